from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, Count, Q, Value, When, Window
from django.utils import timezone

from guyub.core.formats import day_month
from guyub.core.kept import kept

from .. import policy
from ..models import Membership, Office


@dataclass(frozen=True)
class Promise:
    """Who answers an application, and by which day; `late` is by how many days that has passed, 0 if it has not.

    `who` and `office` are empty if the group has no officer who answers.
    """

    who: str
    office: str
    day: date
    late: int

    @property
    def by(self):
        return day_month(self.day)


def due_day(membership, group):
    """The last day on which an application is answered in time."""
    return timezone.localdate(membership.applied_at) + timedelta(days=group.answer_days)


def days_late(membership, group):
    """By how many days the answer is late; negative or 0 while there is time."""
    return (timezone.localdate() - due_day(membership, group)).days


def answer_promised(membership, group):
    """The Promise to whoever applied."""
    return promise_of(group, membership.applied_at, besides=membership.person_id)


def promise_of(group, since, *, besides=None):
    """Who answers what the group was asked then: the secretary, else the chair, of the group or of the nearest above it."""
    today, day = timezone.localdate(), timezone.localdate(since) + timedelta(days=group.answer_days)
    near = [When(group_id=pk, then=Value(step)) for step, pk in enumerate(reversed(group.lineage))]
    rows = (
        Office.objects.filter(group_id__in=group.lineage, role__in=policy.LEADING, ended_at=None, since__lte=today)
        .filter(Q(until=None) | Q(until__gte=today)).exclude(person_id=besides)
        .annotate(far=Case(*near), second=Case(When(role=Office.Role.SECRETARY, then=Value(0)), default=Value(1)))
        .select_related("person").order_by("far", "second", "since", "pk"))
    office = rows.first()
    return Promise(
        who=office.person.name if office else "", office=office.title or str(office.get_role_display()) if office else "",
        day=day, late=max(0, (today - day).days))


def waiting_applications(actor, group):
    """Applications to this group that nobody has answered, oldest first."""
    return (
        policy.visible_memberships(actor)
        .filter(group=group, approved_at=None, refused_at=None, left_at=None)
        .select_related("person", "group", "category", "referral__application__group").order_by("applied_at")
    )


def applications_waiting(group):
    """(how many applications wait in this group, days until the oldest is late, names of the first three); one statement."""
    rows = first_applications(group.pk)
    if not rows:
        return 0, 0, []
    due = timezone.localdate(rows[0][0]) + timedelta(days=group.answer_days)
    return rows[0][2], (due - timezone.localdate()).days, [name for _at, name, _all in rows]


@kept
def first_applications(group):
    return (
        Membership.objects.filter(group=group, approved_at=None, refused_at=None, left_at=None)
        .annotate(all=Window(Count("pk"))).order_by("applied_at").values_list("applied_at", "person__name", "all")[:3])


def member_roll(actor, group, *, text="", after="", limit=50):
    """Members of this group by name: (memberships, name to go on after)."""
    rows = (
        policy.visible_memberships(actor)
        .filter(group=group, approved_at__isnull=False, left_at=None).select_related("person", "category")
    )
    if text:
        rows = rows.filter(Q(person__name__icontains=text) | Q(number__icontains=text))
    if after:
        rows = rows.filter(person__name__gt=after)
    found = list(rows.order_by("person__name", "id")[: limit + 1])
    return found[:limit], (found[limit - 1].person.name if len(found) > limit else "")


def memberships_of(person_id):
    """All open memberships and applications of a person, with their groups."""
    return (
        Membership.objects.filter(person_id=person_id, refused_at=None, left_at=None)
        .select_related("group").order_by("group__name")
    )
