from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected
from guyub.foundation.people.models import Person
from guyub.workshop.notices.commands import tell

from .. import policy
from ..models import Attendance, SignUp, Swap
from .facts import facts_of
from .signup import fitting, free_code, locked_shift

JOINED = ("shift__activity__group", "shift__role")


@command(policy.may_offer_swap, joined=JOINED)
def offer_swap(actor, signup):
    """Offer one's place to others; it stays one's own until somebody takes it."""
    if signup.withdrawn_at or signup.placed_at is None:
        raise Rejected(_("Hanya giliran yang Anda pegang yang bisa ditawarkan."))
    if signup.shift.starts_at <= timezone.now():
        raise Rejected(_("Giliran ini sudah mulai."))
    if Swap.objects.filter(signup=signup, taken_at=None, withdrawn_at=None).exists():
        raise Rejected(_("Giliran ini sudah Anda tawarkan."))
    return Swap.objects.create(signup=signup)


@command(policy.may_withdraw_swap, joined=("signup",))
def withdraw_swap(actor, swap):
    """Keep one's place after all."""
    still_open(swap)
    swap.withdrawn_at = timezone.now()
    swap.save(update_fields=["withdrawn_at"])
    return swap


@command(policy.may_take_swap, joined=("signup__shift__activity__group", "signup__shift__role"))
def take_swap(actor, swap):
    """Take the place that somebody offers; the conditions of the role hold for who takes it."""
    shift = locked_shift(swap.signup.shift_id)
    still_open(swap)
    old = SignUp.objects.select_for_update(no_key=True).get(pk=swap.signup_id)
    if old.withdrawn_at or Attendance.objects.filter(signup=old).exists() or shift.starts_at <= timezone.now():
        raise Rejected(_("Tawaran ini sudah tidak berlaku."))
    Person.objects.select_for_update(no_key=True).get(pk=actor.person_id)
    waiting = SignUp.objects.filter(shift=shift, person_id=actor.person_id, withdrawn_at=None, placed_at=None).first()
    fitting(actor.person_id, shift, instead_of=waiting.pk if waiting else None)
    now = timezone.now()
    old.withdrawn_at = now
    old.save(update_fields=["withdrawn_at"])
    if waiting:
        waiting.placed_at = now
        waiting.save(update_fields=["placed_at"])
        shift.waiting -= 1
        shift.save(update_fields=["waiting"])
        mine = waiting
    else:
        mine = SignUp.objects.create(
            shift=shift, person_id=actor.person_id, code=free_code(shift), asked_at=now, placed_at=now)
    swap.taken_by, swap.taken_at = mine, now
    swap.save(update_fields=["taken_by", "taken_at"])
    tell([old.person_id, actor.person_id], "activities/swap_taken", url="/giliran/", **facts_of(shift))
    return mine


def still_open(swap):
    if swap.taken_at or swap.withdrawn_at:
        raise Rejected(_("Tawaran ini sudah diambil atau ditarik."))
