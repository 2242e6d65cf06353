from django.db import models
from django.db.models import Q
from django.utils import timezone


class Block(models.Model):
    """A group keeps a person from signing up and applying, here and in the groups below, until a day or until lifted."""

    group = models.ForeignKey("groups.Group", on_delete=models.PROTECT, related_name="blocks")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    until = models.DateField(null=True)
    created_at = models.DateTimeField(default=timezone.now)
    blocked_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "group"], condition=Q(lifted_at=None), name="block_once"),
        ]

    def __str__(self):
        return f"block {self.pk} in {self.group_id}"
