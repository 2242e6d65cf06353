"""What people ask the finder: where, when, which field; read leniently from the address."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guyub.core import typed
from guyub.core.windows import window
from guyub.foundation.places.queries import place_by_text

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
