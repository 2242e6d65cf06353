from django.db import models
from django.utils import timezone


class StatusList(models.Model):
    """A list of bits of which each belongs to one credential or showing; signed by the key that signed those."""

    group = models.ForeignKey("groups.Group", on_delete=models.PROTECT, related_name="+")
    key = models.ForeignKey("credentials.Key", on_delete=models.PROTECT, related_name="lists")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["group", "key"], name="status_list_of_group")]

    def __str__(self):
        return f"status list {self.pk}"

    @property
    def path(self):
        return f"/penerbit/{self.group_id}/status/{self.pk}/"


class Mark(models.Model):
    """One place in a status list, drawn by lot; its bit is set from `revoked_at` on."""

    list = models.ForeignKey(StatusList, on_delete=models.PROTECT, related_name="marks")
    place = models.PositiveIntegerField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["list", "place"], name="mark_place_once")]
        indexes = [models.Index(fields=["list"], condition=models.Q(revoked_at__isnull=False), name="mark_revoked")]

    def __str__(self):
        return f"mark {self.list_id}/{self.place}"
