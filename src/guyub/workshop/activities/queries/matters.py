"""What waits for an officer in the activities of a group and of those below it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, F, Min, OuterRef, Value
from django.utils import timezone

from guyub.workshop.skills.queries import satisfying

from .. import policy, rules
from ..models import Attendance, SignUp

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
    now = timezone.now()
    first, *others = (
        rows.annotate(kind=Value(kind)).values_list("kind", "pk_", "title_", "zone", "slug", "at", "people")
        for kind, rows in (
            ("forgotten", grouped(undecided(actor, group).filter(left_at=None, shift__ends_at__lt=now), "shift__", "day")),
            ("hours", grouped(undecided(actor, group).filter(left_at__isnull=False), "shift__", "day")),
            ("assistance", grouped(asking(actor, group, now), "shift__", "shift")),
            ("expiring", grouped(expiring(actor, group, now), "shift__")),
            ("draft", drafted(actor, group)),
        ))
    found = {}
    for kind, pk, title, zone, slug, at, people in first.union(*others, all=True):
        day = rules.day_of(at, zone)
        old = found.get((kind, pk, day))
        found[kind, pk, day] = Matter(kind, pk, title, slug, day, people + (old.people if old else 0))
    return sorted(found.values(), key=lambda matter: (matter.day, matter.activity_id))


def grouped(rows, shift, *by):
    """People counted by activity and what else is named."""
    activity = f"{shift}activity"
    return rows.order_by().values(
        *by, pk_=F(f"{activity}__id"), title_=F(f"{activity}__title"), zone=F(f"{activity}__timezone"),
        slug=F(f"{activity}__group__slug"),
    ).annotate(at=Min("shift__starts_at"), people=Count("person_id", distinct=True))


def undecided(actor, group):
    """Attendances without hours and without a decision, but one's own."""
    if not actor.holds(group, *policy.VOUCHING):
        return Attendance.objects.none()
    return Attendance.objects.filter(
        shift__activity__group__path__startswith=group.path, confirmed_at=None, declined_at=None,
    ).exclude(person_id=actor.person_id)


def coming(actor, group, now):
    if not actor.holds(group, *policy.VOUCHING):
        return SignUp.objects.none()
    return SignUp.objects.filter(
        shift__activity__group__path__startswith=group.path, shift__activity__next_at__isnull=False, withdrawn_at=None,
        shift__cancelled_at=None, shift__ends_at__gt=now)


def asking(actor, group, now):
    return coming(actor, group, now).exclude(assistance="").filter(assistance_answer="")


def expiring(actor, group, now):
    """Who has a place in the coming weeks for a role whose skill nobody vouches for beyond thirty days from now."""
    lasting = satisfying(OuterRef("shift__role__skill_id"), OuterRef("shift__role__level"), (now + SOON).date())
    return (
        coming(actor, group, now)
        .filter(placed_at__isnull=False, shift__starts_at__lt=now + SOON, shift__role__skill__isnull=False)
        .exclude(Exists(lasting.filter(person_id=OuterRef("person_id")))))


def drafted(actor, group):
    """The group's own drafts as one row: how many there are, and the oldest of them."""
    return (
        policy.visible_activities(actor).filter(group=group, published_at=None, cancelled_at=None).order_by()
        .values(zone=Value(rules.ZONE), slug=F("group__slug"))
        .annotate(pk_=Min("id"), title_=Min("title"), at=Min("created_at"), people=Count("id")))
