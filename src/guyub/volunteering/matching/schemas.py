from datetime import date
from typing import Annotated

from ninja import Field, Schema
from pydantic import AwareDatetime

from guyub.core.operations import HIGHEST, Asked

Key = Annotated[int, Field(ge=1, le=HIGHEST)]


class ProposalIn(Asked):
    """What is to be worked out: open shifts of a group with its chapters, or of some activities, until a day."""

    activities: list[Key] = Field([], max_length=200, description="Ids of published activities; none means all.")
    until: date | None = Field(None, strict=False, description="Last day of the shifts; without it two weeks from now.")
    others: bool = Field(False, description="Also volunteers of other groups who consented to that.")
    fills: bool = Field(False, description="After a decline ask the next who fits at once, instead of a following proposal.")
    seconds: int = Field(10, ge=1, le=120, description="How long to search.")


class PlacementIn(Asked):
    """Somebody at a shift, by hand."""

    person: Key
    shift: Key


class MoveIn(Asked):
    shift: Key


class StandbysIn(Asked):
    """Whom to ask to stand by for a shift."""

    shift: Key
    people: list[Key] = Field(min_length=1, max_length=50)


class ProposalOut(Schema):
    """A proposal; `computed_at` is null while it is worked out, `done` how far that is in percent, `error` why it broke.

    `wanted`: minimum places that were open; `placed`: people proposed for them and beyond; `gap`: how far it may be from the
    best possible, as a share; `missing`: minimum places that stay open, by urgency from 1 (the most urgent) to 4.
    """

    id: int
    group: int
    asked_at: AwareDatetime
    until: date
    activities: list[int]
    others: bool
    fills: bool
    done: int
    running: bool
    error: str
    computed_at: AwareDatetime | None
    approved_at: AwareDatetime | None
    closed_at: AwareDatetime | None
    follows: int | None
    people: int
    wanted: int
    placed: int
    gap: float
    missing: dict[str, int]
    url: str


class ProposalPage(Schema):
    items: list[ProposalOut]
    next: str | None


class PlacementOut(Schema):
    """One person at one shift; asked only after approval, then accepted or declined, or dropped with the reason's code."""

    id: int
    proposal: int
    shift: int
    activity: int
    title: str
    role: str
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    person: int
    person_name: str
    km: int
    standby: bool
    by_hand: bool
    locked: bool
    removed_at: AwareDatetime | None
    asked_at: AwareDatetime | None
    accepted_at: AwareDatetime | None
    declined_at: AwareDatetime | None
    dropped_why: str


class PlacementPage(Schema):
    items: list[PlacementOut]
    next: str | None


class ReasonOut(Schema):
    """Why people are not at a shift: a code, how many it keeps away, and the same in words."""

    code: str
    people: int
    say: str


class HelpOut(Schema):
    """What would bring `heads` more: a code, how much of it (people, km or minutes), and the same in words."""

    code: str
    heads: int
    amount: int
    people: list[int]
    say: str


class CoverageOut(Schema):
    """One shift of a proposal: who has a place, who is proposed or asked, and if some are missing, why and what would help.

    `spare`: ids of others who would fit as well.
    """

    shift: int
    activity: int
    title: str
    role: str
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    least: int
    most: int
    taken: int
    proposed: int
    short: int
    reasons: list[ReasonOut]
    helps: list[HelpOut]
    spare: list[int]


class CoveragePage(Schema):
    items: list[CoverageOut]
    next: str | None


class StandbysOut(Schema):
    """The stand-bys that were asked."""

    placements: list[PlacementOut]
