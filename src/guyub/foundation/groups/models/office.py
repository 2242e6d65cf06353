from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    CHAIR = "chair", _("Ketua")
    SECRETARY = "secretary", _("Sekretaris")
    TREASURER = "treasurer", _("Bendahara")
    COORDINATOR = "coordinator", _("Koordinator")
    VERIFIER = "verifier", _("Verifikator")


class Office(models.Model):
    """Who held what in a group, from when to when; inherited by every group below."""

    Role = Role

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey("groups.Group", on_delete=models.PROTECT, related_name="offices")
    role = models.CharField(max_length=12, choices=Role.choices)
    title = models.CharField(max_length=80, blank=True)
    decree = models.CharField(max_length=80, blank=True)
    since = models.DateField()
    until = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "group", "role"], condition=Q(ended_at=None), name="office_once"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=models.F("since")), name="office_term_forward"),
        ]
        indexes = [models.Index(fields=["person"], condition=Q(ended_at=None), name="office_of_person")]

    def __str__(self):
        return f"{self.role} {self.group_id}"
