from django.db import models
from django.utils import timezone


class Transcript(models.Model):
    """What the official system says, as the member gave it in: read line by line, compared, and never counted.

    `lines` is [{"day", "title", "number", "amount", "category"}]; `unread` counts lines that could not be read.
    """

    enrolment = models.ForeignKey("credits.Enrolment", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)
    lines = models.JSONField(default=list)
    unread = models.PositiveSmallIntegerField(default=0)
    given_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["enrolment", "-given_at"], name="transcript_latest")]

    def __str__(self):
        return self.name
