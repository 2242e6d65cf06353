from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Kind(models.Model):
    """What a group gives credentials for. Its words stand still once it is made: a change is another kind.

    With an `activity`, only who was there and was vouched for can be given one. SERVICE counts the hours that were vouched
    for in a period.
    """

    class Sort(models.TextChoices):
        CERTIFICATE = "Certificate", _("Sertifikat keikutsertaan")
        COMPLETION = "CertificateOfCompletion", _("Penyelesaian pelatihan")
        SERVICE = "CommunityService", _("Surat keterangan jam pengabdian")
        AWARD = "Award", _("Piagam penghargaan")

    group = models.ForeignKey("groups.Group", on_delete=models.PROTECT, related_name="+")
    activity = models.ForeignKey("activities.Activity", null=True, on_delete=models.PROTECT, related_name="+")
    sort = models.CharField(max_length=24, choices=Sort.choices)
    name = models.CharField(max_length=100)
    about = models.CharField(max_length=300)
    criteria = models.CharField(max_length=300)
    months = models.PositiveSmallIntegerField(null=True)
    made_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(sort="CommunityService") | Q(activity=None), name="kind_service_no_activity"),
        ]
        indexes = [models.Index(fields=["group", "-made_at"], name="credential_kind_of_group")]

    def __str__(self):
        return self.name

    @property
    def of_service(self):
        return self.sort == self.Sort.SERVICE

    @property
    def path(self):
        return f"/pencapaian/{self.pk}/"
