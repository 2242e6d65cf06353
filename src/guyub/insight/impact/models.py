from django.db import models
from django.db.models import Q


class Presence(models.Model):
    """Somebody or something was there: how many standing entries of a person, an activity, a group or a regency lie in one
    place, field and month. These rows are what people and activities are counted from (`rules.cells` says how).

    `area` is the path of the place, `month` is 2026-11; only unpaid time counts.
    """

    class Kind(models.TextChoices):
        PERSON = "p"
        ACTIVITY = "a"
        GROUP = "g"
        REGENCY = "r"

    kind = models.CharField(max_length=1, choices=Kind.choices)
    ref = models.BigIntegerField()
    group = models.ForeignKey("groups.Group", on_delete=models.PROTECT, related_name="+")
    area = models.CharField(max_length=40, blank=True)
    section = models.CharField(max_length=1, blank=True)
    month = models.CharField(max_length=7)
    count = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "ref", "month", "group", "area", "section"], name="presence_once"),
        ]
        indexes = [models.Index(fields=["group", "kind"], name="presence_by_group")]

    def __str__(self):
        return f"{self.kind}{self.ref} {self.month}"


class Figure(models.Model):
    """One cell: a measure in a scope, an area, a field and a period; kept by a reaction, proved by `guyub check`.

    `measure` is unit/purpose (minute/service, minute/paid, rupiah/service …), or people, activities, groups, regencies.
    `count` is the number of entries under an amount. `period` is a month (2026-11) or a year (2026); `area` "" is
    everywhere, `section` "" is every field.
    """

    class Scope(models.TextChoices):
        AREA = "a"  # everybody in an area
        TREE = "t"  # a group with all below it, everywhere
        OWN = "o"  # a group by itself, in an area

    key = models.CharField(max_length=90, unique=True)
    scope = models.CharField(max_length=1, choices=Scope.choices)
    area = models.CharField(max_length=40, blank=True)
    group = models.ForeignKey("groups.Group", null=True, on_delete=models.PROTECT, related_name="+")
    section = models.CharField(max_length=1, blank=True)
    period = models.CharField(max_length=7)
    measure = models.CharField(max_length=24)
    value = models.BigIntegerField(default=0)
    count = models.IntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["scope", "area", "period", "section"], name="figure_by_area"),
            models.Index(fields=["group", "scope", "period"], condition=Q(group__isnull=False), name="figure_by_group"),
            models.Index(fields=["area", "period", "measure", "-value"], condition=Q(scope="o"), name="figure_largest"),
        ]

    def __str__(self):
        return self.key


class Participation(models.Model):
    """How many of a year's people said a thing about themselves; counted once a month, stored only as it may be shown.

    `people` is rounded down to fives, and None where there are too few, or where a sum would give too few away. `answers` is
    how many said anything of this trait.
    """

    class Trait(models.TextChoices):
        SEX = "sex"
        AGE = "age"
        DISABILITY = "disability"
        DISTRICT = "district"

    year = models.PositiveSmallIntegerField()
    trait = models.CharField(max_length=10, choices=Trait.choices)
    value = models.CharField(max_length=20)
    people = models.PositiveIntegerField(null=True)
    answers = models.PositiveIntegerField(null=True)
    counted_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["year", "trait", "value"], name="participation_once")]

    def __str__(self):
        return f"{self.trait} {self.value} {self.year}"


class Clock(models.Model):
    """One row, locked by whoever changes figures; while `held_until` lies ahead, a recount is reading and reactions wait."""

    held_until = models.DateTimeField(null=True)

    def __str__(self):
        return "clock"
