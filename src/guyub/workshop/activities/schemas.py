from datetime import date
from typing import Annotated, Literal

from ninja import Field, Schema
from pydantic import AwareDatetime

from guyub.core.operations import HIGHEST, Asked, TypedMoment

ActivityKind = Literal["service", "relief", "environment", "training", "seminar", "campaign", "meeting", "other"]
Zone = Literal["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]


class ActivityOut(Schema):
    """One activity in a list: `starts_at` of its next shift, people wanted and found over the coming week."""

    id: int
    title: str
    starts_at: AwareDatetime
    group: str
    group_slug: str
    venue: str
    place: str
    km: float | None
    least: int
    most: int
    taken: int
    waiting: int
    url: str


class ActivityPage(Schema):
    items: list[ActivityOut]
    next: str | None


class ActivityDetail(Schema):
    """One activity; `published_at` is null for a draft, `starts_at` null once all shifts are over."""

    id: int
    title: str
    kind: ActivityKind
    about: str
    group: int
    group_name: str
    field: str | None
    place: str
    venue: str
    directions: str
    timezone: str
    bring: list[str]
    assistance: str
    members_only: bool
    starts_at: AwareDatetime | None
    least: int
    most: int
    taken: int
    waiting: int
    published_at: AwareDatetime | None
    cancelled_at: AwareDatetime | None
    cancel_reason: str
    url: str


Benefit = Literal["training", "insurance", "certificate", "meal", "transport"]


class RoleIn(Asked):
    name: str = Field(min_length=2, max_length=60)
    note: str = Field("", max_length=120)
    skill: int | None = Field(None, ge=1, le=2**31, description="Id of a skill that the role takes.")
    level: int = Field(1, ge=1, le=3)
    paid: bool = Field(False, description="Paid hours never count as volunteering.")
    benefits: list[Benefit] = Field([], max_length=5, description="What everybody in this role is promised before joining.")
    benefit_note: str = Field("", max_length=120)


class PromiseIn(Asked):
    """What a role brings, said anew; what was promised to those who signed up stays promised."""

    benefits: list[Benefit] = Field(max_length=5)
    benefit_note: str = Field("", max_length=120)


class ReceivedIn(Asked):
    received: list[Benefit] = Field(max_length=5, description="Those of the promised benefits that were received.")


class ShiftIn(Asked):
    role: str = Field(max_length=60, description="The name of one of the roles.")
    starts_at: TypedMoment
    ends_at: TypedMoment
    least: int = Field(1, ge=0, le=10_000)
    most: int = Field(1, ge=1, le=10_000)


class ActivityIn(Asked):
    """A draft with its roles and shifts; only the group's officers see it until it is published."""

    title: str = Field(min_length=3, max_length=120)
    kind: ActivityKind = "service"
    about: str = Field("", max_length=5000)
    field: str | None = Field(None, max_length=8, description="Section letter of ICNP/TSO; without it that of the group.")
    place: str = Field("", max_length=120, description="As people say it: Kemalang, Klaten. Without it that of the group.")
    venue: str = Field("", max_length=160)
    directions: str = Field("", max_length=300)
    timezone: Zone | None = None
    bring: str = Field("", max_length=1000, description="One thing per line.")
    assistance: str = Field("", max_length=300)
    members_only: bool = False
    roles: list[RoleIn] = Field(max_length=20)
    shifts: list[ShiftIn] = Field(max_length=50)


class ReasonIn(Asked):
    reason: str = Field(min_length=1, max_length=300, description="Everybody concerned reads it.")


class ShiftOut(Schema):
    """One role at one time: at least `least` and at most `most` people, `waiting` of them behind a full list."""

    id: int
    activity: int
    role: str
    note: str
    skill: str
    paid: bool
    benefits: list[Benefit]
    benefit_note: str
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    least: int
    most: int
    taken: int
    waiting: int
    cancelled_at: AwareDatetime | None


class ShiftPage(Schema):
    items: list[ShiftOut]
    next: str | None


class SignUpIn(Asked):
    assistance: str = Field("", max_length=300, description="What one needs in order to take part.")


class SignUpOut(Schema):
    """Somebody's promise for a shift; `placed_at` is null on the waiting list. `code` is what a volunteer shows."""

    id: int
    shift: int
    activity: int
    title: str
    role: str
    person: int
    person_name: str
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    code: str
    assistance: str
    assistance_answer: str
    asked_at: AwareDatetime
    placed_at: AwareDatetime | None
    withdrawn_at: AwareDatetime | None


class SignUpPage(Schema):
    items: list[SignUpOut]
    next: str | None


class SwapOut(Schema):
    """A place that somebody offers to others; `yours` if it is one's own."""

    id: int
    shift: int
    activity: int
    role: str
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    yours: bool
    offered_at: AwareDatetime
    taken_at: AwareDatetime | None
    withdrawn_at: AwareDatetime | None


class SwapPage(Schema):
    items: list[SwapOut]
    next: str | None


class WithdrawalIn(Asked):
    reason: str = Field("", max_length=300)


class CheckInIn(Asked):
    how: Literal["scan", "code", "list"] = "list"


Ids = Annotated[list[Annotated[int, Field(ge=1, le=HIGHEST)]], Field(min_length=1, max_length=500)]


class ConfirmationsIn(Asked):
    attendances: Ids = Field(description="Ids of attendances of this activity; what cannot be vouched for is left out.")


class ReversalsIn(Asked):
    attendances: Ids = Field(description="Ids of attendances of this activity; what nobody vouched for is left out.")
    reason: str = Field(min_length=1, max_length=300, description="Everybody concerned reads it.")


class Decided(Schema):
    """The ids of the attendances that were decided, in their order."""

    attendances: list[int]


class Confirmation(Asked):
    """Minutes to vouch for; without them the time between coming and leaving counts."""

    minutes: int | None = Field(None, ge=1, le=1440)


class AttendanceOut(Schema):
    """Somebody's presence at a shift; `transfer` is the entry in the ledger (chain/number) once somebody has vouched."""

    id: int
    signup: int
    shift: int
    activity: int
    title: str
    role: str
    person: int
    person_name: str
    day: date
    came_at: AwareDatetime
    left_at: AwareDatetime | None
    minutes: int | None
    confirmed_at: AwareDatetime | None
    confirmed_by: str
    confirmed_as: str
    declined_at: AwareDatetime | None
    declined_reason: str
    promised: list[Benefit]
    received: list[Benefit]
    benefits_at: AwareDatetime | None
    transfer: str | None


class AttendancePage(Schema):
    items: list[AttendanceOut]
    next: str | None
