from secrets import randbits

from django.db import models
from django.db.models import Q
from django.utils import timezone

from ..rules.statutes import METHODS


def unordered():
    """An id that says nothing of when its row was written."""
    return randbits(62)


class Vote(models.Model):
    """One opening of the ballot on a proposal: its rule and electorate are frozen, its result is written once."""

    proposal = models.ForeignKey("decisions.Proposal", on_delete=models.PROTECT, related_name="votes")
    body = models.ForeignKey("decisions.Body", on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey("decisions.Version", on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey("decisions.Meeting", null=True, on_delete=models.PROTECT, related_name="+")
    method = models.CharField(max_length=10, choices=list(METHODS.items()))
    secret = models.BooleanField(default=False)
    statute = models.JSONField()
    call = models.PositiveSmallIntegerField(default=1)
    zone = models.CharField(max_length=40, default="Asia/Jakarta")
    opened_at = models.DateTimeField(default=timezone.now)
    closes_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    key = models.CharField(max_length=64, blank=True)
    receipts = models.JSONField(default=list)
    present = models.PositiveIntegerField(default=0)
    outcome = models.CharField(max_length=10, blank=True)
    result = models.JSONField(default=dict)
    reminded_at = models.DateTimeField(null=True)
    swept_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proposal"], condition=Q(closed_at=None), name="vote_open_once"),
            models.CheckConstraint(condition=Q(closes_at__gt=models.F("opened_at")), name="vote_forward"),
            models.CheckConstraint(condition=Q(secret=False) | ~Q(key=""), name="secret_vote_is_sealed"),
        ]
        indexes = [models.Index(fields=["closes_at"], condition=Q(closed_at=None), name="vote_closing")]

    def __str__(self):
        return f"vote {self.pk} on {self.proposal_id}"


class Option(models.Model):
    """One answer; `lot` is its place in the order that was drawn when the vote opened."""

    vote = models.ForeignKey(Vote, on_delete=models.CASCADE, related_name="options")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=120)
    lot = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["vote", "number"], name="option_numbered")]

    def __str__(self):
        return self.text


class Elector(models.Model):
    """Who may vote: the roll. Of a secret vote it says only that somebody voted, never when or what."""

    vote = models.ForeignKey(Vote, on_delete=models.CASCADE, related_name="electors")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    weight = models.PositiveSmallIntegerField(default=1)
    holder = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="given")
    barred = models.BooleanField(default=False)
    voted = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["vote", "person"], name="elector_once"),
            models.CheckConstraint(condition=~Q(holder=models.F("pk")), name="elector_is_not_own_proxy"),
        ]

    def __str__(self):
        return f"elector {self.person_id} of {self.vote_id}"


class Ballot(models.Model):
    """An open ballot; may be changed until the vote closes."""

    elector = models.OneToOneField(Elector, on_delete=models.CASCADE, related_name="ballot")
    choice = models.JSONField()
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"ballot of {self.elector_id}"


class Sealed(models.Model):
    """A ballot in the box of a secret vote, before closing: only the tellers' key opens it."""

    id = models.BigIntegerField(primary_key=True, default=unordered)
    vote = models.ForeignKey(Vote, on_delete=models.CASCADE, related_name="+")
    words = models.BinaryField()

    def __str__(self):
        return f"a ballot of {self.vote_id}"


class Paper(models.Model):
    """A ballot of a secret vote as it was counted, written anew in random order when the vote closed."""

    id = models.BigIntegerField(primary_key=True, default=unordered)
    vote = models.ForeignKey(Vote, on_delete=models.CASCADE, related_name="papers")
    choice = models.JSONField()

    def __str__(self):
        return f"a paper of {self.vote_id}"


class Deliberation(models.Model):
    """One round of musyawarah before a vote: agreed by all who were there, or not yet."""

    proposal = models.ForeignKey("decisions.Proposal", on_delete=models.PROTECT, related_name="deliberations")
    meeting = models.ForeignKey("decisions.Meeting", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    agreed = models.BooleanField()
    note = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "number"], name="deliberation_numbered")]

    def __str__(self):
        return f"round {self.number} on {self.proposal_id}"
