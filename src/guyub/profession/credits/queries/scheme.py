"""Schemes of a group, patterns to take over, and a draft tried on real members before it is published."""

from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.formats import hundredths

from ..models import Enrolment, Scheme, Version
from ..rules.scheme import Unreadable, problems, read
from ..rules.words import source_words
from .standing import items_of, standing_of

TRIED = 200


@dataclass(frozen=True)
class Tried:
    """A member whose standing a draft would change."""

    id: int
    name: str
    before: str
    after: str
    worse: bool


@dataclass(frozen=True)
class Trial:
    """What a draft would do to the open cycles looked at: so many, how many would meet it before and after."""

    looked: int
    all: int
    met_before: int
    met_after: int
    changed: list


def patterns(group):
    """[(Scheme, source in words)] that the group has not taken over; one statement."""
    rows = Version.objects.filter(scheme__group=None, published_at__isnull=False).exclude(
        scheme__code__in=Scheme.objects.filter(group=group).values("code")).select_related("scheme").order_by("scheme_id")
    return [(row.scheme, source_words(row.body.get("source") or {})) for row in rows]


def schemes_of(group):
    """Schemes of the group with the number of the version in force, of the draft, and of those enrolled; one statement."""
    published = Version.objects.filter(scheme=OuterRef("pk"), published_at__isnull=False).order_by("-number")
    draft = Version.objects.filter(scheme=OuterRef("pk"), published_at=None)
    people = Enrolment.objects.filter(scheme=OuterRef("pk"), closed_at=None).order_by().values("scheme").annotate(
        many=Count("pk")).values("many")
    return list(Scheme.objects.filter(group=group).annotate(
        number=Subquery(published.values("number")[:1]), draft=Subquery(draft.values("pk")[:1]),
        people=Subquery(people)).order_by("name"))


def draft_page(version):
    """(Scheme as rules or None, sentences for what is wrong with it)."""
    try:
        rules = read(version.body)
    except Unreadable as error:
        return None, [error.args[0]]
    return rules, problems(rules)


def bodies(scheme):
    """Versions of a scheme, the latest first; one statement."""
    return list(scheme.versions.select_related("published_by").order_by("-number"))


def trial(version):
    """The Trial of a version on the open cycles of its scheme; three statements. Nothing is written."""
    rules, wrong = draft_page(version)
    if rules is None or rules.total is None or wrong:
        return None
    rows = Enrolment.objects.filter(scheme=version.scheme_id, closed_at=None)
    all_of_them = rows.aggregate(many=Count("pk"), met=Count("pk", filter=Q(missing=0)))
    looked = list(rows.select_related("version", "person").order_by("ends_on", "pk")[:TRIED])
    held = items_of([row.pk for row in looked])
    met_before = met_after = 0
    changed = []
    for row in looked:
        before, _lines = standing_of(row, held[row.pk])
        profile = row.profile if row.profile in {one.code for one in rules.profiles} else ""
        after, _lines = standing_of(row, held[row.pk], rules.of_profile(profile))
        met_before, met_after = met_before + before.met, met_after + after.met
        was, will = max(0, before.missing), max(0, after.missing)
        if was != will:
            words = said(was, rules.unit), said(will, rules.unit)
            changed.append((will - was, Tried(row.pk, row.person.name, *words, will > was)))
    changed.sort(key=lambda one: (-one[0], one[1].name))
    return Trial(len(looked), all_of_them["many"], met_before, met_after, [one for _by, one in changed[:20]])


def said(missing, unit):
    return _("kurang %(n)s %(unit)s") % {"n": hundredths(missing), "unit": unit} if missing else _("cukup")


def version_in_force(scheme, day=None):
    """The version that counts for who begins on this day; None before there is one."""
    return scheme.versions.filter(published_at__isnull=False, valid_from__lte=day or timezone.localdate()).order_by(
        "-valid_from", "-number").first()


def source_of(version):
    return source_words(version.body.get("source") or {})
