from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    OCCUPATIONAL = "occupational", _("Perkumpulan profesi")
    VOLUNTEER = "volunteer", _("Kelompok relawan")
    AGENCY = "agency", _("Lembaga pemerintah")
    PARTNER = "partner", _("Mitra")


class LegalForm(models.TextChoices):
    NONE = "", _("Belum berbadan hukum")
    ASSOCIATION = "association", _("Perkumpulan")
    FOUNDATION = "foundation", _("Yayasan")
    REGISTERED = "registered", _("Ormas terdaftar (SKT)")
    AGENCY = "agency", _("Instansi pemerintah")
    COMPANY = "company", _("Perusahaan")
    SCHOOL = "school", _("Sekolah atau kampus")
    COMMUNITY = "community", _("Komunitas")


class GroupQuerySet(models.QuerySet):
    def within(self, *groups):
        """These groups and all below them."""
        wanted = Q(pk__in=[])
        for group in groups:
            wanted |= Q(path__startswith=group.path)
        return self.filter(wanted)

    def living(self):
        """Approved by the operator and not closed."""
        return self.filter(approved_at__isnull=False, closed_at=None)


class Group(models.Model):
    """An association, a volunteer group, an agency or a partner; a chapter has a parent."""

    Kind, LegalForm = Kind, LegalForm

    kind = models.CharField(max_length=12, choices=Kind.choices)
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=80, unique=True)
    about = models.TextField(blank=True)
    founded_year = models.PositiveSmallIntegerField(null=True)
    legal_form = models.CharField(max_length=12, choices=LegalForm.choices, blank=True)
    registration_number = models.CharField(max_length=80, blank=True)
    occupation = models.ForeignKey("groups.Occupation", null=True, on_delete=models.PROTECT, related_name="+")
    field = models.ForeignKey("groups.Field", null=True, on_delete=models.PROTECT, related_name="+")
    goals = models.ManyToManyField("groups.Goal", related_name="+")
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="chapters")
    path = models.CharField(max_length=200, db_index=True)
    level_label = models.CharField(max_length=40, blank=True)
    place = models.ForeignKey("places.Place", null=True, on_delete=models.PROTECT, related_name="+")
    areas = models.ManyToManyField("places.Place", related_name="+")
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)
    website = models.URLField(blank=True)
    kain = models.PositiveSmallIntegerField(default=1)
    logo = models.ForeignKey("files.File", null=True, on_delete=models.PROTECT, related_name="+")
    requirements = models.TextField(blank=True)
    answer_days = models.PositiveSmallIntegerField(default=3)
    number_prefix = models.CharField(max_length=20, blank=True)
    last_number = models.PositiveIntegerField(default=0)
    member_count = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    approved_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)
    refusal_reason = models.CharField(max_length=300, blank=True)
    closed_at = models.DateTimeField(null=True)

    objects = GroupQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kain__gte=1, kain__lte=12), name="group_kain_is_one_of_twelve"),
            models.CheckConstraint(condition=~Q(parent=F("pk")), name="group_is_not_its_own_parent"),
        ]
        indexes = [
            models.Index(fields=["name", "id"], condition=Q(closed_at=None), name="group_name"),
            models.Index(fields=["field", "name"], name="group_field"),
            models.Index(fields=["kind", "name"], name="group_kind"),
            models.Index(fields=["kind", "-member_count", "name"], condition=Q(parent=None, closed_at=None),
                         name="group_largest"),
            models.Index(fields=["kind", "parent", "-member_count", "name"], condition=Q(closed_at=None), name="group_top"),
            models.Index(Length("path"), name="group_depth"),
        ]

    def __str__(self):
        return self.name

    @property
    def lineage(self):
        """Ids of the group itself and of all above it, from the top."""
        return [int(pk) for pk in self.path.split(".") if pk]

    @property
    def living(self):
        return self.approved_at is not None and self.closed_at is None
