"""Who takes part: given freely, deleted with the consent, counted for all, and never shown of a few."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given as supposing
from hypothesis import strategies as some

from guyub.core.actors import PUBLIC
from guyub.core.errors import Refused, Rejected
from guyub.core.models import Act
from guyub.core.reactions import drain
from guyub.foundation.people import commands as people
from guyub.foundation.people.models import Consent, ConsentText, Person, Portrait
from guyub.foundation.places.queries import place_by_text
from guyub.insight.impact import commands, sweeps
from guyub.insight.impact.commands import whole
from guyub.insight.impact.models import Figure, Participation, Presence
from guyub.insight.impact.rules.suppression import rounded, shown

FEW = 10


@supposing(some.dictionaries(some.text(min_size=1, max_size=3), some.integers(0, 60), max_size=9))
def test_nothing_small_is_shown_and_nothing_hidden_can_be_worked_out(counts):
    found, answers = shown(counts, FEW)
    hidden = [value for value, people in found.items() if people is None]
    assert set(found) == set(counts)
    assert all(people is None or people == 0 or people >= FEW for people in found.values())
    assert all(people is None or people % 5 == 0 for people in found.values())
    whole = sum(counts.values())
    assert (answers is None) == (whole < FEW)
    if hidden and answers is not None:
        together = sum(counts[value] for value in hidden)
        everything = len(hidden) == sum(count > 0 for count in counts.values())
        assert everything or (len(hidden) >= 2 and together >= FEW)


def test_one_small_count_takes_the_next_one_with_it():
    assert shown({"a": 3, "b": 40, "c": 52}, FEW) == ({"a": None, "b": None, "c": 50}, 95)
    assert shown({"a": 0, "b": 43}, FEW) == ({"a": 0, "b": 40}, 40)
    assert shown({"a": 4, "b": 5}, FEW) == ({"a": None, "b": None}, None)
    assert rounded(19) == 15


pytestmark = pytest.mark.django_db


@pytest.fixture
def crowd_of(give, crowd):
    """crowd_of(f=30, m=4): so many people who served this year and said this of themselves."""

    def make(**sexes):
        text = ConsentText.objects.get(purpose="statistics")
        for sex, number in sexes.items():
            for person in crowd(number):
                give(who=person, year=timezone.localdate().year, drained=False)
                Portrait.objects.create(person=person, sex=sex, consent=Consent.objects.create(person=person, text=text))
        drain()

    return make


def count():
    commands.count_participation(sweeps.OFFICE, None, year=timezone.localdate().year)
    return {row.value: row.people for row in Participation.objects.filter(trait="sex")}


def test_counts_are_of_people_who_served_and_answered(crowd_of, crowd, give):
    crowd_of(f=23, m=17)
    give(who=crowd(1)[0], year=timezone.localdate().year)
    assert count() == {"f": 20, "m": 15}
    assert Participation.objects.filter(trait="sex").first().answers == 40
    assert not Participation.objects.filter(trait="district").exists()


def test_a_few_are_not_shown_neither_on_the_page(crowd_of, client):
    crowd_of(f=23, m=3)
    assert count() == {"f": None, "m": None}
    page = client.get("/dampak/peserta/").content.decode()
    assert "kurang dari 10" in page and "Tidak ditampilkan karena terlalu sedikit" in page and "25 orang menjawab" in page
    assert "<td>23<" not in page and "<td>3<" not in page


def test_districts_are_named_where_enough_people_live(crowd_of, client):
    crowd_of(f=24)
    Portrait.objects.update(district=place_by_text("Kemalang, Klaten"))
    count()
    page = client.get("/dampak/peserta/").content.decode()
    assert "Kec. Kemalang, Kab. Klaten" in page and "<td>20<" in page


@pytest.mark.parametrize("facts", ["wilayah=33", "bidang=C", "kelompok=x", "kelamin=f", "bulan=2026-11"])
def test_the_page_cannot_be_narrowed(client, facts):
    answer = client.get(f"/dampak/peserta/?{facts}")
    assert answer.status_code == 422 and "bisa menunjuk satu orang" in answer.content.decode()


def test_an_empty_page_says_how_to_begin(client):
    page = client.get("/dampak/peserta/").content.decode()
    assert "Ciri peserta belum dihitung" in page and 'href="/saya/statistik/"' in page


def test_only_the_house_counts(cast):
    for actor in (PUBLIC, cast.actor("retno")):
        with pytest.raises(Refused):
            commands.count_participation(actor, None, year=2026)


def test_the_sweep_counts_once_a_month(crowd_of):
    crowd_of(f=20)
    sweeps.count()
    first = Participation.objects.filter(trait="sex").first().counted_at
    crowd_of(f=20)
    sweeps.count()
    assert Participation.objects.filter(trait="sex").first().counted_at == first, "the same month: nothing changes"
    Participation.objects.update(counted_at=timezone.now() - timedelta(days=40))
    sweeps.count()
    assert Participation.objects.filter(trait="sex", people=40).exists()


def test_one_says_what_one_likes_and_takes_it_back(cast):
    dwi, actor = cast.people["dwi"], cast.actor("dwi")
    place = place_by_text("Kemalang, Klaten")
    people.give_portrait(actor, dwi, sex="f", age="25-34", district_id=place.pk)
    portrait = Portrait.objects.get(person=dwi)
    assert portrait.consent.text.purpose == "statistics" and portrait.consent.withdrawn_at is None
    assert Act.objects.get(name="people.give_portrait").notes == {}, "the journal keeps none of it"
    people.withdraw_consent(actor, portrait.consent)
    assert not Portrait.objects.exists()
    people.give_portrait(actor, dwi, sex="f")
    people.give_portrait(actor, dwi)
    assert not Portrait.objects.exists()


@pytest.mark.parametrize("facts", [
    {"sex": "x"}, {"age": "200"}, {"disability": "?"}, {"district_id": 1}, {"district_id": 10**9}])
def test_what_is_not_on_the_list_is_rejected(cast, facts):
    with pytest.raises(Rejected):
        people.give_portrait(cast.actor("dwi"), cast.people["dwi"], **facts)
    assert not Portrait.objects.exists()


def test_nobody_says_it_for_somebody_else(cast):
    for actor in (PUBLIC, cast.actor("retno"), cast.actor("ketut")):
        with pytest.raises(Refused):
            people.give_portrait(actor, cast.people["dwi"], sex="f")


def test_the_form_saves_keeps_what_was_typed_and_deletes(signed_in, cast):
    client = signed_in("dwi")
    assert "Jenis kelamin" in client.get("/saya/statistik/").content.decode()
    wrong = client.post("/saya/statistik/", {"sex": "f", "age": "25-34", "district": "Atlantis"})
    assert wrong.status_code == 422 and 'value="Atlantis"' in wrong.content.decode()
    assert not Portrait.objects.exists()
    facts = {"sex": "f", "disability": "yes", "district": "Kemalang, Klaten"}
    assert client.post("/saya/statistik/", facts).status_code == 302
    portrait = Portrait.objects.get(person=cast.people["dwi"])
    assert (portrait.sex, portrait.disability, portrait.district.name) == ("f", "yes", "Kemalang")
    assert 'value="Kemalang, Kab. Klaten"' in client.get("/saya/statistik/").content.decode()
    client.post("/saya/statistik/", {"district": "Kemalang, Kab. Klaten"})
    assert Portrait.objects.get().district == portrait.district, "what the page wrote can be read again"
    client.post("/saya/statistik/", {})
    assert not Portrait.objects.exists()


def test_the_form_is_for_who_is_signed_in(client):
    assert client.get("/saya/statistik/").status_code == 302


def test_two_rows_that_are_one_person_count_once(give, cast, crowd):
    twin, other = crowd(2)
    give(who=twin)
    give(who=other)
    give(who=other, at="Kota Surabaya")
    assert Figure.objects.get(key="a////2026/people").value == 2
    people.merge_persons(cast.actor("ketut"), twin, into_id=other.pk)
    drain()
    assert Figure.objects.get(key="a////2026/people").value == 1
    assert Figure.objects.get(key="a/35.///2026/people").value == 1
    give(who=Person.objects.get(pk=twin.pk))
    assert Figure.objects.get(key="a////2026/people").value == 1
    before = set(Presence.objects.exclude(count=0).values_list("kind", "ref", "month", "area", "count"))
    whole.recount()
    assert set(Presence.objects.exclude(count=0).values_list("kind", "ref", "month", "area", "count")) == before
    assert Figure.objects.get(key="a////2026/people").value == 1


def test_what_was_said_goes_with_the_person_that_stays(cast, crowd):
    twin, other = crowd(2)
    text = ConsentText.objects.get(purpose="statistics")
    Portrait.objects.create(person=twin, sex="f", consent=Consent.objects.create(person=twin, text=text))
    people.merge_persons(cast.actor("ketut"), twin, into_id=other.pk)
    assert Portrait.objects.get().person_id == other.pk
