"""What a person can do as the person and the verifiers see it, with states in words and dates formatted."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Exists, Min, OuterRef, Q, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.formats import day_month
from guyub.core.kept import kept
from guyub.foundation.groups.models import Membership

from .. import policy
from ..models import Holding, Level
from ..rules import WARNINGS

MOST = 50


@dataclass(frozen=True)
class Line:
    """`chip` is the class of the state's sign: ok, wait, bad, full or info."""

    id: int
    skill: str
    level: str
    evidence: str
    state: str
    chip: str
    term: str
    by: str
    reason: str
    withdrawal_url: str


@dataclass(frozen=True)
class Claim:
    """A claimed skill that waits for somebody to vouch for it."""

    id: int
    person: str
    skill: str
    level: int
    evidence: str
    licensed: bool
    claimed_on: str
    valid_until: object
    own: bool
    verification_url: str
    refusal_url: str


def state(holding, today):
    """(word, chip) of what a holding is worth today."""
    if holding.refused_at:
        return _("Tidak disahkan"), "bad"
    if holding.verified_at is None:
        return _("Menunggu pengesahan"), "wait"
    if holding.valid_until and holding.valid_until < today:
        return _("Habis masa berlakunya"), "full"
    if holding.valid_from > today:
        return _("Belum berlaku"), "info"
    return _("Disahkan"), "ok"


def term(holding):
    if holding.verified_at is None:
        return _("Sampai %(day)s") % {"day": day_month(holding.valid_until)} if holding.valid_until else ""
    if holding.valid_until is None:
        return _("Sejak %(day)s") % {"day": day_month(holding.valid_from)}
    return _("%(first)s sampai %(last)s") % {
        "first": day_month(holding.valid_from), "last": day_month(holding.valid_until)}


def holdings_of(person):
    """All that this person has claimed and not withdrawn, by skill; one statement."""
    today = timezone.localdate()
    rows = Holding.objects.filter(person=person, withdrawn_at=None).select_related("skill", "verifying_group")
    lines = []
    for row in rows.order_by("skill__family", "skill__title_id", "-claimed_at"):
        word, chip = state(row, today)
        lines.append(Line(
            id=row.pk, skill=str(row.skill), level=str(Level(row.level).label), evidence=row.evidence, state=word,
            chip=chip, term=term(row), by=row.verifying_group.name if row.verifying_group else "", reason=row.reason,
            withdrawal_url=reverse("skills:withdrawal", args=[row.pk]),
        ))
    return lines


def of_members(actor, path):
    """What is claimed by members of the group of this path and those below it, and not withdrawn."""
    members = Membership.objects.filter(
        person_id=OuterRef("person_id"), group__path__startswith=path, approved_at__isnull=False, refused_at=None,
        left_at=None)
    return policy.visible_holdings(actor).filter(Exists(members), withdrawn_at=None)


def claims_of_members(actor, path):
    return of_members(actor, path).filter(verified_at=None, refused_at=None)


def lasting(end):
    """What the holder of a row has verified of the same skill, at its level or above, for longer than until `end`."""
    return Holding.objects.filter(
        Q(valid_until=None) | Q(valid_until__gt=end), person_id=OuterRef("person_id"), skill_id=OuterRef("skill_id"),
        level__gte=OuterRef("level"), verified_at__isnull=False, withdrawn_at=None)


def ending(today):
    """What ends within the longest of `rules.WARNINGS` and whose holder has not been warned of the step now due."""
    due = Q()
    for days in WARNINGS:
        due |= Q(Q(warned_days=None) | Q(warned_days__gt=days), valid_until__lte=today + timedelta(days=days))
    return (
        Holding.objects.filter(due, ~Exists(lasting(OuterRef("valid_until"))), valid_until__gte=today,
                               verified_at__isnull=False, withdrawn_at=None)
        .select_related("skill").order_by("valid_until", "pk"))


def running_out(actor, group, days=60, most=MOST):
    """[(person, skill, last day in words)] of what members hold and soon no longer do, the soonest first; one statement."""
    today = timezone.localdate()
    end = today + timedelta(days=days)
    rows = (
        of_members(actor, group.path).filter(~Exists(lasting(end)), verified_at__isnull=False,
                                         valid_until__range=(today, end))
        .select_related("person", "skill").order_by("valid_until", "person__name")[:most])
    return [(row.person.name, str(row.skill), day_month(row.valid_until)) for row in rows]


def claims_waiting(actor, group):
    """(how many, since when) claims of others wait in this group and those below it; one statement."""
    return next(iter(others_claims(actor, group.path)), (0, None))


@kept
def others_claims(actor, path):
    return (
        claims_of_members(actor, path).exclude(person_id=actor.person_id).order_by().values(every=Value(1))
        .annotate(n=Count("pk"), since=Min("claimed_at")).values_list("n", "since"))


def waiting_holdings(actor, group, most=MOST):
    """Claims of members of this group and those below it that nobody has answered, oldest first; one statement."""
    rows = claims_of_members(actor, group.path).select_related("person", "skill").order_by("claimed_at", "pk")[:most]
    return [
        Claim(
            id=row.pk, person=row.person.name, skill=str(row.skill), level=row.level, evidence=row.evidence,
            licensed=row.skill.licensed, claimed_on=day_month(timezone.localdate(row.claimed_at)),
            valid_until=row.valid_until, own=row.person_id == actor.person_id,
            verification_url=reverse("skills:verification", args=[group.slug, row.pk]),
            refusal_url=reverse("skills:refusal", args=[group.slug, row.pk]),
        )
        for row in rows
    ]
