from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..rules.statutes import MAJORITIES, QUORUMS, TIES, Statute


class BodyKind(models.TextChoices):
    ASSEMBLY = "assembly", _("Rapat anggota")
    BOARD = "board", _("Pengurus")
    COMMITTEE = "committee", _("Panitia atau komisi")
    SUPERVISORS = "supervisors", _("Pengawas")


class Made(models.TextChoices):
    MEMBERS = "members", _("Semua anggota kelompok")
    OFFICERS = "officers", _("Pemegang jabatan kelompok")
    SEATS = "seats", _("Orang yang dipilih atau ditunjuk")


class Body(models.Model):
    """Those of a group who decide together: all members, the officers of the day, or whoever was given a seat."""

    Kind, Made = BodyKind, Made

    group = models.ForeignKey("groups.Group", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=BodyKind.choices)
    name = models.CharField(max_length=80)
    made_of = models.CharField(max_length=8, choices=Made.choices)
    created_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "name"], condition=Q(closed_at=None), name="body_name_once"),
        ]

    def __str__(self):
        return self.name


class Bylaw(models.Model):
    """How a body decides, from a day on; a vote keeps the row that was valid when it opened."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="bylaws")
    valid_from = models.DateField()
    quorum = models.CharField(max_length=8, choices=list(QUORUMS.items()), default="members")
    value = models.PositiveSmallIntegerField(default=51)
    second = models.PositiveSmallIntegerField(null=True)
    second_after = models.PositiveSmallIntegerField(default=0)
    majority = models.CharField(max_length=14, choices=list(MAJORITIES.items()), default="simple")
    amending = models.CharField(max_length=14, choices=list(MAJORITIES.items()), default="two_thirds")
    dissolving = models.CharField(max_length=14, choices=list(MAJORITIES.items()), default="three_quarters")
    tie = models.CharField(max_length=10, choices=list(TIES.items()), default="status_quo")
    rounds = models.PositiveSmallIntegerField(default=0)
    seconds = models.PositiveSmallIntegerField(default=0)
    proxies = models.PositiveSmallIntegerField(default=0)
    least = models.PositiveSmallIntegerField(default=5)
    source = models.CharField(max_length=120, blank=True)
    set_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "valid_from"], name="bylaw_dated")]

    def __str__(self):
        return f"bylaw of {self.body_id} from {self.valid_from}"

    def statute(self, kind="ordinary"):
        """The rule for a proposal of this kind."""
        majority = {"bylaws": self.amending, "dissolution": self.dissolving}.get(kind, self.majority)
        return Statute(quorum=self.quorum, value=self.value, second=self.second, majority=majority, tie=self.tie,
                       rounds=self.rounds, proxies=self.proxies, least=self.least)


class SeatRole(models.TextChoices):
    CHAIR = "chair", _("Ketua")
    SECRETARY = "secretary", _("Sekretaris")
    MEMBER = "member", _("Anggota")


class CameBy(models.TextChoices):
    ELECTION = "election", _("Dipilih")
    APPOINTMENT = "appointment", _("Ditunjuk")
    DELEGATION = "delegation", _("Diutus")


class Seat(models.Model):
    """Somebody's place in a body, with the weight of their vote, from when to when."""

    Role, CameBy = SeatRole, CameBy

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="seats")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=10, choices=SeatRole.choices, default=SeatRole.MEMBER)
    came_by = models.CharField(max_length=12, choices=CameBy.choices, default=CameBy.APPOINTMENT)
    weight = models.PositiveSmallIntegerField(default=1)
    since = models.DateField(default=timezone.localdate)
    until = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "person"], condition=Q(ended_at=None), name="seat_once"),
            models.CheckConstraint(condition=Q(weight__gte=1), name="seat_weighs_something"),
        ]
        indexes = [models.Index(fields=["person"], condition=Q(ended_at=None), name="seat_of_person")]

    def __str__(self):
        return f"{self.role} of {self.body_id}"
