from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Benefit(models.TextChoices):
    TRAINING = "training", _("Pelatihan")
    INSURANCE = "insurance", _("Asuransi")
    CERTIFICATE = "certificate", _("Sertifikat")
    MEAL = "meal", _("Makan")
    TRANSPORT = "transport", _("Transpor")


class Role(models.Model):
    """What somebody does in an activity, what it takes, and what it brings. `paid` hours never count as volunteering.

    `benefits` are what everybody in this role is promised before joining; `benefit_note` says more in words.
    """

    Benefit = Benefit

    activity = models.ForeignKey("activities.Activity", on_delete=models.CASCADE, related_name="roles")
    name = models.CharField(max_length=60)
    note = models.CharField(max_length=120, blank=True)
    skill = models.ForeignKey("skills.Skill", null=True, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(default=1)
    paid = models.BooleanField(default=False)
    benefits = models.JSONField(default=list)
    benefit_note = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "name"], name="role_name_once")]

    def __str__(self):
        return self.name


class Shift(models.Model):
    """One role at one time: at least `least` and at most `most` people. `taken` and `waiting` are kept under its lock.

    A shift of the activity's own (without `repeat_of`) is the pattern that its rule repeats, while `repeats`.
    A shift is hard duty if it or its activity is marked `hard`.
    """

    activity = models.ForeignKey("activities.Activity", on_delete=models.CASCADE, related_name="shifts")
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="+")
    repeat_of = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="+")
    repeats = models.BooleanField(default=True)
    hard = models.BooleanField(default=False)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    least = models.PositiveIntegerField(default=1)
    most = models.PositiveIntegerField(default=1)
    taken = models.PositiveIntegerField(default=0)
    waiting = models.PositiveIntegerField(default=0)
    cancelled_at = models.DateTimeField(null=True)
    cancel_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="shift_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(least__lte=F("most")), name="shift_least_below_most"),
            models.CheckConstraint(condition=Q(taken__lte=F("most")), name="shift_never_overfull"),
            models.UniqueConstraint(fields=["activity", "role", "starts_at"], name="shift_once"),
        ]
        indexes = [
            models.Index(fields=["activity", "starts_at"], name="shift_of_activity"),
            models.Index(fields=["starts_at"], condition=Q(cancelled_at=None, taken__gt=0), name="shift_to_remind"),
        ]

    def __str__(self):
        return f"shift {self.pk}"
