from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Part(models.TextChoices):
    NAME = "name", _("Nama Anda")
    ROLE = "role", _("Peran")
    PERIOD = "period", _("Tanggal atau masa")
    HOURS = "hours", _("Jumlah jam")
    ROWS = "rows", _("Rincian, baris demi baris")


class Showing(models.Model):
    """Chosen parts of a credential as a credential of their own, signed anew, with a link that ends.

    What was not chosen is not in it, so nobody can dig it out; it falls with the credential, or alone when it is taken back.
    """

    Part = Part

    credential = models.ForeignKey("credentials.Credential", on_delete=models.PROTECT, related_name="showings")
    token = models.CharField(max_length=22, unique=True)
    mark = models.OneToOneField("credentials.Mark", on_delete=models.PROTECT, related_name="showing")
    key = models.ForeignKey("credentials.Key", on_delete=models.PROTECT, related_name="+")
    parts = models.JSONField()
    label = models.CharField(max_length=80, blank=True)
    document = models.TextField()
    slip = models.TextField()
    until = models.DateField()
    made_at = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["credential"], condition=Q(revoked_at=None), name="showing_of_credential")]

    def __str__(self):
        return f"showing {self.pk}"

    @property
    def path(self):
        return f"/v/{self.token}/"

    @property
    def over(self):
        return self.until < timezone.localdate()

    @property
    def open(self):
        return self.revoked_at is None and not self.over
