"""What people ask the finder: where, when, which field, which words; read leniently from the address. And what answers."""

from dataclasses import replace
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from guyub.core import typed
from guyub.core.windows import window
from guyub.foundation.places.queries import place_by_text
from guyub.insight.search.queries import looked_up, meant, question

WHEN = [("pekan", _("Pekan ini")), ("akhir-pekan", _("Akhir pekan ini")), ("bulan", _("Bulan ini")), ("", _("Kapan saja"))]
DISTANCE = [("10", _("sampai 10 km")), ("25", _("sampai 25 km")), ("60", _("sampai 60 km")), ("0", _("hanya di tempat itu"))]


class Finder:
    """The finder's answers: text, where, place, km, when, since, until, fields, no_skill, after."""

    def __init__(self, asked):
        self.text = asked.get("q", "").replace("\x00", "")[:100]
        self.where = asked.get("di", "").replace("\x00", "")[:100].strip()
        self.place = place_by_text(self.where) if self.where else None
        self.unknown = bool(self.where) and self.place is None
        self.km = int(asked.get("jarak")) if asked.get("jarak") in dict(DISTANCE) else 25
        self.when = asked.get("kapan") if asked.get("kapan") in dict(WHEN) else ""
        zone = self.place.timezone if self.place else timezone.get_current_timezone_name()
        self.since, self.until = window(self.when, timezone.now(), zone)
        self.fields = [letter for letter in asked.getlist("bidang") if letter in set("ABCDEFGHIJKL")]
        self.no_skill = asked.get("tanpa") == "1"
        self.kind = asked.get("jenis", "")
        self.slug = asked.get("kelompok", "").replace("\x00", "")[:80]
        self.after = typed.cursor(asked.get("dari"))

    when_choices = WHEN
    distance_choices = DISTANCE


def by_words(text, find, answering, why):
    """(cards, next, Question): what answers the words, else what they may mean; each card says why, if it is not seen.

    find, answering and why are those of one sort of thing: of its list, and of the search. A word that many hold is asked
    of each thing in turn, and so is whether its letters stand inside another word; of a rare one the answers are listed,
    if everything that the reader may see is in the index (then answering[1] is another one).
    """
    asked = looked_up(question(text))
    if not asked:
        return *find(text=text), asked
    found, more, listed = [], None, asked.few and answering[0] != answering[1]
    if all(asked.held):
        found, more = find(text="" if listed else text, answers=(answering[asked.few], asked.said()))
    elif answering[0] == answering[1]:
        found, more = find(text=text)
    if not found and (other := meant(asked)) is not None:
        asked = other
        found, more = find(answers=(answering[asked.few], asked.said()))
    if not found:
        found, more = find(text=text)
    reasons = why(asked, [card.id for card in found]) if asked else {}
    return [replace(card, why=reasons.get(card.id, "")) for card in found], more, asked


CLUES = [  # (what is asked in the address, what it is called to ask without it)
    ("q", _("Tanpa kata itu")), ("di", _("Di semua tempat")), ("kapan", _("Kapan saja")), ("bidang", _("Semua bidang")),
    ("macam", _("Semua jenis")), ("tanpa", _("Juga yang memerlukan keahlian"))]


def other_ways(asked, finder, *, by_distance=False):
    """[(label, address)]: what else to try when nothing answers: wider, one filter less each time, everywhere."""
    used = [(name, label) for name, label in CLUES if asked.get(name, "").strip()]
    ways = []
    if by_distance and finder.place is not None and finder.km < 60:
        ways.append((gettext("Sampai 60 km dari %(place)s") % {"place": finder.place.title}, address(asked, jarak="60")))
    if len(used) > 1:
        ways += [(label, address(asked, **{name: None})) for name, label in used]
    if finder.text:
        ways.append((gettext("Cari “%(text)s” di semua bagian") % {"text": finder.text},
                     f"/cari/?{urlencode({'q': finder.text})}"))
    return ways


def address(asked, **changed):
    """The query of these filters with some of them changed, from the first page on."""
    query = asked.copy()
    for name, value in {**changed, "dari": None, "sesudah": None}.items():
        query.pop(name, None)
        if value is not None:
            query[name] = value
    return f"?{query.urlencode()}"
