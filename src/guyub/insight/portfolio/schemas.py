from datetime import date
from typing import Literal

from ninja import Field, Schema

Benefit = Literal["training", "insurance", "certificate", "meal", "transport"]


class LineOut(Schema):
    """One confirmed attendance of one's own; `transfer` is its entry in the ledger (chain/number)."""

    id: int
    day: date
    activity: int
    title: str
    group: str
    group_slug: str
    role: str
    minutes: int
    paid: bool
    learned: bool
    confirmed_by: str
    confirmed_as: str
    promised: list[Benefit]
    received: list[Benefit]
    transfer: str


class MilestoneOut(Schema):
    """A first, or a round sum, with the day and the entry that reached it."""

    kind: Literal["first", "learned", "hours", "groups"]
    amount: int
    day: date
    transfer: str


class PortfolioPage(Schema):
    """What one gave and learned, with who vouched; the sums are of all that is asked for, not only of this page."""

    minutes: int
    given: int
    learned: int
    paid: int
    attendances: int
    groups: int
    outreach: int = Field(description="People who came by one's invitations; never counted as hours.")
    first: date | None
    last: date | None
    milestones: list[MilestoneOut]
    items: list[LineOut]
    next: str | None
