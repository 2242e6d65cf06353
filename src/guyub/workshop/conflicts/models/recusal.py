from django.db import models
from django.db.models import Q
from django.utils import timezone

from ..rules import Hit, said
from .case import Case


class Recusal(models.Model):
    """Somebody who has no part in a case, and the kind of link that is why; stands until others clear it, with a reason."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="recusals")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16)
    near = models.BooleanField(default=False)
    capacity = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField(default=timezone.now)
    late = models.BooleanField(default=False)
    cleared_at = models.DateTimeField(null=True)
    cleared_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    clear_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "person", "kind", "near"], name="recusal_once"),
            models.CheckConstraint(condition=Q(cleared_at=None) | ~Q(clear_reason=""), name="recusal_cleared_with_reason"),
        ]
        indexes = [models.Index(fields=["-at"], name="recusal_latest")]

    def __str__(self):
        return f"recusal of {self.person_id} in {self.case_id}"

    @property
    def why(self):
        return said(Hit(self.kind, self.near))


class Suspicion(models.Model):
    """A member's word that somebody has an interest in a case; answered by people without one."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="suspicions")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    raised_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField(default=timezone.now)
    upheld_at = models.DateTimeField(null=True)
    dismissed_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=300, blank=True)
    answered_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(upheld_at=None) | Q(dismissed_at=None), name="suspicion_answered_one_way"),
            models.UniqueConstraint(fields=["case", "person", "raised_by"], condition=Q(upheld_at=None, dismissed_at=None),
                                    name="suspicion_raised_once"),
        ]

    def __str__(self):
        return f"suspicion {self.pk} in {self.case_id}"

    @property
    def waiting(self):
        return self.upheld_at is None and self.dismissed_at is None
