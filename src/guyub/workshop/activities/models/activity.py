from django.db import models
from django.db.models import Q
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

LIVE = Q(published_at__isnull=False, cancelled_at=None)
COMING = LIVE & Q(next_at__isnull=False)
PUBLIC = COMING & Q(members_only=False)


class Kind(models.TextChoices):
    SERVICE = "service", _("Pelayanan")
    RELIEF = "relief", _("Kebencanaan")
    ENVIRONMENT = "environment", _("Lingkungan")
    TRAINING = "training", _("Pelatihan")
    SEMINAR = "seminar", _("Seminar")
    CAMPAIGN = "campaign", _("Kampanye")
    MEETING = "meeting", _("Pertemuan")
    OTHER = "other", _("Lainnya")


class Activity(models.Model):
    """What a group does at a place, in one or more shifts; repeated ones carry an RFC 5545 rule in `rule`.

    `starts_at` and `ends_at` span the shifts that are not cancelled; `next_at` is the start of the first one not yet over.
    `least`, `most`, `taken`, `waiting` and `short` count people over the coming round (seven days from `next_at`). Commands
    and a sweep keep these, so that a list needs no join to say what is short. After `hard` duty people rest longer.
    """

    Kind = Kind

    group = models.ForeignKey("groups.Group", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.SERVICE)
    title = models.CharField(max_length=120)
    about = models.TextField(blank=True)
    field = models.ForeignKey("groups.Field", null=True, on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("places.Place", null=True, on_delete=models.PROTECT, related_name="+")
    venue = models.CharField(max_length=160, blank=True)
    directions = models.CharField(max_length=300, blank=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    online_url = models.URLField(blank=True)
    timezone = models.CharField(max_length=40, default="Asia/Jakarta")
    bring = models.TextField(blank=True)
    assistance = models.CharField(max_length=300, blank=True)
    members_only = models.BooleanField(default=False)
    hard = models.BooleanField(default=False)
    contact = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    rule = models.CharField(max_length=200, blank=True)
    repeated_to = models.DateField(null=True)
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    next_at = models.DateTimeField(null=True)
    least = models.PositiveIntegerField(default=0)
    most = models.PositiveIntegerField(default=0)
    taken = models.PositiveIntegerField(default=0)
    waiting = models.PositiveIntegerField(default=0)
    short = models.PositiveIntegerField(default=0)
    uid = models.CharField(max_length=200, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=now)
    changed_at = models.DateTimeField(default=now)
    published_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    cancel_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "uid"], condition=~Q(uid=""), name="activity_imported_once"),
        ]
        indexes = [
            models.Index(fields=["next_at", "id"], condition=COMING, name="activity_coming"),
            models.Index(fields=["next_at", "id", "group"], condition=PUBLIC, name="activity_public"),
            models.Index(fields=["place", "next_at"], condition=LIVE, name="activity_by_place"),
            models.Index(fields=["-published_at", "-id"], condition=PUBLIC, name="activity_newest"),
            models.Index(fields=["group", "next_at"], name="activity_by_group"),
        ]

    def __str__(self):
        return self.title

    @property
    def live(self):
        return self.published_at is not None and self.cancelled_at is None
