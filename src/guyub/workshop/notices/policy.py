"""Whom notices belong to. A notice is seen by the person it was written to, and by nobody else."""

from .models import Notice

# Floors whose reactions may tell people something in their own name.
OFFICES = frozenset({"activities", "groups", "ledger", "notices", "people", "portal", "skills"})


def may_notify(actor, nothing):
    return actor.office in OFFICES


def may_post_code(actor, nothing):
    """Anybody who signs in; the sign-in page counts how often."""
    return True


def visible_notices(actor):
    return Notice.objects.filter(person_id=actor.person_id) if actor.person_id else Notice.objects.none()


def may_see_notice(actor, notice):
    return actor.person_id is not None and notice.person_id == actor.person_id


may_read_notice = may_see_notice


def _is_oneself(actor, person):
    return actor.person_id is not None and person is not None and person.pk == actor.person_id


may_read_all = may_choose_channels = _is_oneself
