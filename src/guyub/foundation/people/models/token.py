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


class AccessToken(models.Model):
    """Lets a program act as its owner within some scopes until a day; kept as a hash, shown once. `hint` tells it apart."""

    login = models.ForeignKey("people.Login", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=60)
    scopes = models.JSONField()
    digest = models.CharField(max_length=64, unique=True)
    hint = models.CharField(max_length=4)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["login", "-created_at"], name="access_token_of_login")]

    def __str__(self):
        return f"access token {self.pk}"
