from django.db import models
from django.db.models import Q
from django.utils import timezone


class ConsentText(models.Model):
    """What is asked, word for word, by purpose and version; a dated row that the operator may supersede."""

    purpose = models.CharField(max_length=20)
    version = models.PositiveSmallIntegerField()
    required = models.BooleanField(default=False)
    title_id = models.CharField(max_length=120)
    title_en = models.CharField(max_length=120)
    body_id = models.TextField()
    body_en = models.TextField()
    since = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["purpose", "version"], name="consent_text_version")]

    def __str__(self):
        return f"{self.purpose} {self.version}"


class Consent(models.Model):
    """A person's yes to one text, and its end."""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="consents")
    text = models.ForeignKey(ConsentText, on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=20, default="web")
    given_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "text"], condition=Q(withdrawn_at=None), name="consent_once"),
        ]

    def __str__(self):
        return f"{self.person_id}: {self.text_id}"
