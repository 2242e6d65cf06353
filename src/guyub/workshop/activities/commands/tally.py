"""What an activity says of its shifts, kept beside it so that lists need no join."""

from django.db.models import F, Max, Min, Sum
from django.db.models.functions import Greatest
from django.utils import timezone

from ..models import Shift
from ..rules import ROUND

KEPT = ["starts_at", "ends_at", "next_at", "least", "most", "taken", "waiting", "short"]


def tally(activity):
    """Recount the activity's span and the people of its coming round, and store them."""
    shifts = Shift.objects.filter(activity=activity, cancelled_at=None)
    span = shifts.aggregate(first=Min("starts_at"), last=Max("ends_at"))
    activity.starts_at, activity.ends_at = span["first"], span["last"]
    activity.next_at = shifts.filter(ends_at__gt=timezone.now()).aggregate(next=Min("starts_at"))["next"]
    if activity.next_at is not None:
        count_round(activity, shifts)
    activity.save(update_fields=KEPT)


def count_round(activity, shifts):
    sums = shifts.filter(starts_at__gte=activity.next_at, starts_at__lt=activity.next_at + ROUND).aggregate(
        all_least=Sum("least"), all_most=Sum("most"), all_taken=Sum("taken"), all_waiting=Sum("waiting"),
        all_short=Sum(Greatest(F("least") - F("taken"), 0)))
    for name, value in sums.items():
        setattr(activity, name.removeprefix("all_"), value or 0)


def recount(activity_id, shift):
    """After a sign-up changed one shift: recount the coming round, if the shift stands in it."""
    from ..models import Activity

    activity = Activity.objects.select_for_update(no_key=True).get(pk=activity_id)
    if activity.next_at is None or not activity.next_at <= shift.starts_at < activity.next_at + ROUND:
        return
    count_round(activity, Shift.objects.filter(activity_id=activity_id, cancelled_at=None))
    activity.save(update_fields=["least", "most", "taken", "waiting", "short"])


def touch(activity, *fields):
    """Store these fields of a changed activity; calendars that follow it learn of the change by its sequence."""
    activity.sequence += 1
    activity.changed_at = timezone.now()
    activity.save(update_fields=[*fields, "sequence", "changed_at"])
