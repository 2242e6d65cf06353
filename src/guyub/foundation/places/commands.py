from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected

from . import policy
from .models import Place
from .rules import key_of


@command(policy.may_add_place_abroad)
def add_place_abroad(actor, nothing, *, name, country, timezone, lat=None, lon=None):
    """Add a place outside Indonesia, with its IANA zone; a known one is returned."""
    name, country = " ".join(name.split())[:100], " ".join(country.split())[:50]
    if len(name) < 2 or len(country) < 2:
        raise Rejected(_("Tulis nama tempat dan negaranya."), field="name")
    try:
        ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError):
        raise Rejected(_("Zona waktu ini tidak dikenal. Contoh: Asia/Tokyo"), field="timezone") from None
    if (lat is not None and not -90 <= lat <= 90) or (lon is not None and not -180 <= lon <= 180):
        raise Rejected(_("Koordinat ini tidak ada di bumi."), field="lat")
    title = f"{name}, {country}"
    known = Place.objects.filter(kind=Place.Kind.ABROAD, key=key_of(title)).first()
    if known:
        return known
    place = Place.objects.create(
        kind=Place.Kind.ABROAD, name=name, title=title, key=key_of(title), timezone=timezone, lat=lat, lon=lon)
    place.path = f"x{place.pk}."  # an empty path would begin every other one
    place.save(update_fields=["path"])
    return place
