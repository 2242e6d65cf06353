"""Changes by hand: every rule is judged at once, and said."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected
from guyub.workshop.activities.queries.load import duty_of

from .. import policy
from ..models import Placement
from ..queries.instance import asked_by_shift, open_shifts
from ..queries.pool import metres_to, pool_of
from ..queries.words import problem_sentence
from .proposal import ready

GROUP = ("group__place", "job")
ONE = ("proposal__group__place", "proposal__job", "person", "shift__activity")


class Unfit(Rejected):
    """A person who does not fit a shift; `ways` leads to who would."""

    def __init__(self, sentence, proposal, shift):
        super().__init__(sentence, field="person")
        self.ways = [(_("Lihat siapa yang masih muat"),
                      f"/ruang/{proposal.group.slug}/usulan/{proposal.pk}/?giliran={shift.pk}#usul")]


@command(policy.may_place_person, joined=GROUP, notes=("person_id", "shift_id"))
def place_person(actor, proposal, *, person_id, shift_id):
    """Put somebody at a shift by hand; they stay there when it is worked out anew."""
    ready(proposal)
    return placed(proposal, person_id, shift_id)


def placed(proposal, person_id, shift_id, *, instead_of=None):
    shift = open_shifts(proposal.group).filter(pk=shift_id).first()
    if shift is None:
        raise Rejected(_("Giliran ini tidak ada lagi, atau bukan dari kelompok ini."), field="shift")
    pool = pool_of(proposal.group, [shift], others=proposal.others, only=[person_id])
    candidate = pool.people.get(person_id)
    if candidate is None:
        raise Unfit(_("Orang ini tidak tersedia untuk diusulkan."), proposal, shift)
    here = list(
        Placement.objects.filter(proposal=proposal, removed_at=None, dropped_why="").exclude(pk=instead_of)
        .select_related("shift__activity__group"))
    if any(one.person_id == person_id and one.shift_id == shift.pk for one in here):
        raise Rejected(_("Orang ini sudah diusulkan di giliran itu."), field="person")
    held = shift.taken + asked_by_shift([shift]).get(shift.pk, 0) + sum(one.shift_id == shift.pk for one in here)
    if held >= shift.most:
        raise Rejected(_("Giliran itu sudah penuh dengan usulan ini."), field="shift")
    beside = [replaced(one) for one in here if one.person_id == person_id]
    if codes := pool.problems(candidate, shift, beside, first=True):
        raise Unfit(problem_sentence(codes[0], candidate.name), proposal, shift)
    return Placement.objects.create(proposal=proposal, person_id=person_id, shift=shift, metres=metres_to(candidate, shift),
                                    by_hand=True, locked_at=timezone.now())


def replaced(placement):
    duty = duty_of(placement.shift)
    return type(duty)(duty.starts_at, duty.ends_at, duty.hard, placement)


@command(policy.may_move_placement, joined=ONE, notes=("shift_id",))
def move_placement(actor, placement, *, shift_id):
    """Put a proposed person at another shift; where that breaks a rule, nothing changes."""
    still_here(placement)
    if placement.shift_id == shift_id:
        raise Rejected(_("Orang ini sudah di giliran itu."), field="shift")
    with transaction.atomic():
        made = placed(placement.proposal, placement.person_id, shift_id, instead_of=placement.pk)
        take_away(placement)
    return made


@command(policy.may_remove_placement, joined=ONE)
def remove_placement(actor, placement):
    """Take somebody out of a proposal; nobody was asked yet."""
    still_here(placement)
    take_away(placement)
    return placement


def take_away(placement):
    placement.removed_at = timezone.now()
    placement.locked_at = None
    placement.save(update_fields=["removed_at", "locked_at"])


@command(policy.may_lock_placement, joined=ONE)
def lock_placement(actor, placement):
    """Keep somebody at this shift whatever is worked out anew."""
    still_here(placement)
    placement.locked_at = timezone.now()
    placement.save(update_fields=["locked_at"])
    return placement


@command(policy.may_unlock_placement, joined=ONE)
def unlock_placement(actor, placement):
    """Let the working out decide again."""
    still_here(placement)
    placement.locked_at = None
    placement.save(update_fields=["locked_at"])
    return placement


def still_here(placement):
    ready(placement.proposal)
    if placement.removed_at:
        raise Rejected(_("Orang ini sudah dikeluarkan dari usulan."))
