from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class Enrolment(models.Model):
    """A person's cycle in a scheme, by the version it began with. `counted` and `missing` are kept by every act on it.

    `excused` is [{"year", "reason"}]: years that ask for nothing of their own. `result` says how a closed cycle ended,
    for good; `short` is what each category lacked when last reckoned.
    """

    scheme = models.ForeignKey("credits.Scheme", on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey("credits.Version", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    profile = models.CharField(max_length=24, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    carried = models.PositiveIntegerField(default=0)
    excused = models.JSONField(default=list)
    counted = models.PositiveIntegerField(default=0)
    missing = models.PositiveIntegerField(default=0)
    short = models.JSONField(default=dict)
    opened_at = models.DateTimeField(default=timezone.now)
    warned_days = models.PositiveSmallIntegerField(null=True)  # the last warning was for so many days before the end
    closed_at = models.DateTimeField(null=True)
    result = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scheme", "person"], condition=Q(closed_at=None), name="enrolment_open_once"),
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="enrolment_forward"),
        ]
        indexes = [
            models.Index(fields=["person", "-starts_on"], name="enrolment_of_person"),
            models.Index(fields=["scheme", "ends_on", "id"], condition=Q(closed_at=None), name="enrolment_open"),
            models.Index(fields=["ends_on"], condition=Q(closed_at=None, missing__gt=0), name="enrolment_to_warn"),
        ]

    def __str__(self):
        return f"enrolment {self.pk}"

    @property
    def rules(self):
        """The scheme by which this cycle counts."""
        return self.version.rules.of_profile(self.profile)

    @property
    def excused_years(self):
        return {one["year"] for one in self.excused}
