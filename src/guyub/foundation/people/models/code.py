from django.db import models
from django.utils import timezone


class SignInCode(models.Model):
    """A one-time code for a contact, kept as a keyed hash; `issued_by` is the officer who handed it out, if one did."""

    kind = models.CharField(max_length=5)
    value = models.CharField(max_length=254)
    person = models.ForeignKey("people.Person", null=True, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    name = models.CharField(max_length=120, blank=True)
    issued_by_id = models.BigIntegerField(null=True)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["kind", "value", "-created_at"], name="code_contact")]

    def __str__(self):
        return f"{self.kind} code {self.pk}"
