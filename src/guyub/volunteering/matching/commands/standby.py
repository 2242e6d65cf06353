"""Stand-bys, asked by name: they come only if somebody else does not, and move up by themselves."""

from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected
from guyub.workshop.activities.commands.facts import facts_of
from guyub.workshop.activities.models import SignUp
from guyub.workshop.notices.commands import tell

from .. import policy
from ..models import Placement
from ..queries.instance import open_shifts
from ..queries.pool import metres_to, pool_of
from ..queries.words import problem_sentence

MOST = 50


@command(policy.may_ask_standbys, joined=("group__place", "job"), notes=("shift_id", "people"))
def ask_standbys(actor, proposal, *, shift_id, people):
    """Ask these people to stand by for a shift; every rule is judged for each of them, and if one may not, none is asked."""
    if proposal.approved_at is None:
        raise Rejected(_("Setujui dulu usulannya; sesudah itu cadangan bisa ditanya."))
    shift = open_shifts(proposal.group, proposal.wanted).filter(pk=shift_id).first()
    if shift is None:
        raise Rejected(_("Giliran ini tidak ada lagi, atau bukan dari kelompok ini."), field="shift")
    wanted = list(dict.fromkeys(people))
    if not wanted:
        raise Rejected(_("Pilih paling sedikit satu orang."), field="people")
    if len(wanted) > MOST:
        raise Rejected(_("Paling banyak 50 cadangan sekaligus."), field="people")
    signed = SignUp.objects.filter(shift=shift, person_id__in=wanted, withdrawn_at=None)
    there = set(signed.values_list("person_id", flat=True))
    pool = pool_of(proposal.group, [shift], others=proposal.others, only=wanted)
    for pk in wanted:
        if (candidate := pool.people.get(pk)) is None:
            raise Rejected(_("Salah satu dari mereka tidak tersedia."), field="people")
        if pk in there:
            raise Rejected(_("%(name)s sudah terdaftar di giliran ini.") % {"name": candidate.name}, field="people")
        if codes := pool.problems(candidate, shift, first=True):
            raise Rejected(problem_sentence(codes[0], candidate.name), field="people")
    made = [asked_as_standby(proposal, shift, pool.people[pk]) for pk in wanted]
    tell(wanted, "matching/standby", url="/ajakan/", **facts_of(shift))
    return made


def asked_as_standby(proposal, shift, candidate):
    forget_dropped(proposal, shift.pk, candidate.id)
    return Placement.objects.create(proposal=proposal, person_id=candidate.id, shift=shift, standby=True, by_hand=True,
                                    metres=metres_to(candidate, shift), asked_at=timezone.now())


def forget_dropped(proposal, shift_id, person_id):
    """Who could not be asked at approval may be asked after all."""
    Placement.objects.filter(proposal=proposal, shift_id=shift_id, person_id=person_id, removed_at=None).exclude(
        dropped_why="").update(removed_at=timezone.now())

