from django.db import models
from django.db.models import F, Q

UNITS = {"minute", "rupiah", "gram", "piece", "credit"}  # each the smallest unit; a credit is a hundredth
PURPOSES = {"service", "paid"}  # service: unpaid by rule; paid hours are kept apart and never counted with it


class Account(models.Model):
    """Where amounts of one unit for one purpose come from or go to; owned by a person or by a group."""

    person = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey("groups.Group", null=True, on_delete=models.PROTECT, related_name="+")
    unit = models.CharField(max_length=12)
    purpose = models.CharField(max_length=24)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(person__isnull=True) ^ Q(group__isnull=True),
                                   name="account_has_one_owner"),
            models.UniqueConstraint(fields=["person", "unit", "purpose"], condition=Q(person__isnull=False),
                                    name="account_once_per_person"),
            models.UniqueConstraint(fields=["group", "unit", "purpose"], condition=Q(group__isnull=False),
                                    name="account_once_per_group"),
        ]

    def __str__(self):
        return f"account {self.pk} ({self.unit})"


class Chain(models.Model):
    """The sequence of transfers that one group's officers vouched for; its head seals all before it."""

    group = models.OneToOneField("groups.Group", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, default="0" * 64)
    published = models.PositiveBigIntegerField(default=0)  # how far the latest published head says it has come

    def __str__(self):
        return f"chain {self.pk} at {self.number}"


class Head(models.Model):
    """What was published on a day: the chains that moved, sealed with the head before, signed. Never changed or deleted.

    `chains` is [[chain, number, digest], …]; digest: SHA-256 over ledger.rules.canonical_head, which is also signed.
    """

    day = models.DateField(unique=True)
    at = models.DateTimeField()
    site = models.CharField(max_length=200)
    previous = models.CharField(max_length=64)
    chains = models.JSONField()
    digest = models.CharField(max_length=64)
    public_key = models.CharField(max_length=64)
    signature = models.CharField(max_length=128)

    def __str__(self):
        return f"head of {self.day}"


class Transfer(models.Model):
    """An amount given by somebody to somebody, for a reason (`key`), vouched for by an act. Never changed, never deleted.

    amount in the smallest unit; `reverses` names the transfer that this one takes back.
    digest: SHA-256 over the canonical bytes of ledger.rules.canonical.
    """

    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    key = models.CharField(max_length=120, unique=True)
    giver = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="given")
    receiver = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="received")
    amount = models.PositiveBigIntegerField()
    unit = models.CharField(max_length=12)
    purpose = models.CharField(max_length=24)
    occurred_on = models.DateField()
    reverses = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="reversal")
    act = models.ForeignKey("core.Act", on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey("groups.Group", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("places.Place", null=True, on_delete=models.PROTECT, related_name="+")
    field = models.ForeignKey("groups.Field", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["chain", "number"], name="transfer_number_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="transfer_moves_something"),
            models.CheckConstraint(condition=~Q(giver=F("receiver")), name="transfer_goes_somewhere"),
        ]
        indexes = [
            models.Index(fields=["giver", "-occurred_on"], name="transfer_by_giver"),
            models.Index(fields=["group", "-occurred_on"], name="transfer_by_group"),
            models.Index(fields=["place", "-occurred_on"], name="transfer_by_place"),
            models.Index(fields=["-occurred_on", "-id"], name="transfer_by_day"),
        ]

    def __str__(self):
        return f"transfer {self.chain_id}/{self.number}"


class Total(models.Model):
    """The sum of transfers by group, place, field, month, unit and purpose; kept by a reaction, proved by `guyub check`.

    `month` is the first day of the month; reversals count negatively, in `amount` and in `count`.
    """

    group = models.ForeignKey("groups.Group", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("places.Place", null=True, on_delete=models.PROTECT, related_name="+")
    field = models.ForeignKey("groups.Field", null=True, on_delete=models.PROTECT, related_name="+")
    month = models.DateField()
    unit = models.CharField(max_length=12)
    purpose = models.CharField(max_length=24)
    key = models.CharField(max_length=100, unique=True)
    amount = models.BigIntegerField(default=0)
    count = models.IntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["month", "unit", "purpose", "group", "amount", "count"], name="total_by_month"),
            models.Index(fields=["group", "month"], name="total_by_group"),
        ]

    def __str__(self):
        return self.key
