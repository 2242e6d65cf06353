from django.db import models
from django.db.models import F, Q


class Attendance(models.Model):
    """A person's presence at a shift. Hours exist only once somebody else confirms them: then `transfer` names the entry.

    `received` are the promised benefits of the role that the coordinator ticked off, at `benefits_at`.
    A reversal empties `confirmed_at`, `minutes` and `transfer` and raises `revision`, so that the fact can be booked again.
    """

    class How(models.TextChoices):
        SCAN = "scan"
        CODE = "code"
        LIST = "list"

    signup = models.OneToOneField("activities.SignUp", on_delete=models.PROTECT, related_name="attendance")
    shift = models.ForeignKey("activities.Shift", on_delete=models.PROTECT, related_name="attendances")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    came_at = models.DateTimeField()
    came_by = models.CharField(max_length=4, choices=How.choices)
    checked_in_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    left_at = models.DateTimeField(null=True)
    minutes = models.PositiveIntegerField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_as = models.CharField(max_length=12, blank=True)
    cosigned_at = models.DateTimeField(null=True)
    cosigned_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    cosigned_as = models.CharField(max_length=12, blank=True)
    declined_at = models.DateTimeField(null=True)
    declined_reason = models.CharField(max_length=300, blank=True)
    received = models.JSONField(default=list)
    benefits_at = models.DateTimeField(null=True)
    revision = models.PositiveSmallIntegerField(default=0)
    transfer = models.OneToOneField("ledger.Transfer", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(left_at=None) | Q(left_at__gte=F("came_at")), name="attendance_forward"),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, transfer=None, minutes=None)
                | Q(confirmed_at__isnull=False, transfer__isnull=False, minutes__gt=0),
                name="attendance_confirmed_whole"),
            models.CheckConstraint(
                condition=Q(cosigned_at=None) | Q(confirmed_at__isnull=False) & ~Q(cosigned_by=F("confirmed_by"))
                & ~Q(cosigned_by=F("person")), name="attendance_cosigned_by_another"),
        ]
        indexes = [
            models.Index(fields=["person", "-day"], name="attendance_of_person"),
            models.Index(fields=["person", "minutes"], condition=Q(minutes__isnull=False), name="attendance_minutes"),
            models.Index(fields=["shift"], condition=Q(confirmed_at=None, declined_at=None), name="attendance_waiting"),
        ]

    def __str__(self):
        return f"attendance {self.pk}"
