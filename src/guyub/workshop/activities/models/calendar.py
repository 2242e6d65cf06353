from django.db import models
from django.utils import timezone


class Import(models.Model):
    """A calendar file that an officer gave in: what was found, before anything is written, and what became of it.

    From `applied_at` to `ended_at` the chosen events (their uids) are taken in, `done` of `total` so far.
    """

    group = models.ForeignKey("groups.Group", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    found = models.JSONField(default=dict)
    chosen = models.JSONField(default=list)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    made = models.PositiveIntegerField(default=0)
    renewed = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    applied_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    def __str__(self):
        return self.name
