from django.db import models
from django.db.models import Q
from django.utils import timezone


class Proposal(models.Model):
    """Who could take which open shift, as it was worked out once for a group; nobody is asked before somebody approves it.

    `wanted` are the ids of the activities (empty: all of them until `until`). `follows` is the proposal whose gaps it fills.
    `findings`: by shift, who is still missing, why, what would help and who else would fit. `figures`: how good it is.
    """

    group = models.ForeignKey("groups.Group", on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    follows = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    job = models.ForeignKey("core.Job", null=True, on_delete=models.SET_NULL, related_name="+")
    wanted = models.JSONField(default=list)
    until = models.DateField()
    others = models.BooleanField(default=False)
    fills = models.BooleanField(default=False)
    seconds = models.PositiveSmallIntegerField(default=10)
    figures = models.JSONField(default=dict)
    findings = models.JSONField(default=dict)
    asked_at = models.DateTimeField(default=timezone.now)
    computed_at = models.DateTimeField(null=True)
    approved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["group", "-asked_at"], name="proposal_of_group")]

    def __str__(self):
        return f"proposal {self.pk}"

    @property
    def open(self):
        """Whether it may still be changed and approved."""
        return self.computed_at is not None and self.approved_at is None and self.closed_at is None


class Placement(models.Model):
    """One person at one shift of a proposal: proposed, perhaps locked, then asked, then accepted or declined.

    `metres` from the person's place. Who could not be asked on approval has `dropped_why`. A `standby` is asked to come only
    if somebody else does not.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="placements")
    shift = models.ForeignKey("activities.Shift", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    metres = models.PositiveIntegerField(default=0)
    standby = models.BooleanField(default=False)
    by_hand = models.BooleanField(default=False)
    locked_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    dropped_why = models.CharField(max_length=12, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(
            fields=["proposal", "shift", "person"], condition=Q(removed_at=None), name="placed_once")]
        indexes = [
            models.Index(fields=["person", "asked_at"], condition=Q(removed_at=None), name="placement_of_person"),
            models.Index(fields=["shift"], condition=Q(removed_at=None, asked_at__isnull=False), name="placement_asked"),
        ]

    def __str__(self):
        return f"placement {self.pk}"

    @property
    def waiting(self):
        """Whether the person was asked and has not answered."""
        return bool(self.asked_at and not (self.accepted_at or self.declined_at or self.removed_at))
