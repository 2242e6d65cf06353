from datetime import date
from typing import Literal

from ninja import Field, Schema
from pydantic import AwareDatetime

from guyub.core.operations import HIGHEST, Asked

Sort = Literal["Certificate", "CertificateOfCompletion", "CommunityService", "Award"]


class CredentialOut(Schema):
    """What a group said of somebody under its signature; `url` is its public page."""

    id: int
    kind: int
    title: str
    group: int
    group_name: str
    person: int
    name: str
    role: str
    hours: str
    since: str = Field(description="First day, or empty.")
    until: str = Field(description="Last day, or empty.")
    issued_at: AwareDatetime
    issued_as: str
    valid_until: date | None
    revoked_at: AwareDatetime | None
    revoked_reason: str
    stands: bool
    url: str


class CredentialPage(Schema):
    items: list[CredentialOut]
    next: str | None


class CredentialDetail(CredentialOut):
    """With the signed Open Badge 3.0."""

    document: dict


class KindOut(Schema):
    """What a group gives credentials for; its words stand still."""

    id: int
    group: int
    group_name: str
    sort: Sort
    name: str
    about: str
    criteria: str
    activity: int | None
    months: int | None
    closed: bool
    url: str


class KindIn(Asked):
    sort: Sort
    name: str = Field(min_length=1, max_length=100)
    about: str = Field(min_length=1, max_length=300)
    criteria: str = Field(min_length=1, max_length=300)
    activity: int | None = Field(None, ge=1, le=HIGHEST, description="Only those who were there can receive it.")
    months: int | None = Field(None, ge=1, le=600, description="How long it holds; without it, for good.")


class IssueIn(Asked):
    person: int = Field(ge=1, le=HIGHEST)
    since: date | None = Field(None, strict=False, description="Of service hours: the first day that is counted.")
    until: date | None = Field(None, strict=False, description="Of service hours: the last one.")


class RevocationIn(Asked):
    reason: str = Field(min_length=1, max_length=300, description="Its holder and whoever checks it read this.")
