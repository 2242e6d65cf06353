from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Sex(models.TextChoices):
    FEMALE = "f", _("Perempuan")
    MALE = "m", _("Laki-laki")


class Age(models.TextChoices):
    CHILD = "0-17", _("di bawah 18")
    YOUNG = "18-24", _("18–24")
    THIRD = "25-34", _("25–34")
    FOURTH = "35-44", _("35–44")
    FIFTH = "45-54", _("45–54")
    SIXTH = "55-64", _("55–64")
    OLD = "65", _("65 ke atas")


class Disability(models.TextChoices):
    NONE = "no", _("Tidak ada disabilitas")
    YES = "yes", _("Ada disabilitas")


class Portrait(models.Model):
    """What somebody freely said for statistics, under one consent; it goes with that consent, is shown only as counts."""

    Sex, Age, Disability = Sex, Age, Disability

    person = models.OneToOneField("people.Person", on_delete=models.CASCADE, related_name="portrait")
    consent = models.ForeignKey("people.Consent", on_delete=models.CASCADE, related_name="+")
    sex = models.CharField(max_length=1, choices=Sex.choices, blank=True)
    age = models.CharField(max_length=5, choices=Age.choices, blank=True)
    disability = models.CharField(max_length=3, choices=Disability.choices, blank=True)
    district = models.ForeignKey("places.Place", null=True, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"portrait {self.pk}"
