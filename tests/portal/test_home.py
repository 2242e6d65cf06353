"""The front page, the month's cloth and the books behind it: only real figures, and each opens what is under it."""

import datetime
import re
from pathlib import Path

import pytest
from django.db.models import F
from django.utils import timezone

from guyub.core.actors import PUBLIC
from guyub.core.formats import day_span, long_day, weekday_narrow
from guyub.foundation.groups.queries import group_cards
from guyub.foundation.places.rules import TILES
from guyub.insight.impact.models import Figure
from guyub.insight.impact.rules.cells import AREA, TIME, key_of
from guyub.portal.pages.cloth import DYES, cloth
from guyub.workshop.activities.queries import activity_cards, groups_short, short_and_coming
from guyub.workshop.ledger.models import Total
from guyub.workshop.ledger.queries import below, month_by_group

pytestmark = pytest.mark.django_db
THIS = timezone.localdate().replace(day=1)
BEFORE = (THIS - datetime.timedelta(days=1)).replace(day=1)


def worked(group, minutes, month=THIS, purpose="service", entries=1):
    key = f"{group.pk}/{month:%Y-%m}/{purpose}/{Total.objects.count()}"
    return Total.objects.create(group=group, month=month, unit="minute", purpose=purpose, amount=minutes, count=entries,
                                key=key)


def page(client, path):
    return client.get(path).content.decode()


def test_a_server_without_hours_shows_a_plain_cloth_and_no_figure_of_hours(client, cast):
    home = page(client, "/")
    assert "t-plain" in home and "Kain ini masih polos." in home
    assert "jam kerja disahkan" not in home
    assert "Kain ini masih polos" in page(client, "/kain/")


def test_each_group_that_worked_is_one_thread_and_one_row(client, cast):
    worked(cast.klaten, 600, entries=4)
    worked(cast.rescuers, 300)
    worked(cast.rescuers, 6000, purpose="paid")
    home = page(client, "/")
    assert re.findall(r"<title>([^<]+): (\d+) jam</title>", home) == [(cast.klaten.name, "10"), (cast.rescuers.name, "5")]
    assert '<a href="/kain/">15</a>' in home and '<a href="/kain/">5</a>' in home
    rows = page(client, "/kain/")
    for group, said in ((cast.klaten, "10 jam"), (cast.rescuers, "5 jam")):
        assert f'<a href="/kelompok/{group.slug}/buku/?bulan={THIS:%Y-%m}">{said}</a>' in rows


def test_before_the_first_hour_of_a_month_the_last_one_is_shown(client, cast):
    worked(cast.klaten, 60, BEFORE)
    found = month_by_group()
    assert (found.month, found.amount, found.groups) == (BEFORE, 60, 1)
    assert month_by_group(THIS).rows == []


def test_a_page_of_groups_knows_the_sum_of_all(cast):
    for minutes, group in ((60, cast.klaten), (30, cast.rescuers)):
        worked(group, minutes)
    found = month_by_group(limit=1)
    assert len(found.rows) == 1 and (found.amount, found.entries, found.groups) == (90, 2, 2)
    assert [row[1] for row in month_by_group(limit=1, skip=1).rows] == [cast.rescuers.name]


def test_every_thread_has_a_dye_of_the_style_sheet():
    sheet = (Path(__file__).parents[2] / "src/guyub/core/static/guyub/guyub.css").read_text()
    for count in (1, 12, 20, 40):
        rows = [(pk, "", "", 1, letter, 60 + pk, 1) for pk, letter in zip(range(count), "ABCDEFGHIJKL" * 4, strict=False)]
        woven = cloth(rows)
        assert len(woven.threads) == count
        for dye in {thread.dye for thread in woven.threads} | {shade for shade, _path in woven.edges}:
            assert f".t-{dye}{{fill:var(--k-{dye})}}" in sheet and f"--k-{dye}:#" in sheet
    assert set(DYES) == set("ABCDEFGHIJKL")


def test_a_wider_thread_is_more_hours():
    rows = [(1, "a", "a", 1, "A", 900, 1), (2, "b", "b", 1, "B", 300, 1), (3, "c", "c", 1, "C", 60, 1)]
    width = {thread.group: thread.width for thread in cloth(rows).threads}
    assert width["a"] > width["b"] > width["c"] >= 2


@pytest.mark.parametrize("asked", ["?bulan=9999-12", "?bulan=0001-01", "?bulan=2026-13", "?bulan=x", "?lewati=99999",
                                   "?lewati=-1", "?bulan=%00"])
def test_a_strange_month_is_an_empty_page_and_never_an_error(client, cast, asked):
    worked(cast.klaten, 60)
    assert client.get(f"/kain/{asked}").status_code == 200
    assert client.get(f"/kelompok/{cast.klaten.slug}/buku/{asked}").status_code == 200


def test_a_whole_group_counts_what_lies_below_it(cast):
    top = cast.nurses
    worked(top, 10)
    worked(cast.klaten, 20)
    worked(cast.rescuers, 40)
    assert below(top) == {top.pk: (10, 1), cast.klaten.pk: (20, 1)}
    card = next(card for card in group_cards(cast.actor("dwi"), text=top.name, limit=50)[0] if card.id == top.pk)
    assert card.chapters >= 1 and card.members >= top.member_count + cast.klaten.member_count


def test_a_chapter_without_words_of_its_own_has_those_of_its_parent(client, cast):
    type(cast.klaten).objects.filter(pk=cast.klaten.pk).update(about="")
    cards, _next = group_cards(cast.actor("dwi"), text=cast.klaten.name)
    assert [card.about for card in cards if card.id == cast.klaten.pk] == [cast.nurses.about.split("\n")[0]]


@pytest.mark.parametrize("path", ["/", "/kain/", "/kegiatan/", "/kelompok/"])
def test_public_pages_cost_at_most_six_statements(client, cast, path, django_assert_max_num_queries):
    worked(cast.klaten, 600)
    client.get(path)
    with django_assert_max_num_queries(6):
        client.get(path)


def figured(area, hours, year):
    Figure.objects.create(key=key_of((AREA, area, 0, "", str(year)), TIME), scope=AREA, area=area, period=str(year),
                          measure=TIME, value=hours * 60, count=1)


def test_the_map_has_a_door_for_every_province_and_is_darker_for_more(client, cast):
    assert 'class="tilemap"' not in page(client, "/"), "nothing to draw yet"
    year = THIS.year
    figured("33.", 5000, year)
    figured("34.", 3, year)
    figured("33.10.", 5000, year)
    drawn = page(client, "/")
    doors = re.findall(r'<a href="/dampak/\?wilayah=(\d\d)"><title>([^<]+)</title><path class="q(\d)"', drawn)
    assert len(doors) == 38 and {code for code, _said, _shade in doors} == set(TILES)
    said = {code: (words, int(shade)) for code, words, shade in doors}
    assert said["33"][0] == "Jawa Tengah: 5.000 jam" and said["33"][1] > said["34"][1] > said["11"][1] == 0
    assert f'href="/dampak/?tahun={year}#wilayah-kerja">Lihat sebagai tabel' in drawn
    assert f"Jam kerja per provinsi, {year}." in drawn


def test_before_the_first_hour_of_a_year_the_map_is_of_the_last(client, cast):
    figured("33.", 50, THIS.year - 1)
    drawn = page(client, "/")
    assert f"/dampak/?tahun={THIS.year - 1}&amp;wilayah=33" in drawn and f"per provinsi, {THIS.year - 1}." in drawn


def test_the_map_is_small(client, cast):
    for place, code in enumerate(TILES):
        figured(f"{code}.", 12_345 * (place + 1), THIS.year)
    found = re.search(r'<svg class="tilemap".*?</svg>', page(client, "/"), re.DOTALL)
    assert len(found[0]) <= 8_000


def test_what_is_missing_and_what_is_to_come_are_one_statement(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        short, coming = short_and_coming(PUBLIC, [cast.klaten.pk, cast.rescuers.pk],
                                         until=timezone.now() + datetime.timedelta(days=30))
    assert short == groups_short([cast.klaten.pk, cast.rescuers.pk]) and cast.klaten.pk in short
    assert coming == len(activity_cards(PUBLIC, limit=500, until=timezone.now() + datetime.timedelta(days=30))[0]) > 0
    assert short_and_coming(PUBLIC, [], until=timezone.now()) == ({}, 0)


def test_the_foot_of_the_page_says_each_thing_once(client, cast):
    foot = page(client, "/").split("<footer")[1]
    for found in (re.findall(r"<h2>([^<]+)</h2>", foot), re.findall(r'<li><a href="([^"]+)"', foot)):
        assert len(found) == len(set(found)) > 2


def test_an_activity_that_is_over_says_so_and_when_it_was(client, cast):
    ago = datetime.timedelta(days=400)
    type(cast.clinic).objects.filter(pk=cast.clinic.pk).update(
        starts_at=F("starts_at") - ago, ends_at=F("ends_at") - ago, next_at=None)
    cast.clinic.shifts.update(starts_at=F("starts_at") - ago, ends_at=F("ends_at") - ago)
    shown = page(client, f"/kegiatan/{cast.clinic.pk}/")
    assert "Kegiatan ini sudah selesai." in shown and "Kapan" in shown and 'name="giliran"' not in shown


def test_the_activities_of_one_group_are_those_of_all_below_it(client, cast):
    assert cast.clinic.title in page(client, f"/kegiatan/?kelompok={cast.nurses.slug}")
    assert cast.clinic.title not in page(client, f"/kegiatan/?kelompok={cast.rescuers.slug}")
    assert client.get("/kegiatan/?kelompok=tidak-ada").status_code == 404


@pytest.mark.parametrize("who", ["nurses", "klaten", "rescuers"])
def test_a_group_page_adds_up(client, cast, who, django_assert_max_num_queries):
    worked(cast.klaten, 180, entries=2)
    worked(cast.nurses, 60)
    group = getattr(cast, who)
    with django_assert_max_num_queries(6):
        shown = page(client, f"/kelompok/{group.slug}/")
    said = re.findall(r"<dd>(?:<a [^>]*>)?(\d+)<", shown)
    assert said[:2] == {"nurses": ["4", "3"], "klaten": ["3", "2"], "rescuers": ["0", "0"]}[who]


@pytest.mark.parametrize("language, said", [("id", ["Rabu", "24–26 Nov 2026", "24 Nov – 2 Des 2026"]),
                                            ("en", ["Wed", "24–26 Nov 2026", "24 Nov – 2 Dec 2026"])])
def test_dates_of_a_card_are_short(language, said):
    first = datetime.date(2026, 11, 24)
    assert [weekday_narrow(first + datetime.timedelta(days=1), language),
            day_span(first, datetime.date(2026, 11, 26), language),
            day_span(first, datetime.date(2026, 12, 2), language)] == said
    assert day_span(first, first, language) == long_day(first, language)
