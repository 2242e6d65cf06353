from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Part(models.TextChoices):
    SUMMARY = "summary", _("Ringkasan: jumlah jam, kegiatan, dan kelompok")
    SERVICE = "service", _("Jam pengabdian, baris demi baris")
    LEARNING = "learning", _("Pelatihan dan seminar yang diikuti")
    SKILLS = "skills", _("Kecakapan yang disahkan")
    GROUPS = "groups", _("Keanggotaan dan jabatan")
    MILESTONES = "milestones", _("Tonggak")
    OUTREACH = "outreach", _("Ajakan: berapa orang datang lewat Anda")


class Share(models.Model):
    """A link by which whoever has it reads chosen parts of a person's record, until its last day or until it is taken back.

    The token is kept as it is, since its owner may copy the link again.
    """

    Part = Part

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    token = models.CharField(max_length=43, unique=True)
    label = models.CharField(max_length=80, blank=True)
    parts = models.JSONField()
    until = models.DateField()
    created_at = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["person"], condition=Q(revoked_at=None), name="share_of_person")]

    def __str__(self):
        return f"share {self.pk}"

    @property
    def open(self):
        return self.revoked_at is None and self.until >= timezone.localdate()
