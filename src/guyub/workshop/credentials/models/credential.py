from django.db import models
from django.db.models import Q
from django.utils import timezone


class Credential(models.Model):
    """What a group said of a person, signed. `facts` is what it says; `document` the signed Open Badge as text.

    `token` opens the public page to whoever has it, since whoever shows a certificate wants it read. `period` is empty, or
    the days of a service certificate.
    """

    kind = models.ForeignKey("credentials.Kind", on_delete=models.PROTECT, related_name="credentials")
    group = models.ForeignKey("groups.Group", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    token = models.CharField(max_length=22, unique=True)
    mark = models.OneToOneField("credentials.Mark", on_delete=models.PROTECT, related_name="credential")
    key = models.ForeignKey("credentials.Key", on_delete=models.PROTECT, related_name="credentials")
    facts = models.JSONField()
    document = models.TextField()
    slip = models.TextField()
    period = models.CharField(max_length=21, blank=True)
    valid_until = models.DateField(null=True)
    issued_at = models.DateTimeField(default=timezone.now)
    issued_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    issued_as = models.CharField(max_length=12)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    revoked_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "person", "period"], condition=Q(revoked_at=None),
                                    name="credential_once_while_it_stands"),
            models.CheckConstraint(condition=~Q(person=models.F("issued_by")), name="credential_not_of_oneself"),
            models.CheckConstraint(condition=Q(revoked_at=None) | ~Q(revoked_reason=""), name="credential_revoked_why"),
        ]
        indexes = [
            models.Index(fields=["person", "-issued_at"], name="credential_of_person"),
            models.Index(fields=["group", "-issued_at"], name="credential_of_group"),
        ]

    def __str__(self):
        return f"credential {self.pk}"

    @property
    def path(self):
        return f"/v/{self.token}/"

    @property
    def over(self):
        return self.valid_until is not None and self.valid_until < timezone.localdate()

    @property
    def stands(self):
        return self.revoked_at is None and not self.over


class Ground(models.Model):
    """A confirmed attendance on which a credential rests: when it is taken back, the credential falls."""

    credential = models.ForeignKey(Credential, on_delete=models.PROTECT, related_name="grounds")
    attendance = models.ForeignKey("activities.Attendance", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["credential", "attendance"], name="ground_once")]

    def __str__(self):
        return f"ground {self.pk}"


class Reliance(models.Model):
    """Somebody relies on a credential, and asked to be told if it falls."""

    credential = models.ForeignKey(Credential, on_delete=models.PROTECT, related_name="reliances")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["credential", "person"], name="reliance_once")]

    def __str__(self):
        return f"reliance {self.pk}"
