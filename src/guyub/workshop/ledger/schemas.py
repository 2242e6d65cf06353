from datetime import date, datetime

from ninja import Schema


class TransferOut(Schema):
    """What anybody may read of a transfer: no name, no account. `takes_back` is true for a reversal."""

    id: str
    chain: int
    number: int
    digest: str
    occurred_on: date
    amount: int
    unit: str
    purpose: str
    group: int
    group_name: str
    takes_back: bool


class TransferPage(Schema):
    items: list[TransferOut]
    next: str | None


class TotalOut(Schema):
    """The sum of one group's transfers in one month, in the smallest unit; reversals count negatively."""

    group: int
    group_name: str
    month: date
    unit: str
    purpose: str
    amount: int
    count: int


class TotalPage(Schema):
    as_of: datetime
    items: list[TotalOut]
    next: str | None
