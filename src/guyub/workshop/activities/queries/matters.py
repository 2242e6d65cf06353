"""What waits for an officer in the activities of a group and of those below it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, Count, Exists, F, Min, OuterRef, Q, Subquery, Value, When
from django.utils import timezone

from guyub.core.kept import kept
from guyub.foundation.groups.models import Group
from guyub.workshop.skills.queries import satisfying

from .. import policy, rules
from ..models import Activity, Attendance, SignUp

SOON = timedelta(days=30)


@dataclass(frozen=True)
class Matter:
    """So many `people` of one activity wait for a decision; `day` is local, that of the first of their shifts.

    kind: "forgotten" (came, never checked out), "hours" (to vouch for), "assistance" (asked, unanswered), "expiring"
    (signed up for a role whose skill they will lack within thirty days), "draft" (`people` counts the drafts).
    """

    kind: str
    activity_id: int
    title: str
    slug: str
    day: date
    people: int


def matters(actor, group):
    """[Matter] of this group with all below it, the oldest first; one statement."""
    if not actor.holds(group, *policy.VOUCHING):
        return []
    now, found = timezone.now(), {}
    for kind, pk, title, zone, slug, at, people in rows_waiting(
            actor.person_id, group.pk, group.path, now, now + SOON, (now + SOON).date()):
        day = rules.day_of(at, zone)
        old = found.get((kind, pk, day))
        found[kind, pk, day] = Matter(kind, pk, title, slug, day, people + (old.people if old else 0))
    return sorted(found.values(), key=lambda matter: (matter.day, matter.activity_id))


@kept
def rows_waiting(person, group, path, now, soon, last):
    """What waits in the group of this path, and who waits there, besides this person."""
    undecided = below(Attendance.objects.filter(confirmed_at=None, declined_at=None), path).exclude(person_id=person)
    coming = SignUp.objects.filter(
        shift__activity__group__path__startswith=path, shift__activity__next_at__isnull=False, withdrawn_at=None,
        shift__cancelled_at=None, shift__ends_at__gt=now)
    first, *others = (
        found.annotate(kind=kind).values_list("kind", "pk_", "title_", "zone", "slug", "at", "people")
        for kind, found in (
            (Case(When(left_at=None, then=Value("forgotten")), default=Value("hours")),
             grouped(undecided.filter(Q(left_at__isnull=False) | Q(shift__ends_at__lt=now)), "day")),
            (Value("assistance"), grouped(coming.exclude(assistance="").filter(assistance_answer=""), "shift")),
            (Value("expiring"), grouped(expiring(coming, soon, last))),
            (Value("draft"), drafted(group)),
        ))
    return first.union(*others, all=True)


def below(rows, path):
    """Rows whose shift is of a group under this path. As a question to each of the few that wait: PostgreSQL believes that a
    group has four activities, and would rather read all shifts of one that has five hundred."""
    theirs = Group.objects.filter(pk=OuterRef("shift__activity__group")).values("path")
    return rows.alias(path=Subquery(theirs)).filter(path__startswith=path)


def grouped(found, *by):
    """People counted by activity and what else is named."""
    return found.order_by().values(
        *by, pk_=F("shift__activity__id"), title_=F("shift__activity__title"), zone=F("shift__activity__timezone"),
        slug=F("shift__activity__group__slug"),
    ).annotate(at=Min("shift__starts_at"), people=Count("person_id", distinct=True))


def expiring(coming, soon, last):
    """Who has a place in the coming weeks for a role whose skill nobody vouches for beyond thirty days from now."""
    lasting = satisfying(OuterRef("shift__role__skill_id"), OuterRef("shift__role__level"), last)
    return (
        coming.filter(placed_at__isnull=False, shift__starts_at__lt=soon, shift__role__skill__isnull=False)
        .exclude(Exists(lasting.filter(person_id=OuterRef("person_id")))))


def drafted(group):
    """The group's own drafts as one row: how many there are, and the oldest of them. Who vouches there may see them."""
    return (
        Activity.objects.filter(group=group, published_at=None, cancelled_at=None).order_by()
        .values(zone=Value(rules.ZONE), slug=F("group__slug"))
        .annotate(pk_=Min("id"), title_=Min("title"), at=Min("created_at"), people=Count("id")))
