from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Field, Schema

from guyub.core.operations import HIGHEST, Asked, TypedDay, TypedMoment

BodyKind = Literal["assembly", "board", "committee", "supervisors"]
Made = Literal["members", "officers", "seats"]
Quorum = Literal["none", "fixed", "members", "present"]
Majority = Literal["simple", "absolute", "two_thirds", "three_quarters", "unanimous"]
Tie = Literal["status_quo", "chair", "revote", "lot"]
Method = Literal["yesno", "plurality", "approval", "ranked"]
Zone = Literal["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]
Kind = Literal["ordinary", "spending", "election", "bylaws", "dissolution"]
Number = Annotated[int, Field(ge=1, le=HIGHEST)]


def share(most):
    return Annotated[int, Field(ge=0, le=most)]


class BodyOut(Schema):
    """Those of a group who decide together."""

    id: int
    group: int
    kind: BodyKind
    name: str
    made_of: Made
    closed_at: datetime | None


class BodyPage(Schema):
    items: list[BodyOut]
    next: str | None


class BylawOut(Schema):
    """How the body decides today. `value` and `second` (of the second call) are percents, or people if `quorum` is fixed."""

    valid_from: date
    quorum: Quorum
    value: int
    second: int | None
    second_after: int = Field(description="Days before a second call.")
    majority: Majority
    amending: Majority
    dissolving: Majority
    tie: Tie
    rounds: int = Field(description="Rounds of musyawarah before a vote.")
    seconds: int
    proxies: int
    least: int = Field(description="Secret ballots from which figures are published.")
    source: str


class SeatOut(Schema):
    person: int
    person_name: str
    role: Literal["chair", "secretary", "member"]
    came_by: Literal["election", "appointment", "delegation"]
    weight: int
    since: date
    until: date | None


class BodyDetail(BodyOut):
    """One body with its rule; its seats for members and officers of the group and for whoever has one."""

    bylaw: BylawOut
    seats: list[SeatOut]


class BodyIn(Asked):
    kind: BodyKind
    name: str = Field(max_length=80)
    made_of: Made


class BylawIn(Asked):
    quorum: Quorum | None = None
    value: share(10_000) | None = None
    second: share(10_000) | None = None
    second_after: share(365) | None = None
    majority: Majority | None = None
    amending: Majority | None = None
    dissolving: Majority | None = None
    tie: Tie | None = None
    rounds: share(9) | None = None
    seconds: share(50) | None = None
    proxies: share(20) | None = None
    least: share(100) | None = None
    source: str | None = Field(None, max_length=120)
    valid_from: TypedDay | None = None


class SeatIn(Asked):
    person: Number
    role: Literal["chair", "secretary", "member"] = "member"
    came_by: Literal["election", "appointment", "delegation"] = "appointment"
    weight: int = Field(1, ge=1, le=1000)
    until: TypedDay | None = None


class PersonIn(Asked):
    person: Number


class MeetingOut(Schema):
    id: int
    body: int
    body_name: str
    group: int
    title: str
    starts_at: datetime
    ends_at: datetime
    timezone: str
    place: str
    closed_at: datetime | None
    adopted_at: datetime | None = Field(description="When a later meeting adopted the minutes.")


class MeetingPage(Schema):
    items: list[MeetingOut]
    next: str | None


class ItemOut(Schema):
    position: int
    title: str
    motion: int | None
    note: str


class MeetingDetail(MeetingOut):
    """One meeting: who is here by id, how many it takes, and its agenda."""

    present: list[int]
    needed: int
    items: list[ItemOut]
    closing: str


class MeetingIn(Asked):
    title: str = Field(max_length=120)
    starts_at: TypedMoment
    ends_at: TypedMoment
    timezone: Zone = "Asia/Jakarta"
    place: str = Field("", max_length=160)


class TimeIn(Asked):
    starts_at: TypedMoment
    ends_at: TypedMoment
    place: str = Field("", max_length=160)


class PresenceIn(Asked):
    persons: list[Number] = Field(max_length=5000)


class ItemIn(Asked):
    title: str = Field("", max_length=160)
    motion: Number | None = None


class NoteIn(Asked):
    position: int = Field(ge=1, le=200)
    note: str = Field(max_length=5000)


class ClosingIn(Asked):
    closing: str = Field("", max_length=2000)


class AdoptionIn(Asked):
    meeting: Number = Field(description="The later meeting that adopts them.")


class PointOut(Schema):
    number: int
    title: str
    note: str
    motion: int | None
    rounds: list[str]
    votes: list[str]
    recusals: list[str]


class MinutesOut(Schema):
    """The minutes as they wrote themselves, in the reader's language; people with their office in brackets."""

    title: str
    body: str
    group: str
    day: str
    clock: str
    place: str
    present: list[str]
    absent: list[str]
    points: list[PointOut]
    closing: str
    adopted: str


class ObligationOut(Schema):
    """What follows from a decision. `owner` is null for whoever may not know."""

    id: int
    motion: int
    what: str
    owner: int | None
    due: date
    overdue: bool
    done_at: datetime | None
    dropped_at: datetime | None
    reason: str


class ObligationPage(Schema):
    items: list[ObligationOut]
    next: str | None


class ObligationIn(Asked):
    what: str = Field(max_length=200)
    owner: Number
    due: TypedDay


class GroundIn(Asked):
    reason: str = Field(max_length=300)
