"""The chapters as they are read now: the operator's wording if there is one, else the text that comes with the house."""

from functools import lru_cache

from django.db.models import Max

from ..chapters.doors import DOORS
from ..chapters.reading import OVERVIEW, SLUGS, built_in, read
from ..models import ChapterText
from .figure import FIGURES


@lru_cache(maxsize=64)
def parsed(text):
    return read(text, figures=FIGURES, doors=DOORS)


def texts(language, *slugs):
    """{slug: text} of the language, in one statement."""
    newest = ChapterText.objects.filter(language=language, slug__in=slugs).values("slug").annotate(last=Max("id"))
    own = dict(ChapterText.objects.filter(id__in=newest.values("last")).values_list("slug", "text"))
    return {slug: own.get(slug) or built_in(slug, language) for slug in slugs}


def chapter(slug, language):
    """One Chapter; `slug` is one of SLUGS or OVERVIEW."""
    return parsed(texts(language, slug)[slug])


def chapters(language):
    """(overview, [(number, slug, Chapter)]) of a language, in one statement."""
    found = texts(language, OVERVIEW, *SLUGS)
    return parsed(found[OVERVIEW]), [(n, slug, parsed(found[slug])) for n, slug in enumerate(SLUGS, 1)]


def chapter_source(slug, language):
    """The text as it is edited."""
    return texts(language, slug)[slug]


def is_edited(slug, language):
    """Whether the operator's own wording is shown."""
    newest = ChapterText.objects.filter(slug=slug, language=language).order_by("-id").first()
    return bool(newest and newest.text)
