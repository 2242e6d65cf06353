from django.utils.translation import gettext as _

from guyub.core.actors import Actor
from guyub.core.commands import command
from guyub.core.errors import Refused, Rejected
from guyub.foundation.people import commands as people

from .. import policy
from ..models import Office


@command(policy.may_hand_out_code, joined=("group", "person"))
def hand_out_code(actor, membership):
    """Make a one-time sign-in code for a member and return it; the officer reads it out, it is never shown again.

    Whoever holds an office gets a code only from the chair or secretary there or above (or the operator): otherwise a
    coordinator could sign in as the chair.
    """
    if membership.left_at or membership.refused_at:
        raise Rejected(_("Keanggotaan ini sudah berakhir."))
    held = Office.objects.filter(person_id=membership.person_id, ended_at=None).select_related("group")
    for office in held:
        if not actor.operator and not actor.holds(office.group, "chair", "secretary"):
            raise Refused(_("Orang ini pengurus %(group)s. Kodenya dibuat oleh ketua atau sekretaris di sana.")
                          % {"group": office.group.name})
    voice = actor if actor.operator else Actor.office_of("groups")
    _row, plain = people.issue_code(voice, membership.person)
    return plain
