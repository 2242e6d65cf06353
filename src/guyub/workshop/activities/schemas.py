from ninja import Field, Schema


class ActivityOut(Schema):
    """One activity in a list: `starts_at` of its next shift, people wanted and found over the coming week."""

    id: int
    title: str
    starts_at: str
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


class Confirmation(Schema):
    """Minutes to vouch for; without them the time between coming and leaving counts."""

    minutes: int | None = Field(None, ge=1, le=1440)


class AttendanceOut(Schema):
    id: int
    minutes: int | None
    confirmed_at: str | None
    transfer: str | None


class SignUpIn(Schema):
    assistance: str = Field("", max_length=300)


class SignUpOut(Schema):
    id: int
    placed: bool
    code: str
