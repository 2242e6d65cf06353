from django.db import models
from django.db.models import Q
from django.utils import timezone

from .ids import uuid7


class Act(models.Model):
    """One thing that somebody did: written by @command alone, read by reactions and auditors.

    `notes` holds ids and numbers, never names, phones, health or ballots, so that erasing a person
    leaves history whole. The id is made beforehand, so that a transfer can name its act.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=80)
    actor_id = models.BigIntegerField(null=True)
    office = models.CharField(max_length=40, blank=True)
    subject = models.CharField(max_length=80, blank=True)
    made = models.CharField(max_length=80, blank=True)
    notes = models.JSONField(default=dict)
    cause = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [
            models.Index(fields=["subject", "at"], name="act_subject"),
            models.Index(fields=["actor_id", "at"], name="act_actor"),
        ]

    def __str__(self):
        return f"{self.name} {self.subject}"

    @property
    def made_id(self):
        """Primary key of what the act made, or None."""
        return int(self.made.rpartition("/")[2]) if self.made else None

    @property
    def subject_id(self):
        """Primary key of the act's subject, or None."""
        return int(self.subject.rpartition("/")[2]) if self.subject else None


class Outbox(models.Model):
    """A reaction still to be run for an act; written in the command's own transaction."""

    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    reaction = models.CharField(max_length=120)
    tries = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(default=timezone.now)
    error = models.TextField(blank=True)
    dead_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["act", "reaction"], name="outbox_once")]
        indexes = [models.Index(fields=["not_before"], condition=Q(dead_at=None), name="outbox_due")]

    def __str__(self):
        return f"{self.reaction} ({self.tries})"


class Job(models.Model):
    """A long piece of work that the reader may leave: what, how far, how it ended. Runs in batches that resume."""

    kind = models.CharField(max_length=60)
    owner_id = models.BigIntegerField(null=True)
    subject = models.CharField(max_length=80, blank=True)
    source = models.JSONField(default=dict)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    outcome = models.JSONField(default=dict)
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)
    beat_at = models.DateTimeField(default=timezone.now)
    stopped_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["owner_id", "-created_at"], name="job_owner")]

    def __str__(self):
        return f"{self.kind} {self.done}/{self.total}"


class Setting(models.Model):
    """A dated, sourced, editable figure or text of this installation (a legal limit, a default)."""

    name = models.CharField(max_length=60)
    value = models.JSONField()
    unit = models.CharField(max_length=20, blank=True)
    source = models.CharField(max_length=200, blank=True)
    valid_from = models.DateField()
    checked_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "valid_from"], name="setting_dated")]

    def __str__(self):
        return self.name


class Answer(models.Model):
    """What a program was answered to a request with an idempotency key; status 0 while the act is under way."""

    owner = models.CharField(max_length=40)
    key = models.CharField(max_length=255)
    seal = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    media_type = models.CharField(max_length=60, blank=True)
    body = models.TextField(blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "key"], name="answer_once")]
        indexes = [models.Index(fields=["created_at"], name="answer_age")]

    def __str__(self):
        return f"answer {self.status} to {self.owner}"
