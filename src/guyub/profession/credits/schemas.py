from datetime import date, datetime
from typing import Literal

from ninja import Field, Schema

HUNDREDTHS = "In hundredths of a credit."


class PartOut(Schema):
    """What counts in one category, and its bounds in this cycle."""

    code: str
    name: str
    counted: int = Field(description=HUNDREDTHS)
    least: int
    most: int | None
    missing: int


class YearOut(Schema):
    """What one year of the cycle asks: of a category, or of everything (an empty code)."""

    number: int
    code: str
    counted: int
    least: int
    missing: int
    excused: bool


class CycleOut(Schema):
    """A cycle of somebody in a scheme. `official` is always false: Guyub grants no official credit."""

    id: int
    person: int
    scheme: str
    group: int
    version: int
    profile: str
    unit: str
    starts_on: date
    ends_on: date
    closed_at: datetime | None
    counted: int = Field(description=HUNDREDTHS)
    missing: int
    official: Literal[False]


class CyclePage(Schema):
    items: list[CycleOut]
    next: str | None


class StandingOut(CycleOut):
    """A cycle with what counts by category and year; a closed one as it was closed."""

    required: int
    carried: int
    met: bool
    parts: list[PartOut]
    years: list[YearOut]


class CutOut(Schema):
    """So much does not count, and why."""

    amount: int
    reason: str


class EntryOut(Schema):
    """One thing that earns credit: what was claimed, awarded and counted, and where it stands in the ledger."""

    id: int
    cycle: int
    person: int
    day: date
    kind: str
    category: str
    title: str
    organiser: str
    number: str
    role: str
    claimed: int = Field(description=HUNDREDTHS)
    awarded: int | None
    counted: int
    cuts: list[CutOut]
    state: Literal["waiting", "returned", "refused", "withdrawn", "awarded"]
    attendance: int | None
    transfer: str | None


class EntryPage(Schema):
    items: list[EntryOut]
    next: str | None
