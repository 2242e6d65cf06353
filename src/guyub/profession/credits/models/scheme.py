from django.db import models
from django.db.models import Q
from django.utils import timezone

from ..rules.scheme import read


class Scheme(models.Model):
    """What a profession asks of its members. Without a group it is a pattern that groups take over and fill in."""

    group = models.ForeignKey("groups.Group", null=True, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "code"], condition=Q(group__isnull=False), name="scheme_once_in_group"),
            models.UniqueConstraint(fields=["code"], condition=Q(group=None), name="scheme_pattern_once"),
        ]

    def __str__(self):
        return self.name


class Version(models.Model):
    """A scheme as it is from a day on; a draft until published, and never changed afterwards.

    `body` is what rules.scheme.read reads; whoever is enrolled stays with the version of that day until moved.
    """

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    body = models.JSONField()
    why = models.CharField(max_length=300, blank=True)
    valid_from = models.DateField(null=True)
    made_at = models.DateTimeField(default=timezone.now)
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scheme", "number"], name="version_number_once"),
            models.UniqueConstraint(fields=["scheme"], condition=Q(published_at=None), name="version_one_draft"),
        ]

    def __str__(self):
        return f"{self.scheme_id} v{self.number}"

    @property
    def rules(self):
        return read(self.body)
