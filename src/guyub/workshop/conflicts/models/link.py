from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What ties a person to a party. The first seven are declared; the rest is what floors below and above know."""

    OFFICE = "office", _("Jabatan")
    OWNERSHIP = "ownership", _("Kepemilikan")
    FAMILY = "family", _("Keluarga")
    BENEFICIARY = "beneficiary", _("Penerima manfaat")
    EMPLOYMENT = "employment", _("Pekerjaan")
    GIFT = "gift", _("Hadiah")
    OTHER = "other", _("Lainnya")
    MEMBERSHIP = "membership", _("Keanggotaan")
    HOUSEHOLD = "household", _("Serumah")
    ACCOUNT = "account", _("Rekening bersama")
    LOAN = "loan", _("Pinjaman")
    TRANSFER = "transfer", _("Pemberian sebelumnya")
    SELF = "self", _("Diri sendiri")


class Weight(models.TextChoices):
    """The acts of judgement and money from which a link may bar."""

    VOTE = "vote", _("Pemungutan suara")
    REVIEW = "review", _("Penilaian")
    AWARD = "award", _("Pemberian hibah atau penghargaan")
    APPROVAL = "approval", _("Persetujuan")
    PAYMENT = "payment", _("Pembayaran")


class Outside(models.Model):
    """A party that has no page here: a company, a foundation, a person without account; `key` is its name as compared."""

    name = models.CharField(max_length=120)
    key = models.CharField(max_length=120, unique=True)

    def __str__(self):
        return self.name


ONE_PARTY = (
    Q(group__isnull=False, other=None, outside=None) | Q(group=None, other__isnull=False, outside=None)
    | Q(group=None, other=None, outside__isnull=False))


class Link(models.Model):
    """What ties a person to a group, another person or an outside party, from when to when.

    Offices and memberships of groups here are not repeated: they are read where they stand, so they are never late.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    group = models.ForeignKey("groups.Group", null=True, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    outside = models.ForeignKey(Outside, null=True, on_delete=models.PROTECT, related_name="links")
    since = models.DateField(default=timezone.localdate)
    until = models.DateField(null=True)
    key = models.CharField(max_length=80, unique=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=ONE_PARTY, name="link_has_one_party")]

    def __str__(self):
        return f"{self.kind} of {self.person_id}"


class Rule(models.Model):
    """Whether a link of this kind, one's own or of somebody near, bars from this act; the latest valid row counts."""

    act = models.CharField(max_length=12, choices=Weight.choices)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    near = models.BooleanField(default=False)
    bars = models.BooleanField()
    valid_from = models.DateField(default=timezone.localdate)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["act", "kind", "near", "valid_from"], name="conflict_rule_dated"),
        ]

    def __str__(self):
        return f"{self.kind}{' near' if self.near else ''} {'bars from' if self.bars else 'leaves'} {self.act}"
