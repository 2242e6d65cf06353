from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Audit(models.Model):
    """A confirmation that somebody else looks at again: drawn as a sample, or because one officer vouched for very much.

    It belongs to one revision of the attendance: whatever is vouched for anew is drawn anew.
    """

    class Why(models.TextChoices):
        SAMPLE = "sample", _("contoh acak")
        MUCH = "much", _("satu orang mengesahkan banyak jam dalam sehari")

    attendance = models.ForeignKey("activities.Attendance", on_delete=models.PROTECT, related_name="audits")
    revision = models.PositiveSmallIntegerField()
    voucher = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=6, choices=Why.choices)
    picked_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    upheld = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["attendance", "revision"], name="audit_once"),
            models.CheckConstraint(
                condition=Q(decided_at=None, upheld=None) | Q(decided_at__isnull=False, upheld__isnull=False),
                name="audit_decided_whole"),
        ]
        indexes = [models.Index(fields=["picked_at"], condition=Q(decided_at=None), name="audit_open")]

    def __str__(self):
        return f"audit {self.pk}"
