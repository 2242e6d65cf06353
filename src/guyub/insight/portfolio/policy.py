"""A record is its person's own; others read what the person shares."""

from django.utils.translation import gettext_lazy as _

from guyub.core.policy import No

from .models import Share

OTHERS = No(_("Ini bukan catatan Anda."))


def may_share_record(actor, person):
    return (actor.person_id is not None and actor.person_id == person.pk) or OTHERS


def may_revoke_share(actor, share):
    return (actor.person_id is not None and actor.person_id == share.person_id) or OTHERS


def may_see_share(actor, share):
    return actor.person_id is not None and actor.person_id == share.person_id


def visible_shares(actor):
    if actor.person_id is None:
        return Share.objects.none()
    return Share.objects.filter(person_id=actor.person_id)
