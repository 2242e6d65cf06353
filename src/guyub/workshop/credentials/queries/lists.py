"""Credentials as their holders and the group's officers find them."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.formats import day_month, hours
from guyub.foundation.groups.models import Membership
from guyub.foundation.people.models import Person

from .. import policy
from ..models import Credential, Kind, Part
from .ground import grounds_of

PAGE = 50
MOST_CANDIDATES = 100


@dataclass(frozen=True)
class Line:
    """One credential in a list; `state` is empty while it stands."""

    id: int
    title: str
    detail: str
    group: str
    slug: str
    kain: int
    name: str
    issued: str
    until: str
    state: str
    reason: str
    path: str
    showings: int = 0


def line(row):
    state = _("Dicabut") if row.revoked_at else _("Berakhir") if row.over else ""
    detail = ", ".join(one for one in (row.facts["role"], row.facts["hours"]) if one)
    return Line(row.pk, row.facts["title"], detail, row.facts["group"], row.group.slug, row.group.kain, row.facts["name"],
                day_month(timezone.localdate(row.issued_at)), day_month(row.valid_until) if row.valid_until else "", state,
                row.revoked_reason, row.path, getattr(row, "open_showings", 0))


def rows_seen(actor, before=None):
    rows = policy.visible_credentials(actor).select_related("group").defer("document", "slip").order_by("-issued_at", "-pk")
    if before:
        moment, pk = before
        rows = rows.filter(Q(issued_at__lt=moment) | Q(issued_at=moment, pk__lt=pk))
    return rows


def paged(rows):
    """(lines, (moment, id) to go on before, or None); one statement."""
    found = list(rows[: PAGE + 1])
    more = (found[PAGE - 1].issued_at, found[PAGE - 1].pk) if len(found) > PAGE else None
    return [line(row) for row in found[:PAGE]], more


def my_credentials(actor, before=None):
    """One's own, the latest first; one statement."""
    open_ones = Q(showings__revoked_at=None, showings__until__gte=timezone.localdate())
    return paged(rows_seen(actor, before).filter(person_id=actor.person_id).annotate(
        open_showings=Count("showings", filter=open_ones)))


def group_credentials(actor, group, kind=None, before=None):
    """Those that a group gave, of one kind or of all, the latest first; one statement."""
    rows = rows_seen(actor, before).filter(group=group)
    return paged(rows.filter(kind=kind) if kind else rows)


def credential_seen(actor, pk):
    return policy.visible_credentials(actor).select_related("group", "kind", "key", "person").filter(pk=pk).first()


@dataclass(frozen=True)
class KindLine:
    id: int
    name: str
    sort: str
    activity: str
    given: int
    closed: bool
    path: str


def kinds_of(actor, group, limit=100):
    """The kinds of a group, open ones first, with how many stand; one statement."""
    rows = policy.visible_kinds(actor).filter(group=group).select_related("activity").annotate(
        given=Count("credentials", filter=Q(credentials__revoked_at=None))).order_by("closed_at", "-made_at", "-pk")
    return [KindLine(row.pk, row.name, str(Kind.Sort(row.sort).label), row.activity.title if row.activity else "", row.given,
                     row.closed_at is not None, row.path) for row in rows[:limit]]


def kind_seen(actor, pk):
    return policy.visible_kinds(actor).select_related("group", "activity").filter(pk=pk).first()


@dataclass(frozen=True)
class Candidate:
    id: int
    name: str
    detail: str


def candidates(actor, kind, since=None, until=None, text=""):
    """(people who can be given this kind and do not hold it, how many more there are); three statements at most."""
    period = f"{since}/{until}" if since else ""
    held = Credential.objects.filter(kind=kind, person=OuterRef("pk"), period=period, revoked_at=None)
    people = Person.objects.filter(erased_at=None).exclude(pk=actor.person_id).exclude(Exists(held))
    grounds = {}
    if kind.activity_id or kind.of_service:
        if kind.of_service and since is None:
            return [], 0
        grounds = grounds_of(kind, None, since, until)
        people = people.filter(pk__in=list(grounds))
    else:
        people = people.filter(pk__in=Membership.objects.filter(
            group=kind.group_id, approved_at__isnull=False, left_at=None).values("person"))
    if text:
        people = people.filter(name__icontains=text)
    found = list(people.order_by("name", "pk").values_list("pk", "name"))
    return [Candidate(pk, name, detail_of(grounds.get(pk))) for pk, name in found[:MOST_CANDIDATES]], max(
        0, len(found) - MOST_CANDIDATES)


def detail_of(grounds):
    return f"{grounds.roles}, {hours(grounds.minutes)}" if grounds else ""


@dataclass(frozen=True)
class ShowingLine:
    id: int
    label: str
    parts: str
    until: str
    path: str
    open: bool


def showings_of(actor, credential, limit=50):
    """One's links to parts of a credential, the latest first; one statement."""
    rows = policy.visible_showings(actor).filter(credential=credential, revoked_at=None).order_by("-made_at", "-pk")[:limit]
    return [ShowingLine(row.pk, row.label, "; ".join(str(Part(part).label) for part in row.parts), day_month(row.until),
                        row.path, row.open) for row in rows]


def showing_seen(actor, pk):
    return policy.visible_showings(actor).select_related("credential").filter(pk=pk).first()


def relies(actor, credential):
    """Whether the reader asked to be told if this credential falls."""
    return actor.person_id is not None and credential.reliances.filter(person_id=actor.person_id).exists()


def parts_of(credential):
    """The Parts that this credential has to show."""
    facts = credential.facts
    there = {"name": True, "role": facts["role"], "period": facts["since"], "hours": facts["hours"], "rows": facts["rows"]}
    return [(part, label) for part, label in Part.choices if there[part]]


