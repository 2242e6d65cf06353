from datetime import datetime
from typing import Literal

from ninja import Field, Schema

from guyub.core.operations import Asked, TypedMoment

from .sitting import Kind, Majority, Method, Number, ObligationOut, Quorum, Tie, Zone

Outcome = Literal["", "carried", "lost", "no_quorum", "tied", "annulled"]


class MotionOut(Schema):
    """Something that a body is asked to decide; `answer` is the option that was chosen, or "mufakat"."""

    id: int
    title: str
    kind: Kind
    body: int
    body_name: str
    group: int
    public: bool
    made_at: datetime
    deadline: datetime | None
    voting: bool
    withdrawn_at: datetime | None
    decided_at: datetime | None
    outcome: Outcome
    answer: str


class MotionPage(Schema):
    items: list[MotionOut]
    next: str | None


class VersionOut(Schema):
    number: int
    text: str
    reasons: str
    at: datetime


class CommentOut(Schema):
    person: int
    person_name: str
    words: str
    at: datetime


class AmendmentOut(Schema):
    id: int
    by: int
    by_name: str
    text: str
    reasons: str
    at: datetime
    taken_at: datetime | None
    declined_at: datetime | None
    answer: str


class EscalationOut(Schema):
    """`left` and `reached` are bodies; `free` is how many were without an interest."""

    left: int
    reached: int
    free: int
    at: datetime


class RoundOut(Schema):
    number: int
    agreed: bool
    note: str
    meeting: int


class MotionDetail(MotionOut):
    """One proposal. `barred` says why its papers are hidden from the one who asks; comments are for members."""

    author: int | None
    barred: str
    versions: list[VersionOut]
    comments: list[CommentOut]
    amendments: list[AmendmentOut]
    seconds: int
    seconds_needed: int
    parties: list[str]
    rounds: list[RoundOut]
    escalations: list[EscalationOut]
    votes: list[int]
    obligations: list[ObligationOut]


class MotionIn(Asked):
    title: str = Field(max_length=120)
    text: str = Field(max_length=10_000)
    reasons: str = Field("", max_length=5000)
    kind: Kind = "ordinary"
    parties: list[str] = Field([], max_length=50, description="Names, or numbers of members of one's own groups.")
    deadline: TypedMoment | None = None
    public: bool = True


class CommentIn(Asked):
    words: str = Field(max_length=2000)


class AmendmentIn(Asked):
    text: str = Field(max_length=10_000)
    reasons: str = Field("", max_length=2000)


class VersionIn(Asked):
    text: str = Field(max_length=10_000)
    reasons: str = Field("", max_length=5000)


class AmendmentAnswerIn(Asked):
    amendment: Number
    taken: bool
    answer: str = Field("", max_length=300)


class SuspicionIn(Asked):
    person: Number
    words: str = Field(max_length=1000)


class RoundIn(Asked):
    meeting: Number
    agreed: bool
    note: str = Field("", max_length=300)


class VoteIn(Asked):
    closes_at: TypedMoment
    timezone: Zone = "Asia/Jakarta"
    method: Method = "yesno"
    secret: bool = False
    options: list[str] = Field([], max_length=30)
    meeting: Number | None = None


class OpeningOut(Schema):
    """What came of it: a vote, and of a secret one the tellers' key, told once; or the body to which the case went."""

    vote: int | None
    key: str
    body: int
    escalated: bool
    stuck: bool = Field(description="Up to the top too few are free of interest.")


class StatuteOut(Schema):
    """The rule as it stood when the vote opened."""

    quorum: Quorum
    value: int
    second: int | None
    majority: Majority
    tie: Tie
    rounds: int
    proxies: int
    least: int


class OptionOut(Schema):
    number: int
    text: str
    lot: int = Field(description="Its place in the order drawn at the opening.")


class CountOut(Schema):
    option: int
    votes: int


class TurnOut(Schema):
    """One round of an instant run-off."""

    votes: list[CountOut]
    exhausted: int
    out: int | None


class ResultOut(Schema):
    """The count of a closed vote; without figures if too few secret ballots were cast."""

    electors: int
    took_part: int
    present: int
    needed: int
    barred: int
    withheld: bool
    votes: list[CountOut]
    blank: int
    chosen: list[int]
    rounds: list[TurnOut]
    why: list[str]


class VoteDetail(Schema):
    """One vote; until it closes only the turnout is told."""

    id: int
    motion: int
    body: int
    version: int
    meeting: int | None
    method: Method
    secret: bool
    call: int
    opened_at: datetime
    closes_at: datetime
    closed_at: datetime | None
    outcome: Outcome
    statute: StatuteOut
    options: list[OptionOut]
    electors: int = Field(description="Without those who have an interest.")
    turnout: int
    result: ResultOut | None


class BoxOut(Schema):
    """From this a stranger counts a secret vote again; receipts stand apart from ballots."""

    vote: int
    method: Method
    statute: StatuteOut
    call: int
    outcome: Outcome
    options: dict[str, str]
    lots: list[int]
    electors: int
    took_part: int
    present: int
    ballots: list[list[int]]
    receipts: list[str]


class BallotOut(Schema):
    """One's own right to vote, or that of somebody whose proxy one holds."""

    id: int = Field(description="Say it as `elector` when casting for somebody else.")
    vote: int
    motion: int
    title: str
    person: int
    weight: int
    secret: bool
    closes_at: datetime
    voted: bool


class BallotPage(Schema):
    items: list[BallotOut]
    next: str | None


class BallotIn(Asked):
    choice: list[int] = Field(max_length=30, description="Numbers of options; of a ranking in order of preference.")
    elector: Number | None = None


class CastOut(Schema):
    """`receipt` of a secret ballot is told once: its SHA-256 stands in the published list."""

    vote: int
    elector: int
    receipt: str


class ProxyIn(Asked):
    holder: Number = Field(description="A person who may vote here.")


class ProxyOut(Schema):
    vote: int
    elector: int
    holder: int | None


class CountIn(Asked):
    key: str = Field("", max_length=80, description="The tellers' key of a secret vote.")
