from django.db import models
from django.db.models import Q
from django.utils import timezone


class Readiness(models.Model):
    """When, how far and how much somebody is ready to serve when coordinators propose them; kept while they consent to that.

    `slots`: a bit for each quarter of each day, Monday's first six hours being the lowest. `minutes` are the most in a week.
    """

    person = models.OneToOneField("people.Person", on_delete=models.CASCADE, related_name="+")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    km = models.PositiveSmallIntegerField(default=25)
    minutes = models.PositiveIntegerField(default=12 * 60)
    slots = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(slots__gte=1, slots__lt=1 << 28), name="ready_at_some_time")]

    def __str__(self):
        return f"readiness {self.pk}"
