"""A chapter's file, read: front matter, body as HTML, and sentences for what is wrong in it. Pure, but for the files."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt

FOLDER = Path(__file__).parent
LANGUAGES = ("id", "en")
SLUGS = ("profesi", "kerelawanan", "pendidikan-publik", "kerja-sama", "ekonomi", "tantangan", "kesejahteraan", "pemerintah",
         "ikut-serta", "masa-depan")
OVERVIEW = "kelompok"
MOST = 40_000
FENCE = re.compile(r"\A\+\+\+[ \t]*\n(.*?)\n\+\+\+[ \t]*\n", re.DOTALL)


class Unreadable(ValueError):
    """What is wrong with a chapter's text, in the words of who wrote it."""


@dataclass(frozen=True)
class Example:
    """Something that is so outside this server, with where it stands and when somebody looked."""

    what: str
    source: str
    checked: date | None


@dataclass(frozen=True)
class Chapter:
    """A chapter as a page shows it; figures and doors are names, examples and glossary are ready to read."""

    title: str
    lead: str
    html: SafeString
    figures: tuple[str, ...]
    doors: tuple[str, ...]
    examples: tuple[Example, ...]
    glossary: tuple[tuple[str, str], ...]


def path_of(slug, language):
    number = SLUGS.index(slug) + 1 if slug in SLUGS else 0
    return FOLDER / language / f"{number:02d}-{slug}.md"


@cache
def built_in(slug, language):
    """The text that comes with the house."""
    return path_of(slug, language).read_text(encoding="utf-8")


@cache
def markdown():
    """Markdown without raw HTML: a `<script>` is read as it was typed."""
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def read(text, *, figures, doors):
    """The chapter of a text; raises Unreadable with a sentence. `figures` and `doors` are the names there are."""
    text = text.replace("\r\n", "\n").replace("\0", "").lstrip("\ufeff")
    if len(text) > MOST:
        raise Unreadable(_("Terlalu panjang: paling banyak %(most)d huruf.") % {"most": MOST})
    if (found := FENCE.match(text)) is None:
        raise Unreadable(_("Kepala naskah hilang: mulai dengan satu baris +++ dan tutup dengan satu baris +++."))
    try:
        head = tomllib.loads(found.group(1))
    except tomllib.TOMLDecodeError as error:
        raise Unreadable(_("Kepala naskah tidak terbaca: %(error)s") % {"error": error}) from None
    return Chapter(
        title=line(head, "title"), lead=line(head, "lead"), figures=names(head, "figures", figures),
        doors=names(head, "doors", doors), html=mark_safe(markdown().render(body(text, found))),
        examples=tuple(example(row) for row in rows(head, "examples")),
        glossary=tuple((line(row, "term"), line(row, "meaning")) for row in rows(head, "glossary")))


def body(text, found):
    text = text[found.end():].strip()
    if not text:
        raise Unreadable(_("Isi bab masih kosong."))
    if re.search(r"^# ", text, re.MULTILINE):
        raise Unreadable(_("Judul sudah ada di kepala naskah; judul bagian mulai dengan dua pagar: ## Bagian"))
    return text


def line(head, name):
    value = head.get(name)
    if not isinstance(value, str) or not value.strip():
        raise Unreadable(_("Isi %(name)s di kepala naskah, dalam tanda kutip.") % {"name": name})
    return value.strip()


def rows(head, name):
    found = head.get(name, [])
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise Unreadable(_("%(name)s ditulis sebagai bagian [[%(name)s]].") % {"name": name})
    return found


def names(head, name, known):
    found = head.get(name, [])
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise Unreadable(_("%(name)s ditulis sebagai daftar: [\"satu\", \"dua\"]") % {"name": name})
    if wrong := [one for one in found if one not in known]:
        raise Unreadable(_("%(name)s tidak kenal %(wrong)s. Yang ada: %(known)s") % {
            "name": name, "wrong": ", ".join(wrong), "known": ", ".join(sorted(known))})
    return tuple(found)


def example(row):
    checked = row.get("checked")
    if checked is not None and not isinstance(checked, date):
        raise Unreadable(_("checked ditulis sebagai tanggal: 2026-11-24"))
    return Example(line(row, "what"), line(row, "source"), checked)
