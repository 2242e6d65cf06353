"""Places as people ask for them."""

from dataclasses import dataclass
from functools import cache, lru_cache

from django.db.models import Q

from guyub.core.formats import zone_name
from guyub.core.words import plain_score, score

from .models import Place
from .rules import ABROAD, asked, box, distance_km, splits

ORDER = {"regency": 0, "city": 1, "province": 2, "district": 3, "abroad": 4}


@dataclass(frozen=True)
class Known:
    """What the search keeps in memory of a province, regency or city."""

    id: int
    kind: str
    key: str
    path: str


@cache
def large_places():
    """The 552 provinces, regencies and cities; read once per process, since only a migration changes them."""
    rows = Place.objects.filter(kind__in=["province", "regency", "city"]).values_list("id", "kind", "key", "path")
    return tuple(Known(*row) for row in rows)


def places_named(text, limit=8):
    """Places that somebody means, best first: exact, beginning so, a word so, else misspelt; large ones before districts."""
    kind, words = asked(text)
    if not words:
        return []
    found = ranked(plain_score, kind, words) or ranked(score, kind, words)
    ids = [pk for *_rank, pk in found[:limit]]
    if not found or found[0][0] > 1:
        ids = [*inside(kind, words), *districts(words, limit), *ids]
    ids = list(dict.fromkeys(ids))[:limit]
    rows = Place.objects.select_related("parent").in_bulk(ids)
    return [rows[pk] for pk in ids]


def large_place_named(text):
    """The path of the province, regency or city that somebody most likely means, or ""; without a statement."""
    kind, words = asked(text)
    if not words:
        return ""
    for name, outer in splits(words):
        for area in large_places():
            if area.kind == "province" and area.key == outer:
                for place in sorted(large_places(), key=lambda place: ORDER[place.kind]):
                    if place.key == name and place.kind != "province" and place.path.startswith(area.path):
                        return place.path
    found = [(rank, ORDER[place.kind], place.key, place.path) for place in large_places()
             if (not kind or place.kind == kind) and (rank := score(words, place.key)) is not None]
    return min(found)[-1] if found else ""


def ranked(rank_of, kind, words):
    """[(rank, order, key, id)] of the large places that these words name, best first."""
    return sorted(
        (rank, ORDER[place.kind], place.key, place.id) for place in large_places()
        if (not kind or place.kind == kind) and (rank := rank_of(words, place.key)) is not None)


def inside(kind, words):
    """Ids of regencies and cities named with their province: 'klaten jawa tengah', 'kota bandung jabar'."""
    for name, outer in splits(words):
        for area in large_places():
            if area.kind == "province" and area.key == outer:
                yield from (place.id for place in sorted(large_places(), key=lambda place: ORDER[place.kind])
                            if place.key == name and place.kind != "province" and place.path.startswith(area.path)
                            and (not kind or place.kind == kind))


def districts(words, limit):
    """Ids of districts and places abroad: 'kemalang', or with what it lies in behind it, 'kemalang klaten'."""
    exact = Q(key=words)
    for name, outer in splits(words):
        for path in areas(outer):
            exact |= Q(key=name, path__startswith=path)
    small = Place.objects.filter(kind__in=["district", "abroad"])
    rows = list(small.filter(exact).values_list("id", flat=True)[:limit])
    if not rows and len(words) >= 3:
        rows = list(small.filter(key__startswith=words).order_by("key").values_list("id", flat=True)[:limit])
    return rows


def areas(words):
    """Paths of the large places named so, or named with what they lie in: 'klaten', 'klaten jawa tengah'."""
    plain = [place.path for place in large_places() if place.key == words]
    return plain or [place.path for name, outer in splits(words) for path in areas(outer)
                     for place in large_places() if place.key == name and place.path.startswith(path)]


def place_by_text(text):
    """The place that somebody most likely means, or None."""
    return next(iter(places_named(text, limit=1)), None)


@cache
def large_titles():
    """{path: (title, kind, id)} of the provinces, regencies and cities, by code; read once per process."""
    rows = Place.objects.filter(kind__in=["province", "regency", "city"]).order_by("code")
    return {path: (title, kind, pk) for path, title, kind, pk in rows.values_list("path", "title", "kind", "id")}


@lru_cache(maxsize=1000)
def known_place(text):
    """place_by_text, remembered per process; LookupError for a place that is not known, which is not remembered."""
    place = place_by_text(text)
    if place is None:
        raise LookupError(text)
    return place


def typed_name(place):
    """The name by which a form finds this very place again: a district with what it lies in."""
    if place is None:
        return ""
    return f"{place.title}, {place.parent.title}" if place.kind == Place.Kind.DISTRICT and place.parent else place.title


def zones_abroad():
    """[(IANA zone, its city and offset now)] for a choice in a form."""
    return [(zone, f"{zone.rpartition('/')[2].replace('_', ' ')} ({zone_name(zone)})") for zone in ABROAD]


def subtree(place):
    """The place and all that lies in it."""
    return Place.objects.filter(path__startswith=place.path)


@cache
def centres():
    """[(id, lat, lon)] of all regencies and cities that have a centre."""
    return tuple(Place.objects.filter(kind__in=["regency", "city"], lat__isnull=False).values_list("id", "lat", "lon"))


def near(place, km):
    """Ids of the regencies and cities whose centre lies within km of the place's centre; without a statement."""
    if place.lat is None:
        return []
    south, north, west, east = box(place.lat, place.lon, km)
    return [
        pk for pk, lat, lon in centres()
        if south <= lat <= north and west <= lon <= east and distance_km(place.lat, place.lon, lat, lon) <= km
    ]
