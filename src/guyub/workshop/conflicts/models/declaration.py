from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .link import ONE_PARTY, Kind, Outside

DECLARED = [(kind.value, kind.label) for kind in list(Kind)[:7]]


class Visibility(models.TextChoices):
    PUBLIC = "public", _("Siapa saja boleh membaca")
    CLOSED = "closed", _("Hanya saya; sistem tetap memakainya")


class Declaration(models.Model):
    """An interest that a person has declared, looked through once a year; ended, never deleted."""

    Visibility = Visibility

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=DECLARED)
    group = models.ForeignKey("groups.Group", null=True, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    outside = models.ForeignKey(Outside, null=True, on_delete=models.PROTECT, related_name="declarations")
    relation = models.CharField(max_length=200, blank=True)
    since = models.DateField()
    until = models.DateField(null=True)
    visibility = models.CharField(max_length=8, choices=Visibility.choices, default=Visibility.CLOSED)
    declared_at = models.DateTimeField(default=timezone.now)
    reviewed_on = models.DateField(default=timezone.localdate)
    review_due = models.DateField()
    reminded_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=ONE_PARTY, name="declaration_has_one_party"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=models.F("since")), name="declaration_forward"),
        ]
        indexes = [
            models.Index(fields=["person"], condition=Q(ended_at=None), name="declaration_of_person"),
            models.Index(fields=["review_due"], condition=Q(ended_at=None), name="declaration_due"),
        ]

    def __str__(self):
        return f"declaration {self.pk} of {self.person_id}"

    @property
    def party(self):
        """The party's row."""
        return self.group or self.other or self.outside
