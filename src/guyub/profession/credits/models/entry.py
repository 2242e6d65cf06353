from django.db import models
from django.db.models import Q
from django.utils import timezone


class Entry(models.Model):
    """One thing that earns credit: from a vouched-for attendance by itself, or claimed with evidence.

    claimed: what was asked for; awarded: what somebody else granted; counted: what is left after the cuts. Hundredths.
    The award is a transfer from the group to the person; an entry that is taken back reverses it.
    """

    enrolment = models.ForeignKey("credits.Enrolment", on_delete=models.PROTECT, related_name="entries")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    attendance = models.ForeignKey("activities.Attendance", null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=24)
    category = models.CharField(max_length=24)
    day = models.DateField()
    year = models.PositiveSmallIntegerField()  # of the cycle, from 0
    title = models.CharField(max_length=160)
    organiser = models.CharField(max_length=160, blank=True)
    number = models.CharField(max_length=80, blank=True)
    role = models.CharField(max_length=60, blank=True)
    units = models.PositiveIntegerField(null=True)  # hundredths of an hour, or of an event
    claimed = models.PositiveIntegerField()
    awarded = models.PositiveIntegerField(null=True)
    counted = models.PositiveIntegerField(default=0)
    cuts = models.JSONField(default=list)
    evidence = models.ForeignKey("files.Document", null=True, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    decided_as = models.CharField(max_length=12, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    returned_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    sampled = models.BooleanField(default=False)
    audited_at = models.DateTimeField(null=True)
    audited_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveSmallIntegerField(default=0)
    transfer = models.OneToOneField("ledger.Transfer", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "attendance"], condition=Q(attendance__isnull=False),
                                    name="entry_once_for_attendance"),
            models.UniqueConstraint(fields=["person", "digest"], name="entry_evidence_once",
                                    condition=~Q(digest="") & Q(refused_at=None, withdrawn_at=None)),
            models.CheckConstraint(condition=Q(awarded=None) | Q(counted__lte=models.F("awarded")),
                                   name="entry_counts_at_most_awarded"),
        ]
        indexes = [
            models.Index(fields=["enrolment", "category", "year", "kind", "awarded", "counted"], name="entry_summed",
                         condition=Q(awarded__isnull=False, withdrawn_at=None)),
            models.Index(fields=["enrolment", "-day", "-id"], name="entry_of_enrolment"),
            models.Index(fields=["made_at"], name="entry_waiting",
                         condition=Q(awarded=None, returned_at=None, refused_at=None, withdrawn_at=None)),
            models.Index(fields=["decided_at"], name="entry_to_audit",
                         condition=Q(sampled=True, audited_at=None, withdrawn_at=None)),
        ]

    def __str__(self):
        return f"entry {self.pk}"

    @property
    def waiting(self):
        return self.awarded is None and not (self.returned_at or self.refused_at or self.withdrawn_at)

    @property
    def live(self):
        return self.awarded is not None and self.withdrawn_at is None
