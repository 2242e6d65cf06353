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


class MembershipPage(Schema):
    items: list[MembershipOut]
    next: str | None


class ApplicationIn(Asked):
    message: str = Field("", max_length=2000, description="What the secretary should know.")


class ReasonIn(Asked):
    reason: str = Field(min_length=1, max_length=300, description="The person concerned reads it.")
