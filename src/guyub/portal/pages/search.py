"""One search over everything public: groups, activities and the chapters, also misspelt, each hit saying why it is there."""

from django.shortcuts import render
from django.utils.translation import get_language

from guyub.core.problems import Problem
from guyub.insight.search.queries import FEW, PAGE, found_activities, found_groups, looked_up, meant, question

from ..queries.chapter import chapter_texts, chapters_answering

SECTIONS = ("kelompok", "kegiatan")


def search(request):
    """The first few of each kind, or with `bagian` one kind, page by page."""
    typed = request.GET.get("q", "").replace("\x00", "")[:200].strip()
    section = request.GET.get("bagian") if request.GET.get("bagian") in SECTIONS else ""
    asked, after = looked_up(question(typed)), request.GET.get("sesudah", "")
    found = answers(asked, section, after) if asked and all(asked.held) else {}
    written = chapter_texts() if asked and not section else {}
    if asked and not any(hits for hits, _more in found.values()) and (other := meant(asked)) is not None:
        asked = other
        found = answers(asked, section, after)
    following = {}
    for one, (_hits, more) in found.items():
        if more:
            query = request.GET.copy()
            query["bagian"] = one
            query.pop("sesudah", None)
            if section:
                query["sesudah"] = more
            following[one] = query.urlencode()
    return render(request, "portal/search/page.html", {
        "typed": typed, "asked": asked, "section": section,
        "chapters": chapters_answering(asked, written, get_language()),
        "groups": found.get("kelompok", ([], None))[0], "activities": found.get("kegiatan", ([], None))[0],
        "more_groups": following.get("kelompok", ""), "more_activities": following.get("kegiatan", "")})


def answers(asked, section, after):
    """{section: (hits, cursor)} of the sections wanted; a cursor that is not ours is read as none."""
    sorts = {"kelompok": found_groups, "kegiatan": found_activities}
    found = {}
    for one, find in sorts.items():
        if section in ("", one):
            try:
                found[one] = find(asked, after=after if section else "", limit=PAGE if section else FEW)
            except Problem:
                found[one] = find(asked)
    return found
