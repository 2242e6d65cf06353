from django.db import models
from django.utils import timezone


class FeedToken(models.Model):
    """Opens one person's private calendar feed to who holds it, until revoked; kept as a hash."""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(null=True)

    def __str__(self):
        return f"feed token {self.pk}"
