from django.db import models
from django.db.models import Q
from django.utils import timezone


class Notice(models.Model):
    """One thing a person was told. The words come from the template of its kind, in the reader's language."""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=60)
    facts = models.JSONField(default=dict)
    url = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["person", "-created_at"], name="notice_of_person"),
            models.Index(fields=["person"], condition=Q(read_at=None), name="notice_unread"),
        ]

    def __str__(self):
        return f"{self.kind} to {self.person_id}"


class Message(models.Model):
    """One message to the outside, written in the act's transaction; the worker claims, sends and marks it."""

    notice = models.ForeignKey(Notice, null=True, on_delete=models.CASCADE, related_name="+")
    channel = models.CharField(max_length=12)
    address = models.CharField(max_length=254)
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField()
    secret = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)
    not_before = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["not_before"], condition=Q(sent_at=None, failed_at=None), name="message_due")]

    def __str__(self):
        return f"{self.channel} {self.pk}"


class Choice(models.Model):
    """Which channel a person wants for messages; without a row, the best verified contact is used."""

    person = models.OneToOneField("people.Person", on_delete=models.CASCADE, related_name="+")
    email = models.BooleanField(default=True)
    text = models.BooleanField(default=True)

    def __str__(self):
        return f"choice of {self.person_id}"
