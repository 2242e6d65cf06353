"""Approving a proposal, asking people, and what they answer."""

from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected
from guyub.workshop.activities.commands import sign_up
from guyub.workshop.activities.commands.facts import facts_of
from guyub.workshop.activities.models import Shift, SignUp
from guyub.workshop.notices.commands import tell

from .. import policy
from ..models import Placement
from ..queries.instance import asked_by_shift, taken_out
from ..queries.pool import metres_to, pool_of
from .placement import replaced
from .proposal import ready
from .standby import asked_as_standby, forget_dropped

GROUP = ("group__place", "job")
ONE = ("proposal__group", "shift__activity__group", "shift__role", "person")


@command(policy.may_approve_proposal, joined=GROUP)
def approve_proposal(actor, proposal):
    """Ask everybody who is proposed. Who no longer fits (a shift was called off or filled, somebody is busy by now) is not
    asked, and the coordinator sees whom and why."""
    ready(proposal)
    now = timezone.now()
    rows = list(
        Placement.objects.filter(proposal=proposal, removed_at=None).select_related("person")
        .order_by("-by_hand", "shift__starts_at", "pk"))
    if not rows:
        raise Rejected(_("Belum ada orang di usulan ini."))
    shifts = {
        shift.pk: shift for shift in Shift.objects.filter(pk__in={row.shift_id for row in rows})
        .select_related("activity__group__place", "activity__place", "role__skill")}
    room = asked_by_shift(list(shifts.values()))
    pool = pool_of(proposal.group, list(shifts.values()), others=proposal.others, only={row.person_id for row in rows})
    beside, asked = {}, []
    for row in rows:
        row.shift = shift = shifts[row.shift_id]
        row.dropped_why = why_not(pool, row, shift, room, beside, now)
        if not row.dropped_why:
            row.asked_at = now
            room[shift.pk] = room.get(shift.pk, 0) + 1
            beside.setdefault(row.person_id, []).append(replaced(row))
            asked.append(row)
    Placement.objects.bulk_update(rows, ["dropped_why", "asked_at"], batch_size=500)
    proposal.approved_at, proposal.approved_by_id = now, actor.person_id
    proposal.save(update_fields=["approved_at", "approved_by"])
    tell_asked(asked)
    return proposal


def why_not(pool, row, shift, room, beside, now):
    """"" or the reason for which this person is not asked after all."""
    if shift.cancelled_at or shift.activity.cancelled_at:
        return "cancelled"
    if shift.starts_at <= now:
        return "begun"
    if shift.taken + room.get(shift.pk, 0) >= shift.most:
        return "full"
    candidate = pool.people.get(row.person_id)
    if candidate is None:
        return "unavailable"
    codes = pool.problems(candidate, shift, beside.get(row.person_id, ()), first=True)
    return codes[0] if codes else ""


def tell_asked(rows):
    """One notice for each person and shift, told shift by shift."""
    by_shift = {}
    for row in rows:
        by_shift.setdefault(row.shift_id, []).append(row)
    for some in by_shift.values():
        tell([row.person_id for row in some], "matching/placed", url="/ajakan/", **facts_of(some[0].shift))


@command(policy.may_accept_placement, joined=ONE)
def accept_placement(actor, placement):
    """Say yes: one signs up for the shift, by the same rules as everybody."""
    answerable(placement)
    signup = SignUp.objects.filter(shift_id=placement.shift_id, person_id=placement.person_id, withdrawn_at=None).first()
    if signup is None:
        signup = sign_up(actor, placement.shift, standby=placement.standby)
    placement.accepted_at = timezone.now()
    placement.save(update_fields=["accepted_at"])
    return signup


@command(policy.may_decline_placement, joined=ONE)
def decline_placement(actor, placement):
    """Say no, without a reason: the place is free again, and who could take it is worked out."""
    answerable(placement)
    placement.declined_at = timezone.now()
    placement.save(update_fields=["declined_at"])
    board = f"/ruang/{placement.proposal.group.slug}/usulan/{placement.proposal_id}/"
    notice, url = ("matching/declined", board) if not placement.standby else (
        "matching/standby_declined", f"{board}cadangan/{placement.shift_id}/")
    tell([placement.proposal.approved_by_id], notice, url=url, **facts_of(placement.shift))
    return placement


def answerable(placement):
    if not placement.asked_at or placement.removed_at:
        raise Rejected(_("Ajakan ini sudah tidak berlaku."))
    if placement.accepted_at:
        raise Rejected(_("Anda sudah menyanggupi giliran ini."))
    if placement.declined_at:
        raise Rejected(_("Anda sudah menolak ajakan ini."))
    shift = placement.shift
    if shift.cancelled_at or shift.activity.cancelled_at:
        raise Rejected(_("Giliran ini sudah dibatalkan."))
    if shift.ends_at <= timezone.now():
        raise Rejected(_("Giliran ini sudah lewat."))


@command(policy.may_ask_substitute, joined=ONE)
def ask_substitute(actor, placement):
    """Fill a declined or vacated place, as the coordinator chose: who fits, carries least and lives nearest is asked.

    Returns the new placement, or None when nobody fits.
    """
    proposal = placement.proposal
    shift = (
        Shift.objects.select_related("activity__group__place", "activity__place", "role__skill").get(pk=placement.shift_id))
    waiting = asked_by_shift([shift]).get(shift.pk, 0)
    if shift.cancelled_at or shift.activity.cancelled_at or shift.starts_at <= timezone.now():
        return None
    if not placement.standby and shift.taken + waiting >= shift.most:
        return None
    pool = pool_of(proposal.group, [shift], others=proposal.others)
    pool.declined |= taken_out(proposal)
    person = substitute(pool, shift)
    if person is None:
        return None
    if placement.standby:
        made = asked_as_standby(proposal, shift, person)
        tell([person.id], "matching/standby", url="/ajakan/", **facts_of(shift))
        return made
    forget_dropped(proposal, shift.pk, person.id)
    made = Placement.objects.create(proposal=proposal, person_id=person.id, shift=shift, metres=metres_to(person, shift),
                                    asked_at=timezone.now())
    made.shift = shift
    tell_asked([made])
    return made


def substitute(pool, shift):
    """The candidate who fits, carries the fewest duties around the shift and lives nearest."""
    near = sorted(pool.people.values(), key=lambda one: (len(one.duties), metres_to(one, shift), one.id))
    for one in near:
        if not pool.problems(one, shift, first=True):
            return one
    return None
