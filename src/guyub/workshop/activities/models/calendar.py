from django.db import models
from django.utils import timezone


class Import(models.Model):
    """A calendar file that an officer gave in: what was found, before anything is written, and what became of it."""

    group = models.ForeignKey("groups.Group", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    found = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=timezone.now)
    applied_at = models.DateTimeField(null=True)

    def __str__(self):
        return self.name
