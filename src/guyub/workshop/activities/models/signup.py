from django.db import models
from django.db.models import Q
from django.utils import timezone


class SignUp(models.Model):
    """A person's promise for a shift: placed, or waiting in order of `asked_at`; withdrawn with or without a reason.

    A `standby` waits although there may be room, and moves up once fewer than the shift needs are left.

    `code` is what is typed when the QR cannot be scanned: six characters, unique within the shift's activity.
    """

    shift = models.ForeignKey("activities.Shift", on_delete=models.PROTECT, related_name="signups")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=6)
    assistance = models.CharField(max_length=300, blank=True)
    assistance_answer = models.CharField(max_length=300, blank=True)
    standby = models.BooleanField(default=False, db_default=False)
    through = models.CharField(max_length=24, blank=True)  # the link by which they came; an upper floor knows whose
    asked_at = models.DateTimeField(default=timezone.now)
    placed_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shift", "person"], condition=Q(withdrawn_at=None), name="signup_open_once"),
            models.UniqueConstraint(fields=["shift", "code"], name="signup_code_once"),
        ]
        indexes = [
            models.Index(fields=["person", "placed_at"], condition=Q(withdrawn_at=None), name="signup_of_person"),
            models.Index(fields=["shift", "asked_at"], condition=Q(withdrawn_at=None, placed_at=None),
                         name="signup_waiting"),
            models.Index(fields=["shift"], condition=~Q(assistance="") & Q(assistance_answer="", withdrawn_at=None),
                         name="signup_asking"),
        ]

    def __str__(self):
        return f"signup {self.pk}"

    @property
    def open(self):
        return self.withdrawn_at is None


class Swap(models.Model):
    """Somebody who is placed offers the place; who takes it fulfils the same conditions, and both are told."""

    signup = models.ForeignKey(SignUp, on_delete=models.PROTECT, related_name="swaps")
    offered_at = models.DateTimeField(default=timezone.now)
    taken_by = models.ForeignKey(SignUp, null=True, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["signup"], condition=Q(taken_at=None, withdrawn_at=None), name="swap_open_once"),
        ]

    def __str__(self):
        return f"swap {self.pk}"
