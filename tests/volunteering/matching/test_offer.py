"""Standing offers: kept, matched to activities as these appear, told once, and nobody's but their person's."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from guyub.core.actors import PUBLIC, Actor
from guyub.core.errors import Refused, Rejected
from guyub.core.reactions import drain
from guyub.foundation.groups import commands as groups
from guyub.foundation.places.queries import place_by_text
from guyub.volunteering.matching import commands
from guyub.volunteering.matching.models import Offer, Suggestion
from guyub.volunteering.matching.queries import activities_fitting, offers_near, offers_of
from guyub.volunteering.matching.rules import EVERY_DAY, days_in, days_sum, fits
from guyub.workshop.activities import commands as activities
from guyub.workshop.notices.models import Notice
from guyub.workshop.skills.models import Skill

KLATEN = "Kab. Klaten"


@pytest.fixture
def offer(cast):
    def make(key="agus", place=KLATEN, words="Perahu karet dan pengemudinya", **facts):
        return commands.make_offer(cast.actor(key), cast.people[key], words=words, place_id=place_by_text(place).pk, **facts)

    return make


def told(person):
    return Notice.objects.filter(person=person, kind="matching/suggested").count()


def test_days_are_a_sum():
    assert days_sum([0, 5, 5]) == 33 and days_in(33) == [0, 5] and days_sum(range(7)) == EVERY_DAY


@pytest.mark.parametrize("offered, needs, fitting", [
    ({}, ({5}, "C", set(), True), True), ({"days": 1}, ({5}, "C", set(), True), False),
    ({"section": "E"}, ({5}, "C", set(), True), False), ({"section": "C"}, ({5}, "C", set(), True), True),
    ({"skill_id": 7}, ({5}, "C", {7}, False), True), ({"skill_id": 7}, ({5}, "C", {8}, True), False),
    ({}, ({5}, "C", {8}, False), False), ({}, (set(), "C", set(), True), False),
])
def test_an_offer_fits_by_day_field_and_skill(offered, needs, fitting):
    one = SimpleNamespace(**{"days": EVERY_DAY, "section": "", "skill_id": None} | offered)
    assert fits(one, needs, here=True) is fitting
    assert not fits(one, needs, here=False)


def test_whose_offer_fits_is_told_once_when_an_activity_appears(cast, offer, plan):
    offer()
    offer(words="Mobil bak terbuka")
    far = offer("sari", place="Kota Surabaya")
    shift = plan()
    drain()
    assert told(cast.agus) == 1 and told(far.person) == 0
    commands.suggest_activity(Actor.office_of("matching"), shift.activity)
    assert told(cast.agus) == 1 and Suggestion.objects.count() == 1


def test_distance_and_the_place_itself_count(cast, offer, plan):
    boyolali = offer(place="Kab. Boyolali", km=60)
    only_there = offer("sari", place="Kab. Boyolali", km=0)
    province = offer("slamet", place="Jawa Tengah", km=0)
    plan()
    drain()
    assert told(boyolali.person) == 1 and told(only_there.person) == 0 and told(province.person) == 1


def test_the_day_counts_where_the_activity_is(cast, offer, plan):
    day = (timezone.localtime() + timedelta(hours=1)).weekday()
    fitting, other = offer(days=1 << day), offer("sari", days=EVERY_DAY - (1 << day))
    plan()
    drain()
    assert told(fitting.person) == 1 and told(other.person) == 0


def test_a_skill_is_asked_for_by_those_who_need_it(cast, offer, plan):
    driver = Skill.objects.get(code=cast.skills["driver"]).pk
    offer(skill_id=driver)
    plan(title="Tanpa kecakapan")
    drain()
    assert told(cast.agus) == 0
    plan(title="Antar obat", skill_id=driver)
    drain()
    assert told(cast.agus) == 1


def test_drafts_members_activities_and_who_is_kept_out_are_left_alone(cast, offer, plan):
    offer()
    plan(publish=False)
    plan(title="Rapat anggota", members_only=True)
    drain()
    assert told(cast.agus) == 0
    offer("slamet")
    groups.block_person(cast.actor("yohanes"), cast.klaten, person_id=cast.slamet.pk, reason="Mengganggu rapat")
    plan(title="Cek tensi kedua")
    drain()
    assert told(cast.slamet) == 0 and told(cast.agus) == 1


def test_an_offer_that_has_ended_is_not_matched(cast, offer, plan):
    commands.end_offer(cast.actor("agus"), offer())
    Offer.objects.filter(pk=offer("sari").pk).update(until=timezone.localdate() - timedelta(days=1))
    plan()
    drain()
    assert not Suggestion.objects.exists()


@pytest.mark.parametrize("wrong", [
    {"words": "a"}, {"days": 0}, {"days": 128}, {"km": 7}, {"until": date(2001, 1, 1)}, {"until": date(2999, 1, 1)},
    {"skill_id": 10**9}])
def test_a_wrong_offer_is_said_and_not_kept(offer, wrong):
    with pytest.raises(Rejected):
        offer(**wrong)
    assert not Offer.objects.exists()


def test_nobody_offers_or_ends_for_another(cast, offer):
    with pytest.raises(Refused):
        commands.make_offer(PUBLIC, cast.agus, words="Perahu", place_id=cast.klaten.place_id)
    made = offer()
    with pytest.raises(Refused):
        commands.end_offer(cast.actor("yohanes"), made)
    with pytest.raises(Refused):
        commands.suggest_activity(cast.actor("ketut"), cast.clinic)


def test_a_coordinator_asks_and_the_person_is_told_by_whom(cast, offer, plan):
    made, shift = offer(), plan()
    Suggestion.objects.all().delete()
    commands.ask_offer(cast.actor("yohanes"), shift.activity, offer_id=made.pk)
    assert Notice.objects.get(person=cast.agus, kind="matching/asked").facts["offer"] == made.words
    with pytest.raises(Rejected, match="sudah"):
        commands.ask_offer(cast.actor("yohanes"), shift.activity, offer_id=made.pk)
    for stranger in (PUBLIC, cast.actor("lestari"), cast.actor("dwi")):
        with pytest.raises(Refused):
            commands.ask_offer(stranger, shift.activity, offer_id=made.pk)


def test_who_signed_up_is_not_asked_and_a_far_offer_cannot_be(cast, offer, plan):
    made, far, shift = offer(), offer("sari", place="Kota Surabaya"), plan()
    activities.sign_up(cast.actor("agus"), shift)
    for one in (made, far):
        with pytest.raises(Rejected):
            commands.ask_offer(cast.actor("yohanes"), shift.activity, offer_id=one.pk)


def test_what_fits_an_offer_now_is_shown(cast, offer, plan):
    shift = plan()
    found = activities_fitting(offer())
    assert shift.activity in found and activities_fitting(offer(place="Kota Surabaya")) == []


def test_the_pages_keep_end_and_show(cast, signed_in, plan):
    client = signed_in("agus")
    assert Client().get("/tawaran-tetap/").status_code == 302
    bad = client.post("/tawaran-tetap/", {"words": "Perahu", "place": "Atlantis", "km": "25", "days": ["5"]})
    assert bad.status_code == 422 and "Atlantis" in bad.content.decode() and not Offer.objects.exists()
    good = {"words": "Perahu karet", "place": "klaten", "km": "25", "days": ["5", "6"], "skill": "menyopir",
            "until": (timezone.localdate() + timedelta(days=9)).isoformat()}
    assert client.post("/tawaran-tetap/", good).status_code == 302
    made = Offer.objects.get()
    assert (made.days, made.place.title, made.skill_id is not None) == (96, KLATEN, True)
    assert client.get(f"/tawaran-tetap/{made.pk}/").status_code == 200
    assert signed_in("slamet").get(f"/tawaran-tetap/{made.pk}/").status_code == 404
    assert signed_in("slamet").post(f"/tawaran-tetap/{made.pk}/pengakhiran/").status_code == 404
    assert client.post(f"/tawaran-tetap/{made.pk}/pengakhiran/").status_code == 302
    assert offers_of(cast.actor("agus")) == []


def test_coordinators_nearby_read_offers_without_contacts_and_others_do_not(cast, offer, signed_in, plan):
    made, shift = offer(), plan()
    Suggestion.objects.all().delete()
    address = f"/ruang/{cast.klaten.slug}/tawaran/"
    page = signed_in("yohanes").get(address).content.decode()
    assert "Perahu karet" in page and "Agus Setiadi" in page and "+6281234500006" not in page
    assert signed_in("dwi").get(address).status_code == 404 and signed_in("lestari").get(address).status_code == 404
    answer = signed_in("yohanes").post(f"{address}{made.pk}/ajakan/", {"activity": str(shift.activity_id)}, follow=True)
    assert "Ajakan terkirim" in answer.content.decode() and Suggestion.objects.count() == 1
    again = signed_in("yohanes").post(f"{address}{made.pk}/ajakan/", {"activity": "x"}, follow=True)
    assert "Pilih kegiatannya" in again.content.decode()


def test_lists_are_flat(cast, offer, flat, signed_in, monkeypatch):
    monkeypatch.setattr("guyub.volunteering.matching.commands.offer.MOST", 100)
    made = [0]

    def more(wanted):
        while made[0] < wanted:
            offer(words=f"Perahu {made[0]}")
            made[0] += 1

    flat(more, lambda: signed_in("yohanes").get(f"/ruang/{cast.klaten.slug}/tawaran/"))
    assert offers_near(cast.actor("yohanes"), cast.klaten, limit=5)[1] > 0
    client = signed_in("agus")
    Offer.objects.all().delete()
    made[0] = 0
    flat(more, lambda: client.get("/tawaran-tetap/"))
