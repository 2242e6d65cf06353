"""What `guyub check` proves of attendance: hours and the ledger tell the same story."""

from django.db.models import F, Q, Sum

from guyub.core.proofs import proof
from guyub.workshop.ledger.models import Transfer

from .models import Attendance, Shift, SignUp


@proof
def attendances():
    """Each confirmed attendance has one standing transfer of its minutes, from this person to this group."""
    odd = Attendance.objects.filter(confirmed_at__isnull=False).filter(
        ~Q(transfer__amount=F("minutes"))
        | ~(Q(transfer__giver__person=F("person")) | Q(transfer__giver__person__merged_into=F("person")))
        | ~Q(transfer__group=F("shift__activity__group")) | Q(transfer__reversal__isnull=False))
    for attendance in odd.order_by("pk")[:20]:
        yield f"attendance {attendance.pk}: confirmed for {attendance.minutes} minutes, its transfer says otherwise"
    standing = Transfer.objects.filter(key__startswith="attendance/", reversal=None, reverses=None)
    booked = Attendance.objects.filter(transfer__isnull=False)
    if (transfers := standing.count()) != (confirmed := booked.count()):
        yield f"{transfers} transfers of hours stand beside {confirmed} confirmed attendances"


@proof
def shifts():
    """No shift holds more people than it takes, and its counters equal its sign-ups."""
    for shift in Shift.objects.filter(taken__gt=F("most")).order_by("pk")[:20]:
        yield f"shift {shift.pk}: {shift.taken} people on {shift.most} places"
    counted = Shift.objects.aggregate(taken=Sum("taken"), waiting=Sum("waiting"))
    open_ones = SignUp.objects.filter(withdrawn_at=None, shift__cancelled_at=None)
    placed, waiting = open_ones.exclude(placed_at=None).count(), open_ones.filter(placed_at=None).count()
    if (counted["taken"] or 0, counted["waiting"] or 0) != (placed, waiting):
        yield f"shifts count {counted['taken']} placed and {counted['waiting']} waiting, sign-ups {placed} and {waiting}"
