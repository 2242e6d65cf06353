from django.db import models
from django.db.models import Q
from django.utils import timezone


class Meeting(models.Model):
    """A sitting of a body: called, held, closed with its minutes, which a later meeting adopts."""

    body = models.ForeignKey("decisions.Body", on_delete=models.PROTECT, related_name="meetings")
    title = models.CharField(max_length=120)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    zone = models.CharField(max_length=40, default="Asia/Jakarta")
    place = models.CharField(max_length=160, blank=True)
    called_at = models.DateTimeField(default=timezone.now)
    called_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    sequence = models.PositiveIntegerField(default=0)
    closed_at = models.DateTimeField(null=True)
    closing = models.TextField(blank=True)
    roll = models.JSONField(default=dict)  # who belonged to the body when it closed, and as what
    adopted_at = models.DateTimeField(null=True)
    adopted_in = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(ends_at__gt=models.F("starts_at")), name="meeting_forward")]
        indexes = [models.Index(fields=["body", "-starts_at"], name="meeting_of_body")]

    def __str__(self):
        return self.title


class Attendance(models.Model):
    """Somebody of the body who came."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    came_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="meeting_attended_once")]

    def __str__(self):
        return f"{self.person_id} at {self.meeting_id}"


class Item(models.Model):
    """One point of the agenda, and what was said of it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    proposal = models.ForeignKey("decisions.Proposal", null=True, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "position"], name="item_in_order")]

    def __str__(self):
        return self.title
