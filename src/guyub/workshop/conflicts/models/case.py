from django.db import models
from django.utils import timezone

from ..rules import Parties
from .link import ONE_PARTY, Outside, Weight


class Case(models.Model):
    """One thing to be judged or paid: its group, the act, its parties, and where it is read. Floors above open it."""

    group = models.ForeignKey("groups.Group", on_delete=models.PROTECT, related_name="+")
    act = models.CharField(max_length=12, choices=Weight.choices)
    title = models.CharField(max_length=160)
    url = models.CharField(max_length=200, blank=True)
    opened_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return self.title

    @property
    def concerned(self):
        """The Parties of the case; one statement, unless prefetched."""
        rows = [(one.group_id, one.other_id, one.outside_id) for one in self.parties.all()]
        return Parties(*(frozenset(pk for pk in column if pk) for column in zip(*rows, strict=True))) if rows else Parties()


class Party(models.Model):
    """One of those whom a case concerns."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="parties")
    group = models.ForeignKey("groups.Group", null=True, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    outside = models.ForeignKey(Outside, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=ONE_PARTY, name="party_is_one")]

    def __str__(self):
        return f"party of case {self.case_id}"
