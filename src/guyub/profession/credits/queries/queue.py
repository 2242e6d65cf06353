"""What waits for a verifier: claims in the order in which they came, and awards that the lot fell on."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Min
from django.utils import timezone

from guyub.core.formats import day_month, hundredths

from ..models import Entry

SHOWN = 30


@dataclass(frozen=True)
class Waiting:
    """A claim or an audit as the verifier reads it. `shared`: others claimed with the same file."""

    id: int
    person: str
    title: str
    what: str
    day: str
    organiser: str
    number: str
    role: str
    claimed: str
    awarded: str
    unit: str
    units: str
    since: str
    late: bool
    document: bool
    shared: int
    own: bool
    scheme: str
    by: str


def of_group(group):
    return Entry.objects.filter(enrolment__scheme__group__path__startswith=group.path, enrolment__closed_at=None)


def unanswered(group):
    return of_group(group).filter(awarded=None, returned_at=None, refused_at=None, withdrawn_at=None)


def claims_waiting(group):
    """(how many claims wait, since when); one statement."""
    found = unanswered(group).aggregate(many=Count("pk"), since=Min("made_at"))
    return found["many"], found["since"]


def queue(actor, group, *, after=0):
    """([Waiting], id to go on after): claims that wait, the oldest first; two statements."""
    rows = unanswered(group).filter(pk__gt=after).select_related("person", "enrolment__version", "enrolment__scheme")
    return lines(actor, list(rows.order_by("pk")[: SHOWN + 1]))


def audits(actor, group, *, after=0):
    """([Waiting], id to go on after): awards that the lot fell on, decided by others; two statements."""
    rows = of_group(group).filter(sampled=True, audited_at=None, withdrawn_at=None, awarded__isnull=False, pk__gt=after)
    rows = rows.exclude(decided_by=actor.person_id).exclude(person=actor.person_id)
    return lines(actor, list(rows.select_related("person", "enrolment__version", "enrolment__scheme", "decided_by").order_by(
        "pk")[: SHOWN + 1]))


def lines(actor, rows):
    more = rows[SHOWN - 1].pk if len(rows) > SHOWN else 0
    rows = rows[:SHOWN]
    digests = [row.digest for row in rows if row.digest]
    shared = dict(Entry.objects.filter(digest__in=digests).values_list("digest").annotate(
        people=Count("person", distinct=True)).order_by())
    return [waiting(actor, row, shared) for row in rows], more


def waiting(actor, row, shared):
    scheme = row.enrolment.rules
    kind, category = scheme.kind(row.kind), scheme.category(row.category)
    due = row.made_at + timedelta(days=scheme.answer_days * 7 // 5)  # working days
    return Waiting(
        id=row.pk, person=row.person.name, title=row.title,
        what=", ".join(filter(None, (category.name if category else "", kind.name if kind else row.kind))),
        day=day_month(row.day), organiser=row.organiser, number=row.number, role=row.role, claimed=hundredths(row.claimed),
        awarded=hundredths(row.awarded or 0), unit=scheme.unit, units=hundredths(row.units) if row.units else "",
        since=day_month(timezone.localdate(row.made_at)), late=due < timezone.now(), document=bool(row.evidence_id),
        shared=shared.get(row.digest, 1) - 1 if row.digest else 0, own=row.person_id == actor.person_id,
        scheme=row.enrolment.scheme.name, by=row.decided_by.name if row.decided_by_id and row.awarded else "")
