from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class Invitation(models.Model):
    """A link that somebody passes on to bring people to a group or to one of its activities.

    `used` counts those who came by it; `most` is how many may, without limit if None. It ends after the day `until`, when it
    is revoked, or when it is used up. The token is no secret: it opens nothing that the public may not see.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey("groups.Group", on_delete=models.PROTECT, related_name="+")
    activity = models.ForeignKey("activities.Activity", null=True, on_delete=models.PROTECT, related_name="+")
    token = models.CharField(max_length=24, unique=True)
    purpose = models.CharField(max_length=80, blank=True)
    until = models.DateField()
    most = models.PositiveSmallIntegerField(null=True)
    used = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(most=None) | Q(used__lte=F("most")), name="invitation_not_overused"),
        ]
        indexes = [
            models.Index(fields=["person", "-created_at"], name="invitation_of_person"),
            models.Index(fields=["group", "-created_at"], name="invitation_of_group"),
        ]

    def __str__(self):
        return f"invitation {self.pk}"

    @property
    def path(self):
        return f"/undangan/{self.token}/"

    @property
    def goal(self):
        """The page that it leads to."""
        return f"/kegiatan/{self.activity_id}/" if self.activity_id else f"/kelompok/{self.group.slug}/"

    @property
    def full(self):
        return self.most is not None and self.used >= self.most

    @property
    def over(self):
        return self.until < timezone.localdate()

    @property
    def open(self):
        return self.revoked_at is None and not self.over and not self.full


class Arrival(models.Model):
    """Somebody came by an invitation: once for whoever invited, however often and by however many of their links.

    Kept so that nobody is counted twice; who it was is shown to nobody.
    """

    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="arrivals")
    host = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["host", "person"], name="arrival_once_for_whoever_invited"),
            models.CheckConstraint(condition=~Q(host=F("person")), name="arrival_not_of_oneself"),
        ]

    def __str__(self):
        return f"arrival {self.pk}"
