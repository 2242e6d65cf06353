from django.db import models
from django.db.models import Q
from django.utils import timezone


class Contact(models.Model):
    """An e-mail address or a phone number (E.164) of a person; two persons may share one phone."""

    EMAIL, PHONE = "email", "phone"
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="contacts")
    kind = models.CharField(max_length=5, choices=[(EMAIL, "e-mail"), (PHONE, "phone")])
    value = models.CharField(max_length=254)
    created_at = models.DateTimeField(default=timezone.now)
    verified_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind", "value"], name="contact_once_per_person")]
        indexes = [
            models.Index(fields=["kind", "value"], name="contact_value"),
            models.Index(fields=["kind", "value"], condition=Q(verified_at__isnull=False), name="contact_verified"),
        ]

    def __str__(self):
        return self.value
