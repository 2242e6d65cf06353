from datetime import date, datetime
from typing import Literal

from ninja import Field, Schema

from guyub.core.operations import Asked, TypedDay

from .rules import MOST_RELATION

Declared = Literal["office", "ownership", "family", "beneficiary", "employment", "gift", "other"]
Shown = Literal["public", "closed"]
Judged = Literal["vote", "review", "award", "approval", "payment"]


class DeclarationOut(Schema):
    """An interest that somebody has declared. `party` is a name; of another person it is read by the declaring one alone."""

    id: int
    person: int
    person_name: str
    kind: Declared
    party: str
    relation: str = Field(description="Empty for everybody but the declaring person.")
    since: date
    until: date | None
    visibility: Shown
    declared_at: datetime
    review_due: date
    ended_at: datetime | None


class DeclarationPage(Schema):
    items: list[DeclarationOut]
    next: str | None


class DeclarationIn(Asked):
    kind: Declared
    party: str = Field(max_length=120, description="A company, a group, or the number of a member of one's own groups.")
    relation: str = Field("", max_length=MOST_RELATION)
    since: TypedDay | None = None
    until: TypedDay | None = None
    visibility: Shown = "closed"


class RecusalOut(Schema):
    """Somebody had no part in a case, and why in general words; never a name."""

    id: int
    case: str
    url: str
    capacity: str
    kind: str
    near: bool = Field(description="Whether the tie is that of somebody near.")
    why: str
    at: datetime
    late: bool = Field(description="Known only after a secret ballot was in the box.")
    cleared_at: datetime | None
    clear_reason: str


class RecusalPage(Schema):
    items: list[RecusalOut]
    next: str | None


class SuspicionOut(Schema):
    """What a member suspects, for that member and for chair and secretary."""

    id: int
    case: str
    url: str
    person: int
    words: str
    raised_at: datetime
    upheld_at: datetime | None
    dismissed_at: datetime | None
    answer: str


class SuspicionPage(Schema):
    items: list[SuspicionOut]
    next: str | None


class VerdictIn(Asked):
    reason: str = Field(max_length=300)


class RuleOut(Schema):
    act: Judged
    kind: str
    near: bool
    bars: bool


class RulesOut(Schema):
    """Which tie bars from which act today: the latest dated row of each."""

    rules: list[RuleOut]
