from datetime import datetime
from typing import Literal

from ninja import Field, Schema

from guyub.core.operations import Asked

GroupKind = Literal["occupational", "volunteer", "agency", "partner"]


class GroupOut(Schema):
    """A living group; `parent` is the id of the group that it is a chapter of, `url` the path of its page."""

    id: int
    name: str
    slug: str
    kind: GroupKind
    about: str
    members: int
    place: str
    field: str | None
    parent: int | None
    url: str


class GroupPage(Schema):
    items: list[GroupOut]
    next: str | None


class GroupDetail(GroupOut):
    """One group, with what it asks of its members and how many days it takes to answer."""

    founded_year: int | None
    requirements: list[str]
    answer_days: int
    website: str
    approved_at: datetime | None = Field(description="Null while the operator has not approved the group.")
    logo: str = Field(description="The path of its picture; empty if it has none.")


class MembershipOut(Schema):
    """Somebody's belonging to a group: asked for, approved or refused, and ended, each with its time."""

    id: int
    group: int
    group_name: str
    person: int
    person_name: str
    number: str
    message: str
    applied_at: datetime
    approved_at: datetime | None
    refused_at: datetime | None
    left_at: datetime | None
    reason: str
    referred_from: int | None = Field(None, description="Id of the group that passed this application on.")
    referred_to: int | None = Field(None, description="Id of the group that it was passed on to.")


class MembershipPage(Schema):
    items: list[MembershipOut]
    next: str | None


class GroupIn(Asked):
    """A new group: one of its own waits for the operator; a chapter of `parent` lives at once and takes its kind from it."""

    kind: GroupKind = "volunteer"
    name: str = Field(min_length=2, max_length=120)
    about: str = Field("", max_length=2000)
    parent: int | None = Field(None, ge=1, le=2**31, description="Id of the group of which this is a chapter.")
    field: str = Field("", max_length=8, description="Code of ICNP/TSO; a chapter has that of the group above.")
    place: str = Field("", max_length=120, description="As people say it: Klaten, Kota Surakarta.")
    website: str = Field("", max_length=200)
    requirements: str = Field("", max_length=1000, description="One condition of membership per line.")
    answer_days: int = Field(3, ge=1, le=60)


class GroupChange(Asked):
    """What changes of a group; what is left out stays."""

    name: str | None = Field(None, min_length=2, max_length=120)
    about: str | None = Field(None, max_length=2000)
    field: str | None = Field(None, max_length=8)
    place: str | None = Field(None, max_length=120)
    website: str | None = Field(None, max_length=200)
    requirements: str | None = Field(None, max_length=1000)
    answer_days: int | None = Field(None, ge=1, le=60)


class LogoIn(Asked):
    picture: str = Field(min_length=4, max_length=250_000, description="PNG, JPEG or WebP of at most 180 KB, in base64.")


class ReferralIn(Asked):
    group: int = Field(ge=1, le=2**31, description="Id of the group that will answer: another one, or one above.")
    reason: str = Field(min_length=1, max_length=300, description="The person and that group read it.")


class ApplicationIn(Asked):
    message: str = Field("", max_length=2000, description="What the secretary should know.")


class ReasonIn(Asked):
    reason: str = Field(min_length=1, max_length=300, description="The person concerned reads it.")
