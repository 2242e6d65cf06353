"""Places are public; who is signed in may add one abroad."""


def may_add_place_abroad(actor, nothing):
    return actor.person_id is not None
