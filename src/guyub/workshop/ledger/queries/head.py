"""The chains and their published heads, as anybody may read them."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import OuterRef, Subquery

from ..models import Chain, Head, Transfer
from ..rules import as_utc

CHAINS, HEADS = 50, 50


@dataclass(frozen=True)
class ChainLine:
    chain: int
    group: str
    slug: str  # empty if the group has no public page
    number: int
    digest: str
    booked_at: datetime


@dataclass(frozen=True)
class HeadLine:
    day: date
    at: datetime
    moved: int
    digest: str


def chain_lines(*, after=0):
    """(lines, chain to go on after): every chain that holds an entry, by its number."""
    last = Transfer.objects.filter(chain=OuterRef("pk"), number=OuterRef("number"))
    rows = (
        Chain.objects.filter(pk__gt=after, number__gt=0).select_related("group").order_by("pk")
        .annotate(booked_at=Subquery(last.values("act__at")[:1])))
    found = list(rows[:CHAINS + 1])
    lines = [
        ChainLine(chain=row.pk, group=row.group.name, slug=row.group.slug if row.group.living else "", number=row.number,
                  digest=row.digest, booked_at=row.booked_at)
        for row in found[:CHAINS]
    ]
    return lines, (lines[-1].chain if len(found) > CHAINS else None)


def head_lines(*, before=None, limit=HEADS):
    """(lines, day to go on before): published heads, the latest first."""
    rows = Head.objects.order_by("-day")
    if before:
        rows = rows.filter(day__lt=before)
    found = list(rows[:limit + 1])
    lines = [HeadLine(row.day, row.at, len(row.chains), row.digest) for row in found[:limit]]
    return lines, (lines[-1].day if len(found) > limit else None)


def published_head(day):
    """The head of a day as it is downloaded, or None; docs/check-the-books.md says how to prove it."""
    row = Head.objects.filter(day=day).first()
    return row and {
        "format": "guyub-head/1", "site": row.site, "previous": row.previous, "day": row.day.isoformat(),
        "at": as_utc(row.at), "chains": row.chains, "digest": row.digest, "public_key": row.public_key,
        "signature": row.signature,
    }
