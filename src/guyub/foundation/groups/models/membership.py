from django.db import models
from django.db.models import Q
from django.utils import timezone


class Category(models.Model):
    """A kind of member with its own name and conditions (full, student, honorary)."""

    group = models.ForeignKey("groups.Group", on_delete=models.CASCADE, related_name="categories")
    name = models.CharField(max_length=60)
    conditions = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "name"], name="category_name_once")]

    def __str__(self):
        return self.name


class Membership(models.Model):
    """A person's belonging to a group: asked for, approved or refused, and ended; each a fact with its time."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey("groups.Group", on_delete=models.PROTECT, related_name="memberships")
    category = models.ForeignKey(Category, null=True, on_delete=models.SET_NULL, related_name="memberships")
    number = models.CharField(max_length=40, blank=True)
    message = models.TextField(blank=True)
    through = models.CharField(max_length=24, blank=True)  # the link by which they came; an upper floor knows whose
    applied_at = models.DateTimeField(default=timezone.now)
    approved_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300, blank=True)
    left_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "group"], condition=Q(refused_at=None, left_at=None), name="membership_open_once",
            ),
            models.UniqueConstraint(fields=["group", "number"], condition=~Q(number=""), name="membership_number_once"),
        ]
        indexes = [
            models.Index(fields=["group", "approved_at"], condition=Q(refused_at=None, left_at=None),
                         name="membership_of_group"),
            models.Index(fields=["person"], condition=Q(refused_at=None, left_at=None), name="membership_of_person"),
        ]

    def __str__(self):
        return self.number or f"membership {self.pk}"

    @property
    def waiting(self):
        return self.approved_at is None and self.refused_at is None and self.left_at is None

    @property
    def active(self):
        return self.approved_at is not None and self.left_at is None
