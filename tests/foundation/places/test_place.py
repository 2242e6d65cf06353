import pytest

from guyub.core.actors import PUBLIC
from guyub.core.errors import Refused, Rejected
from guyub.foundation.places import commands, rules
from guyub.foundation.places.models import Place
from guyub.foundation.places.queries import near, place_by_text, places_named, subtree

pytestmark = pytest.mark.django_db


def test_all_of_indonesia_is_there():
    counts = {kind: Place.objects.filter(kind=kind).count() for kind in ("province", "district")}
    assert counts == {"province": 38, "district": 7285}
    assert Place.objects.filter(kind__in=["regency", "city"]).count() == 514


@pytest.mark.parametrize(("typed", "title"), [
    ("klaten", "Kab. Klaten"), ("Kab Klaten", "Kab. Klaten"), ("kab. klaten", "Kab. Klaten"),
    ("KABUPATEN KLATEN", "Kab. Klaten"), ("  Klaten  ", "Kab. Klaten"), ("klatn", "Kab. Klaten"),
    ("jogja", "Kota Yogyakarta"), ("Yogya", "Kota Yogyakarta"), ("solo", "Kota Surakarta"), ("kota solo", "Kota Surakarta"),
    ("bandung", "Kab. Bandung"), ("kota bandung", "Kota Bandung"), ("gunung kidul", "Kab. Gunungkidul"),
    ("jateng", "Jawa Tengah"), ("kec kemalang", "Kec. Kemalang"), ("kemalang klaten", "Kec. Kemalang"),
    ("kemalang", "Kec. Kemalang"), ("surabaya", "Kota Surabaya"), ("surakata", "Kota Surakarta"),
    ("jakarta", "Daerah Khusus Ibukota Jakarta"), ("DKI", "Daerah Khusus Ibukota Jakarta"),
    ("jaksel", "Kota Jakarta Selatan"),
    ("klaten jawa tengah", "Kab. Klaten"), ("klaten, jateng", "Kab. Klaten"), ("kep seribu", "Kab. Kepulauan Seribu"),
    ("kec. kemalang, kab. klaten, jawa tengah", "Kec. Kemalang"), ("kemalang jateng", "Kec. Kemalang"),
    ("kep siau", "Kab. Kep. Siau Tagulandang Biaro"), ("kota bandung jabar", "Kota Bandung"),
])
def test_places_are_found_as_people_type_them(typed, title):
    assert place_by_text(typed).title == title


@pytest.mark.parametrize("typed", ["", "   ", "xyzzyq", "%", "'; DROP TABLE", "\x00", "🏠"])
def test_what_is_no_place_finds_nothing(typed):
    assert place_by_text(typed) is None


def test_a_search_costs_at_most_three_statements(django_assert_max_num_queries):
    place_by_text("klaten")
    with django_assert_max_num_queries(3):
        places_named("kemalang klaten")
    with django_assert_max_num_queries(1):
        places_named("klaten")


def test_what_lies_in_a_place_begins_with_its_path():
    klaten = place_by_text("klaten")
    inside = subtree(klaten)
    assert inside.filter(title="Kec. Kemalang").exists() and inside.count() == 27
    assert not inside.filter(title="Kec. Pakem").exists()


def test_near_is_by_distance():
    names = set(Place.objects.filter(pk__in=near(place_by_text("klaten"), 40)).values_list("title", flat=True))
    assert {"Kab. Klaten", "Kota Surakarta", "Kota Yogyakarta", "Kab. Sleman"} <= names
    assert "Kota Semarang" not in names


def test_distance_is_a_great_circle():
    assert rules.distance_km(-7.7058, 110.6064, -7.5561, 110.8317) == pytest.approx(30, abs=1)
    assert rules.distance_km(0, 179.9, 0, -179.9) == pytest.approx(22.2, abs=0.1)


def test_centres_lie_in_indonesia():
    rows = Place.objects.filter(lat__isnull=False)
    assert rows.filter(kind__in=["regency", "city"]).count() >= 490
    assert not rows.exclude(lat__range=(-11.5, 6.5), lon__range=(94, 142)).exists()


@pytest.mark.parametrize(("place", "zone"), [("klaten", "Asia/Jakarta"), ("denpasar", "Asia/Makassar"),
                                              ("kota jayapura", "Asia/Jayapura"), ("kota pontianak", "Asia/Pontianak")])
def test_each_place_has_its_zone(place, zone):
    assert place_by_text(place).timezone == zone


def test_a_place_abroad_is_possible(cast):
    place = commands.add_place_abroad(cast.actor("agus"), None, name="Sendai", country="Jepang", timezone="Asia/Tokyo")
    assert place.code is None and place_by_text("Sendai").pk == place.pk
    assert list(subtree(place)) == [place]
    again = commands.add_place_abroad(cast.actor("dwi"), None, name="Sendai", country="Jepang", timezone="Asia/Tokyo")
    assert again.pk == place.pk
    with pytest.raises(Rejected):
        commands.add_place_abroad(cast.actor("agus"), None, name="Sendai", country="Jepang", timezone="Mars/Olympus")
    with pytest.raises(Refused):
        commands.add_place_abroad(PUBLIC, None, name="Sendai", country="Jepang", timezone="Asia/Tokyo")
