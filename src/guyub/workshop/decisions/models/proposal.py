from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ProposalKind(models.TextChoices):
    ORDINARY = "ordinary", _("Keputusan biasa")
    SPENDING = "spending", _("Pengadaan atau pengeluaran")
    ELECTION = "election", _("Pemilihan orang")
    BYLAWS = "bylaws", _("Perubahan AD/ART")
    DISSOLUTION = "dissolution", _("Pembubaran")


class Proposal(models.Model):
    """Something that a body is asked to decide; its wording is the latest version, its parties are those of the case."""

    Kind = ProposalKind

    body = models.ForeignKey("decisions.Body", on_delete=models.PROTECT, related_name="proposals")
    case = models.OneToOneField("conflicts.Case", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=ProposalKind.choices, default=ProposalKind.ORDINARY)
    title = models.CharField(max_length=120)
    author = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    deadline = models.DateTimeField(null=True)
    public = models.BooleanField(default=True)
    withdrawn_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, blank=True)
    answer = models.CharField(max_length=200, blank=True)
    stuck_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(withdrawn_at=None) | Q(decided_at=None), name="proposal_ends_one_way"),
            models.CheckConstraint(condition=Q(decided_at=None) | ~Q(outcome=""), name="proposal_decided_with_outcome"),
        ]
        indexes = [models.Index(fields=["body", "-decided_at"], name="proposal_of_body")]

    def __str__(self):
        return self.title

    @property
    def open(self):
        return self.withdrawn_at is None and self.decided_at is None


class Version(models.Model):
    """The wording as it was from a moment on."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    reasons = models.TextField(blank=True)
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "number"], name="version_numbered")]

    def __str__(self):
        return f"version {self.number} of {self.proposal_id}"


class Comment(models.Model):
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="comments")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"comment {self.pk}"


class Amendment(models.Model):
    """Another wording that somebody asks for; taken over by the author or declined with a reason."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="amendments")
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    reasons = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    taken_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(taken_at=None) | Q(declined_at=None), name="amendment_answered_one_way"),
        ]

    def __str__(self):
        return f"amendment {self.pk}"


class Second(models.Model):
    """Somebody else of the body who wants the proposal decided."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="seconds")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "person"], name="seconded_once")]

    def __str__(self):
        return f"second {self.pk}"


class Escalation(models.Model):
    """A proposal that went to another body because too few of the first were without interest."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="escalations")
    left = models.ForeignKey("decisions.Body", on_delete=models.PROTECT, related_name="+")
    reached = models.ForeignKey("decisions.Body", on_delete=models.PROTECT, related_name="+")
    free = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"from {self.left_id} to {self.reached_id}"
