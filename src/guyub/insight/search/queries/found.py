"""What answers a Question: pages of hits that say why they are there. What is not public any more never answers."""

from dataclasses import dataclass

from django.db.models import OuterRef, Subquery
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guyub.core.actors import PUBLIC
from guyub.core.cursors import cursor, place_of
from guyub.core.formats import day_month
from guyub.core.kept import kept
from guyub.core.words import normalise
from guyub.foundation.groups.models import Group
from guyub.workshop.activities import rules as activities
from guyub.workshop.activities.queries import activity_rows

from ..models import Entry
from .steps import ACTIVITIES, GROUPS, first_of

FEW, PAGE = 5, 20
MOST_HELD = 3


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


def found_groups(asked, *, after="", limit=PAGE):
    """(hits, the cursor to go on with or None): living groups, those named so first, whole ones before their chapters."""
    return found(asked, GROUPS, after, limit, group_hit)


def found_activities(asked, *, after="", limit=PAGE):
    """(hits, the cursor to go on with or None): what is still to come before what is over, each titled so first."""
    return found(asked, ACTIVITIES, after, limit, activity_hit)


def found(asked, sort, after, limit, hit):
    """Rows of one sort in the order of their steps, and in a step of their entries."""
    name, names = f"search.{sort.kind}", (*(GROUP if sort is GROUPS else ACTIVITY), "entry", "heading", "words", "below")
    behind, said = place_of(name, after, 2), (asked.said(), asked.said(heading=True))
    few = behind is None and limit == FEW
    rows = (first_few(sort is GROUPS, *said, asked.few) if few
            else answering(sort, *said, behind, limit + 1, asked.few))
    rows = [dict(zip(names, row, strict=True)) for row in rows]
    for row in rows:
        titled = asked.answered_by(row["heading"])
        row["step"] = sort.step(titled, row["below"] if sort is GROUPS else row["next_at"] is None)
    rows.sort(key=lambda row: (row["step"], -row["entry"] if sort.newest_first else row["entry"]))
    more = cursor(name, [rows[limit - 1]["step"], rows[limit - 1]["entry"]]) if len(rows) > limit else None
    return [hit(asked, row) for row in rows[:limit]], more


@kept
def first_few(groups, question, titled, all_read):
    return answering(GROUPS if groups else ACTIVITIES, question, titled, None, FEW + 1, all_read)


def answering(sort, question, titled, behind, most, all_read):
    entry = Entry.objects.filter(kind=sort.kind, ref=OuterRef("pk"))
    rows, names = (public_groups(), GROUP) if sort is GROUPS else (public_activities(), ACTIVITY)
    return rows.filter(pk__in=first_of(sort, question, titled, behind, most, all_read)).annotate(
        entry=Subquery(entry.values("id")), heading=Subquery(entry.values("heading")),
        words=Subquery(entry.values("words")), below=Subquery(entry.values("below"))).values_list(
        *names, "entry", "heading", "words", "below")


def why_groups(asked, ids):
    """{id: what answers, if name, kind and place do not} of these groups; one statement."""
    return reasons(asked, GROUP, explained(True, sorted(ids)), group_hit) if ids else {}


def why_activities(asked, ids):
    """{id: what answers, if title, day, place, venue and group do not} of these activities; one statement."""
    return reasons(asked, ACTIVITY, explained(False, sorted(ids)), activity_hit) if ids else {}


def reasons(asked, names, rows, hit):
    rows = [dict(zip((*names, "words"), row, strict=True)) for row in rows]
    return {row["id"]: hit(asked, row).why for row in rows}


@kept
def explained(groups, ids):
    entry = Entry.objects.filter(kind=(GROUPS if groups else ACTIVITIES).kind, ref=OuterRef("pk"))
    rows, names = (public_groups(), GROUP) if groups else (public_activities(), ACTIVITY)
    return rows.filter(pk__in=ids).annotate(words=Subquery(entry.values("words"))).values_list(*names, "words")


CLASSED = ("occupation__title_id", "occupation__title_en", "occupation__words", "field__title_id", "field__title_en",
           "field__words")

GROUP = ("id", "name", "slug", "kain", "kind", "about", "parent_id", "parent__about", "place__title", *CLASSED)
ACTIVITY = ("id", "title", "about", "venue", "next_at", "ends_at", "timezone", "place__title", "group__name", "group__kain",
            *(f"group__{name}" if name.startswith("occupation") else name for name in CLASSED))


def group_hit(asked, row):
    line = ", ".join(filter(None, [str(Group.Kind(row["kind"]).label), row["place__title"]]))
    return Hit(row["name"], f"/kelompok/{row['slug']}/", line, row["kain"], why(asked, (row["name"], line), (
        (None, row["about"] or row["parent__about"]),
        (_("Profesi: %(title)s"), classified(row, "occupation")), (_("Bidang: %(title)s"), classified(row, "field"))),
        row["words"]))


def activity_hit(asked, row):
    moment = row["next_at"] or row["ends_at"]
    when = day_month(activities.local(moment, row["timezone"]).date(), get_language()) if moment else ""
    if moment and row["next_at"] is None:
        when = _("selesai %(day)s") % {"day": when}
    line = ", ".join(filter(None, [when, row["place__title"], row["group__name"]]))
    return Hit(row["title"], f"/kegiatan/{row['id']}/", line, row["group__kain"], why(
        asked, (row["title"], line, row["venue"]), (
            (None, row["about"]), (_("Bidang: %(title)s"), classified(row, "field")),
            (_("Profesi: %(title)s"), classified(row, "group__occupation"))), row["words"]))


def classified(row, name):
    """(title in the reader's language, all its words) of a row's occupation or field."""
    title = row[f"{name}__title_en" if get_language() == "en" else f"{name}__title_id"]
    return title, f"{row[f'{name}__title_id']} {row[f'{name}__title_en']} {row[f'{name}__words']}" if title else ""


def why(asked, shown, others, words):
    """What answers if title and line do not: some words around the place in a text, the class whose word it is, or else
    what the index holds of it: the names of roles, of skills, of what lies around."""
    if asked.answered_by(normalise(" ".join(filter(None, shown)))):
        return ""
    for label, text in others:
        title, text = text if label else ("", text or "")
        if asked.touched_by(normalise(text)):
            return label % {"title": title} if label else passage(asked, text)
    held = [word for word in (words or "").split() if asked.touched_by(word)][:MOST_HELD]
    return _("Cocok lewat kata: %(words)s") % {"words": ", ".join(held)} if held else ""


def passage(asked, text, around=8):
    """The words around the first that answers."""
    words = text.split()
    at = next((n for n, word in enumerate(words) if asked.touched_by(normalise(word))), 0)
    start, end = max(0, at - around), at + around
    return f"{'…' if start else ''}{' '.join(words[start:end])}{'…' if end < len(words) else ''}"
