from django.db import models
from django.utils import timezone


class Key(models.Model):
    """A public key by which this house signs credentials; the private half is derived from the secret key and kept nowhere.

    A retired key signs nothing more, and what it signed still holds. A revoked one is not trusted: what it signed is signed
    anew. Keys are never deleted, since others have to find the old ones.
    """

    number = models.PositiveIntegerField(unique=True)
    public = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    retired_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    def __str__(self):
        return f"key {self.number}"

    @property
    def purpose(self):
        return f"credentials.{self.number}"

    @property
    def trusted(self):
        return self.revoked_at is None
