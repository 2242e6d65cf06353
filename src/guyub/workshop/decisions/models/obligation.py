from django.db import models
from django.db.models import Q
from django.utils import timezone


class Obligation(models.Model):
    """What follows from a decision: who does what by when; done, or dropped with a reason."""

    proposal = models.ForeignKey("decisions.Proposal", on_delete=models.PROTECT, related_name="obligations")
    what = models.CharField(max_length=200)
    owner = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    due = models.DateField()
    made_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)
    reminded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(done_at=None) | Q(dropped_at=None), name="obligation_ends_one_way"),
            models.CheckConstraint(condition=Q(dropped_at=None) | ~Q(reason=""), name="obligation_dropped_with_reason"),
        ]
        indexes = [models.Index(fields=["due"], condition=Q(done_at=None, dropped_at=None), name="obligation_due")]

    def __str__(self):
        return self.what
