from ninja import Schema


class GroupOut(Schema):
    id: int
    name: str
    slug: str
    kind: str
    about: str
    members: int
    place: str
    url: str


class GroupPage(Schema):
    items: list[GroupOut]
    next: str | None
