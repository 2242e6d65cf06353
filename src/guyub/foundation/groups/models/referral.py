from django.db import models
from django.db.models import Q
from django.utils import timezone


class Referral(models.Model):
    """An application that a group could not answer and passed on, with the reason; the person may refuse that.

    `application` is what was asked of the first group, and is answered by this; `passed` is the application that it became
    in the other group, with a time of its own to be answered in.
    """

    application = models.ForeignKey("groups.Membership", on_delete=models.PROTECT, related_name="referrals")
    passed = models.OneToOneField("groups.Membership", on_delete=models.PROTECT, related_name="referral")
    reason = models.CharField(max_length=300)
    referred_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    referred_at = models.DateTimeField(default=timezone.now)
    refused_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application"], condition=Q(refused_at=None), name="referral_standing_once"),
        ]

    def __str__(self):
        return f"referral {self.pk}"
