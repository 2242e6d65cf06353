"""What answers a Question: pages of hits that say why they are there. What is not public any more never answers."""

from dataclasses import dataclass

from django.db.models import Case, Value, When
from django.db.models.expressions import RawSQL
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guyub.core.actors import PUBLIC
from guyub.core.cursors import page
from guyub.core.formats import day_month
from guyub.core.words import tokens
from guyub.foundation.groups.models import Group
from guyub.workshop.activities import rules as activities
from guyub.workshop.activities.queries import activity_rows

from ..models import Entry

PAGE = 10


@dataclass(frozen=True)
class Hit:
    """A line of results. `why` names what answers if it is neither title nor place."""

    title: str
    url: str
    line: str
    kain: int
    why: str = ""


def public_groups():
    return Group.objects.living()


def public_activities():
    """Published and not called off, of a living group, and for everybody."""
    return activity_rows(PUBLIC).filter(group__closed_at=None, group__approved_at__isnull=False)


def answering(rows, asked, kind):
    """Rows whose entries answer; `beside` is 0 if the title alone does, else 1."""
    sql, words = asked.sides()
    inside, titled = asked.sides(heading=True)
    kind = str(kind)
    return rows.filter(pk__in=RawSQL(f"{sql} AND kind = %s", (words, kind))).annotate(
        beside=Case(When(pk__in=RawSQL(f"{inside} AND kind = %s", (titled, kind)), then=Value(0)), default=Value(1)))


def found_groups(asked, *, after="", limit=PAGE):
    """(hits, the cursor to go on with or None): living groups, those named so first, the larger before the smaller."""
    rows = answering(public_groups(), asked, Entry.Kind.GROUP).values(
        "id", "name", "slug", "kain", "kind", "about", "parent__about", "place__title", "member_count", "beside",
        *CLASSED)
    found, more = page("search.groups", rows, ("beside", "-member_count", "id"), after=after, limit=limit)
    return [group_hit(asked, row) for row in found], more


CLASSED = ("occupation__title_id", "occupation__title_en", "occupation__words", "field__title_id", "field__title_en",
           "field__words")


def group_hit(asked, row):
    line = ", ".join(filter(None, [str(Group.Kind(row["kind"]).label), row["place__title"]]))
    return Hit(row["name"], f"/kelompok/{row['slug']}/", line, row["kain"], why(asked, (row["name"], line), (
        (None, row["about"] or row["parent__about"]),
        (_("Profesi: %(title)s"), classified(row, "occupation")), (_("Bidang: %(title)s"), classified(row, "field")))))


def found_activities(asked, *, after="", limit=PAGE):
    """(hits, the cursor to go on with or None): what is still to come before what is over, each titled so first."""
    rows = answering(public_activities(), asked, Entry.Kind.ACTIVITY).annotate(
        over=Case(When(next_at=None, then=Value(1)), default=Value(0))).values(
        "id", "title", "about", "venue", "next_at", "ends_at", "timezone", "place__title", "group__name", "group__kain",
        "beside", "over", *(f"group__{name}" if name.startswith("occupation") else name for name in CLASSED))
    found, more = page("search.activities", rows, ("over", "beside", "-id"), after=after, limit=limit)
    return [activity_hit(asked, row) for row in found], more


def activity_hit(asked, row):
    moment = row["next_at"] or row["ends_at"]
    when = day_month(activities.local(moment, row["timezone"]).date(), get_language()) if moment else ""
    if moment and row["over"]:
        when = _("selesai %(day)s") % {"day": when}
    line = ", ".join(filter(None, [when, row["place__title"], row["group__name"]]))
    return Hit(row["title"], f"/kegiatan/{row['id']}/", line, row["group__kain"], why(
        asked, (row["title"], line, row["venue"]), (
            (None, row["about"]), (_("Bidang: %(title)s"), classified(row, "field")),
            (_("Profesi: %(title)s"), classified(row, "group__occupation")))))


def classified(row, name):
    """(title in the reader's language, all its words) of a row's occupation or field."""
    title = row[f"{name}__title_en" if get_language() == "en" else f"{name}__title_id"]
    return title, f"{row[f'{name}__title_id']} {row[f'{name}__title_en']} {row[f'{name}__words']}" if title else ""


def why(asked, shown, others):
    """What answers if title and line do not: some words around the place in a text, or the class whose word it is."""
    if asked.answered_by(set(tokens(" ".join(filter(None, shown))))):
        return ""
    for label, text in others:
        title, text = text if label else ("", text or "")
        if asked.touched_by(set(tokens(text))):
            return label % {"title": title} if label else passage(asked, text)
    return ""


def passage(asked, text, around=8):
    """The words around the first that answers."""
    words = text.split()
    at = next((n for n, word in enumerate(words) if asked.touched_by(set(tokens(word)))), 0)
    start, end = max(0, at - around), at + around
    return f"{'…' if start else ''}{' '.join(words[start:end])}{'…' if end < len(words) else ''}"
