from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

FAMILIES = {
    "relief": _("Kebencanaan"), "rescue": _("Penyelamatan"), "health": _("Kesehatan"), "care": _("Pendampingan"),
    "driving": _("Mengemudi"), "language": _("Bahasa"), "education": _("Pendidikan"), "law": _("Hukum"),
    "office": _("Perkantoran"), "technology": _("Teknologi"), "household": _("Keterampilan"),
    "environment": _("Lingkungan"),
}


class Level(models.IntegerChoices):
    BASIC = 1, _("dasar")
    SKILLED = 2, _("terampil")
    EXPERT = 3, _("ahli")
    TRAINER = 4, _("pelatih")


class Skill(models.Model):
    """Something a person can do; `licensed` means that a legal licence is its evidence.

    `includes` is closed: what an included skill includes stands here too, so that one join judges a requirement.
    """

    code = models.SlugField(max_length=40, unique=True)
    title_id = models.CharField(max_length=120)
    title_en = models.CharField(max_length=120)
    family = models.CharField(max_length=20)
    licensed = models.BooleanField(default=False)
    words = models.TextField(blank=True)
    licence_shape = models.CharField(max_length=40, blank=True)  # see rules.fits; empty: any number is taken
    licence_source = models.CharField(max_length=200, blank=True)
    licence_checked_on = models.DateField(null=True)
    includes = models.ManyToManyField("self", symmetrical=False, related_name="+")

    class Meta:
        ordering = ["family", "title_id"]

    def __str__(self):
        return self.title_en if get_language() == "en" else self.title_id

    @property
    def family_title(self):
        return str(FAMILIES.get(self.family, self.family))


class Holding(models.Model):
    """A person holds a skill at a level; it counts for a requirement only while verified and valid.

    Claimed, then verified or refused; a renewal or a higher level is a new row beside the one still valid.
    """

    Level = Level

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(choices=Level.choices, default=Level.BASIC)
    evidence = models.CharField(max_length=120, blank=True)
    claimed_at = models.DateTimeField(default=timezone.now)
    verified_at = models.DateTimeField(null=True)
    verified_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    verifying_group = models.ForeignKey("groups.Group", null=True, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    refused_at = models.DateTimeField(null=True)
    refused_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    warned_days = models.PositiveSmallIntegerField(null=True)  # the last warning said so many days or less are left

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "skill"], condition=Q(verified_at=None, refused_at=None, withdrawn_at=None),
                name="holding_waits_once"),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_from=None) | Q(valid_until__gte=F("valid_from")),
                name="holding_term_forward"),
            models.CheckConstraint(condition=Q(verified_at=None) | Q(refused_at=None), name="holding_answered_once"),
            models.CheckConstraint(
                condition=Q(verified_at=None, verified_by=None, verifying_group=None)
                | Q(verified_at__isnull=False, verified_by__isnull=False, verifying_group__isnull=False,
                    valid_from__isnull=False),
                name="holding_verified_whole"),
            models.CheckConstraint(condition=Q(verified_by=None) | ~Q(verified_by=F("person")),
                                   name="holding_not_verified_by_oneself"),
        ]
        indexes = [
            models.Index(fields=["person"], condition=Q(withdrawn_at=None), name="holding_of_person"),
            models.Index(fields=["skill", "level"], condition=Q(verified_at__isnull=False, withdrawn_at=None),
                         name="holding_valid"),
            models.Index(fields=["valid_until"], condition=Q(verified_at__isnull=False, withdrawn_at=None),
                         name="holding_ending"),
        ]

    def __str__(self):
        return f"{self.person_id} {self.skill_id}"

    @property
    def waiting(self):
        return self.verified_at is None and self.refused_at is None and self.withdrawn_at is None
