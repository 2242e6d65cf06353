from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Reason(models.TextChoices):
    WRONG = "wrong", _("Isinya keliru")
    PERSONAL = "personal", _("Menampilkan data pribadi")
    HARASSMENT = "harassment", _("Pelecehan atau ancaman")
    FRAUD = "fraud", _("Penipuan atau meminta uang")
    OTHER = "other", _("Lainnya")


class Concern(models.Model):
    """Somebody's report of a page; answered once by the operator: upheld with what was done, or not, with the reason.

    `about` is a path of this house, or empty for the house as a whole. `contact` is what a reporter without account
    left; it is forgotten some time after the answer. While `group` is set, that group's chair or secretary answers, in the
    time that the group promises, counted from `referred_at`; who reported is not told to them.
    """

    Reason = Reason

    about = models.CharField(max_length=300, blank=True)
    reason = models.CharField(max_length=12, choices=Reason.choices)
    words = models.TextField()
    contact = models.CharField(max_length=254, blank=True)
    reporter = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    upheld_at = models.DateTimeField(null=True)
    dismissed_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    answer = models.TextField(blank=True)
    group = models.ForeignKey("groups.Group", null=True, on_delete=models.PROTECT, related_name="+")
    referred_at = models.DateTimeField(null=True)
    referred_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    referral_reason = models.CharField(max_length=300, blank=True)
    returned_from = models.ForeignKey("groups.Group", null=True, on_delete=models.PROTECT, related_name="+")
    return_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(upheld_at=None) | Q(dismissed_at=None), name="concern_answered_one_way"),
            models.CheckConstraint(
                condition=Q(group=None, referred_at=None) | Q(group__isnull=False, referred_at__isnull=False),
                name="concern_referred_whole"),
        ]
        indexes = [
            models.Index(fields=["created_at"], condition=Q(upheld_at=None, dismissed_at=None), name="concern_waiting"),
            models.Index(fields=["group", "referred_at"], condition=Q(group__isnull=False), name="concern_referred"),
        ]

    def __str__(self):
        return f"concern {self.pk} ({self.reason})"

    @property
    def waiting(self):
        return self.upheld_at is None and self.dismissed_at is None
