from django.db import models
from django.db.models import Q
from django.utils import timezone

from guyub.core.ids import uuid7


class Webhook(models.Model):
    """Where a group's acts, and those of the groups below it, are told. The secret is derived and never stored.

    `failures` in a row since `failing_since`; nothing is tried before `not_before`; `paused_as` says why it rests.
    """

    FAILING, GONE, RESTING = "failing", "gone", "resting"

    group = models.ForeignKey("groups.Group", on_delete=models.PROTECT, related_name="+")
    url = models.URLField(max_length=500)
    kinds = models.JSONField()
    salt = models.CharField(max_length=32)
    version = models.PositiveSmallIntegerField(default=1)
    rotated_at = models.DateTimeField(null=True)
    made_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    failures = models.PositiveIntegerField(default=0)
    failing_since = models.DateTimeField(null=True)
    not_before = models.DateTimeField(default=timezone.now)
    paused_at = models.DateTimeField(null=True)
    paused_as = models.CharField(max_length=8, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["group"], condition=Q(ended_at=None), name="webhook_of_group")]

    def __str__(self):
        return f"webhook {self.pk}"


class Delivery(models.Model):
    """One message to one webhook, written when the act is heard of; the worker claims, sends and marks it.

    `message` is the same for each try, so that a receiver can tell a repetition.
    """

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    message = models.UUIDField(default=uuid7, unique=True)
    kind = models.CharField(max_length=40)
    body = models.TextField()
    created_at = models.DateTimeField(default=timezone.now)
    not_before = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    status = models.PositiveSmallIntegerField(null=True)
    error = models.CharField(max_length=10, blank=True)
    delivered_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["webhook", "-id"], name="delivery_log"),
            models.Index(fields=["webhook", "not_before"], condition=Q(delivered_at=None, failed_at=None),
                         name="delivery_due"),
            models.Index(fields=["created_at"], name="delivery_age"),
        ]

    def __str__(self):
        return f"{self.kind} {self.message}"
