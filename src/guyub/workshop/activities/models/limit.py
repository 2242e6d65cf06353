from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Rule(models.TextChoices):
    DAY = "day", _("Paling lama bertugas dalam 24 jam")
    WEEK = "week", _("Paling lama bertugas dalam sepekan")
    REST = "rest", _("Istirahat antara dua tugas")
    NIGHTS = "nights", _("Malam berturut-turut")
    COOL = "cool", _("Istirahat sesudah tugas berat")
    NIGHT_FROM = "night_from", _("Malam mulai")
    NIGHT_UNTIL = "night_until", _("Malam berakhir")
    NIGHT_LEAST = "night_least", _("Tugas malam bila sedikitnya")


class LoadLimit(models.Model):
    """How much somebody may carry: of the house (neither group nor person), of a group with its chapters, or of a person.

    `amount` is minutes, for `nights` a number of nights, for a clock time minutes after midnight. The group nearest to the
    activity speaks instead of the house; a person's own row counts wherever it is stricter. `source`: where it comes from.
    """

    Rule = Rule

    group = models.ForeignKey("groups.Group", null=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", null=True, on_delete=models.CASCADE, related_name="+")
    rule = models.CharField(max_length=12, choices=Rule.choices)
    amount = models.PositiveIntegerField()
    source = models.CharField(max_length=300, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    office = models.CharField(max_length=40, blank=True)
    set_by = models.ForeignKey("people.Person", null=True, on_delete=models.SET_NULL, related_name="+")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    checked_on = models.DateField(null=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(group=None) | Q(person=None), name="limit_of_group_or_person"),
            models.CheckConstraint(condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                                   name="limit_forward"),
        ]
        indexes = [
            models.Index(fields=["group", "rule", "-valid_from"], name="limit_of_group"),
            models.Index(fields=["person", "rule"], condition=Q(person__isnull=False), name="limit_of_person"),
        ]

    def __str__(self):
        return f"{self.rule} {self.amount}"
