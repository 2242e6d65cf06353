from django.db import models
from django.utils import timezone


class Person(models.Model):
    """Somebody, with or without a login. Erasing blanks this row and the contacts; history keeps the id."""

    name = models.CharField(max_length=120)
    key = models.CharField(max_length=120, db_index=True, editable=False)
    language = models.CharField(max_length=2, default="id")
    home = models.ForeignKey("places.Place", null=True, on_delete=models.PROTECT, related_name="+")
    assistance = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    erased_at = models.DateTimeField(null=True)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self):
        return self.name
