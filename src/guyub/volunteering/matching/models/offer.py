from django.db import models
from django.db.models import Q
from django.utils import timezone

from ..rules import EVERY_DAY


class Offer(models.Model):
    """What somebody is ready to give again and again: in words, on which days, near which place, until when.

    `days` is a sum of 1 for Monday, 2 for Tuesday, 4 for Wednesday and so on; `km` 0 means in that very place.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=160)
    skill = models.ForeignKey("skills.Skill", null=True, on_delete=models.PROTECT, related_name="+")
    section = models.CharField(max_length=1, blank=True)
    days = models.PositiveSmallIntegerField(default=EVERY_DAY)
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    km = models.PositiveSmallIntegerField(default=25)
    until = models.DateField()
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(days__gte=1, days__lte=EVERY_DAY), name="offer_on_some_day")]
        indexes = [
            models.Index(fields=["person", "-made_at"], name="offer_of_person"),
            models.Index(fields=["place", "until"], condition=Q(ended_at=None), name="offer_by_place"),
        ]

    def __str__(self):
        return self.words

    @property
    def open(self):
        return self.ended_at is None and self.until >= timezone.localdate()


class Suggestion(models.Model):
    """An activity that somebody was told of because of an offer: once for each activity and person."""

    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="suggestions")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    activity = models.ForeignKey("activities.Activity", on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "activity"], name="suggestion_once")]
        indexes = [models.Index(fields=["activity"], name="suggestion_of_activity")]

    def __str__(self):
        return f"suggestion {self.pk}"
