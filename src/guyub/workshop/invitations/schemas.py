from datetime import date

from ninja import Field, Schema
from pydantic import AwareDatetime

from guyub.core.operations import HIGHEST, Asked

from .rules import MOST_USES


class InvitationOut(Schema):
    """A link that brings people to a group or an activity; `used` counts those who came by it, whoever they were."""

    id: int
    group: int
    group_name: str
    activity: int | None
    title: str
    purpose: str
    by: str
    until: date
    most: int | None
    used: int
    created_at: AwareDatetime
    revoked_at: AwareDatetime | None
    open: bool = Field(description="Whether who comes by it now is counted.")
    url: str


class InvitationPage(Schema):
    items: list[InvitationOut]
    next: str | None


class InvitationIn(Asked):
    until: date = Field(strict=False, description="The last day, at most a year ahead.")
    activity: int | None = Field(None, ge=1, le=HIGHEST, description="Id of an activity of the group; without it the group.")
    purpose: str = Field("", max_length=80, description="Its maker and the officers read it.")
    most: int | None = Field(None, ge=1, le=MOST_USES, description="How many people; without it any number.")
