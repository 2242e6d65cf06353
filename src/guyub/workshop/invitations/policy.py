"""Who may invite: whoever belongs to the group or holds an office there. Links are seen by their maker and the officers."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guyub.core.policy import No
from guyub.foundation.groups.policy import OFFICERS, within_led

from .models import Invitation

OFFICE = "invitations"


def may_make_invitation(actor, group):
    if actor.person_id is None:
        return No(_("Masuk dulu untuk mengundang."))
    if not group.living:
        return No(_("Kelompok ini belum disetujui atau sudah ditutup, jadi belum bisa mengundang."))
    return actor.belongs(group) or actor.holds(group, *OFFICERS) or No(
        _("Yang mengundang ke kelompok ini adalah anggota dan pengurusnya."))


def may_see_invitation(actor, invitation):
    return own(actor, invitation) or actor.holds(invitation.group, *OFFICERS)


def visible_invitations(actor):
    mine = Q(person_id=actor.person_id) if actor.person_id is not None else Q(pk__in=[])
    return Invitation.objects.filter(mine | within_led(actor, "group", *OFFICERS))


def own(actor, invitation):
    return actor.person_id is not None and actor.person_id == invitation.person_id


may_revoke_invitation = may_see_invitation


def may_count_arrival(actor, invitation):
    return actor.office == OFFICE


def may_join_invitations(actor, person):
    return actor.office == OFFICE
