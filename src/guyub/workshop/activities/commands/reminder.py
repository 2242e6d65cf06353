from django.utils import timezone

from guyub.core.commands import command
from guyub.workshop.notices.commands import tell

from .. import policy, rules
from ..models import SignUp
from .facts import facts_of


@command(policy.may_remind_shift, joined=("activity__group", "activity__place", "role"))
def remind_shift(actor, shift):
    """Remind everybody who has a place in a shift that is near, once; returns how many."""
    now = timezone.now()
    if shift.cancelled_at or not shift.activity.live or not now < shift.starts_at <= now + rules.REMIND:
        return 0
    signups = SignUp.objects.filter(
        shift=shift, withdrawn_at=None, placed_at__lte=now - rules.JUST_TOLD, reminded_at=None)
    people = list(signups.values_list("person_id", flat=True))
    signups.filter(person_id__in=people).update(reminded_at=now)
    tell(people, "activities/reminder", url="/giliran/", **facts_of(shift))
    return len(people)
