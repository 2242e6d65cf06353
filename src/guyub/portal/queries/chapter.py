"""The chapters as they are read now: the operator's wording if there is one, else the text that comes with the house."""

import re
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Max

from guyub.core.words import normalise

from ..chapters.doors import DOORS
from ..chapters.reading import LANGUAGES, OVERVIEW, SLUGS, built_in, read
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


@dataclass(frozen=True)
class ChapterHit:
    """A chapter that answers."""

    title: str
    lead: str
    slug: str


@lru_cache(maxsize=64)
def words_of(text):
    """(title and lead, all that is said) of a chapter's text, as words are compared."""
    part = parsed(text)
    said = [part.title, part.lead]
    terms = [word for pair in part.glossary for word in pair]
    body = re.sub(r"<[^>]+>", " ", str(part.html))
    return normalise(" ".join(said)), normalise(" ".join([*said, *terms, body]))


def chapter_texts():
    """{slug: {language: text}} of the overview and the ten, to be searched; one statement."""
    newest = ChapterText.objects.values("slug", "language").annotate(last=Max("id"))
    rows = ChapterText.objects.filter(id__in=newest.values("last")).values_list("slug", "language", "text")
    own = {(slug, language): text for slug, language, text in rows if text}
    return {slug: {language: own.get((slug, language)) or built_in(slug, language) for language in LANGUAGES}
            for slug in (OVERVIEW, *SLUGS)}


def chapters_answering(asked, written, language):
    """ChapterHits of chapter_texts() that hold the words asked, in whichever language; those titled so first."""
    found = []
    for place, (slug, texts) in enumerate(written.items()):
        words = [words_of(text) for text in texts.values()]
        if any(asked.answered_by(every) for _head, every in words):
            part = parsed(texts[language])
            beside = not any(asked.answered_by(head) for head, _every in words)
            found.append((beside, place, ChapterHit(part.title, part.lead, slug)))
    return [hit for *_order, hit in sorted(found, key=lambda row: row[:2])]
