"""The pages: figures, charts, comparison, refusals, and the way down from a figure to an entry; for everybody alike."""

import csv
import io
import re

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from guyub.core.models import Outbox
from guyub.foundation.groups.queries import section_words
from guyub.foundation.places.queries import large_titles
from guyub.insight.impact.forms import Asked
from guyub.insight.impact.models import Figure
from guyub.insight.impact.queries import entries_under, freshness, groups_under, largest_groups, unreached
from guyub.insight.impact.rules import findings
from guyub.insight.impact.rules.cells import AREA, key_of
from guyub.insight.impact.rules.lens import Lens, Line, added

pytestmark = pytest.mark.django_db
AMOUNTS, COUNTS = ("minute/service", "minute/paid"), ("people", "activities", "groups", "regencies")
GROUP = "/kelompok/perawat-lereng-merapi-cabang-klaten/"


def text(answer):
    return answer.content.decode()


def rows(answer):
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


def cost(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as statements:
        assert client.get(address).status_code == 200, address
    return len(statements)


@pytest.fixture
def busy(give):
    give(minutes=600)
    give(minutes=120, month=10, at="Kota Surakarta")
    give(who="agus", to="rescuers", minutes=90, field="D")
    give(who="slamet", to="rescuers", minutes=90, at="Kota Surabaya", field="E", year=2025)
    give(who="slamet", minutes=480, purpose="paid")


def test_an_empty_server_says_so_and_what_comes_next(client):
    page = text(client.get("/dampak/"))
    assert "Belum ada jam kerja pada tahun ini" in page and 'href="/kegiatan/"' in page
    assert "<figure" not in page and "0 kelompok" in page


def test_the_page_shows_what_stands_in_the_ledger(client, busy):
    page = text(client.get("/dampak/?tahun=2026"))
    assert ">13</a>" in page and "orang bekerja" in page and "jam dibayar, dihitung terpisah" in page
    assert "1 dari 38 provinsi tercatat bekerja, Jawa Tengah paling banyak" in page
    assert "Kesehatan menyumbang 89% jam kerja" in page and "November paling ramai: 11 jam" in page
    assert "2 dari 514 kabupaten dan kota" in page and "Perawat Lereng Merapi Cabang Klaten" in page


def test_from_a_province_to_a_single_entry_by_links_alone(client, busy):
    def follow(page, pattern):
        found = re.search(pattern, page)
        assert found, pattern
        address = found[1].replace("&amp;", "&")
        return text(client.get(f"/dampak/{address}" if address.startswith("?") else address))

    page = text(client.get("/dampak/?tahun=2026"))
    page = follow(page, r'<a href="(\?[^"]*wilayah=33[^"]*)"><title>Jawa Tengah')
    page = follow(page, r'href="(\?[^"]*wilayah=33\.10[^"]*)">Kab\. Klaten').replace("\n", " ")
    page = follow(page, r'href="(/dampak/catatan/\?[^"]*kelompok=perawat-lereng-merapi-cabang-klaten[^"]*)"')
    page = follow(page, r'href="(/dampak/catatan/\?[^"]*bulan=2026-11[^"]*)"')
    page = follow(page, r'href="(/buku/\d+/\d+/)"')
    assert "SHA-256" in page and "8 jam" in page, "the latest: paid hours"


def test_people_activities_and_groups_open_what_they_are_counted_from(client, cast, confirmed):
    def follow(page, words):
        found = re.search(rf'<dt>{words}</dt><dd><a href="([^"]+)">(\d+)</a>', page)
        assert found, words
        return text(client.get(found[1].replace("&amp;", "&"))), int(found[2])

    year = f"{timezone.localdate():%Y}"
    for start in (f"/dampak/?tahun={year}", f"/kelompok/{cast.klaten.slug}/dampak/?tahun={year}"):
        first = text(client.get(start))
        page, people = follow(first, "orang bekerja")
        assert people == 2 and len(re.findall(r'href="/buku/\d', page)) == 2 and "satu orang sekali" in page
        page, activities = follow(first, "kegiatan")
        listed = re.findall(r'<th scope="row" class="lead"><a href="/kegiatan/(\d+)/">', page)
        assert activities == len(listed) == 1 and listed == [str(confirmed.shift.activity_id)]
        below = re.search(r'href="(/dampak/catatan/\?[^"]*kegiatan=\d+[^"]*)">2</a>', page)
        page = text(client.get(below[1].replace("&amp;", "&")))
        entry = re.findall(r'href="(/buku/\d+/\d+/)"', page)
        assert len(entry) == 2
        assert "activities.confirm_attendance" in text(client.get(entry[0])), "down to the act"
        page, groups = follow(first, "kelompok")
        assert groups == 1 and page.count('<th scope="row" class="lead">') == 1 and cast.klaten.name in page


def test_an_activity_for_members_is_counted_without_its_name(client, signed_in, cast, confirmed):
    type(confirmed.shift.activity).objects.filter(pk=confirmed.shift.activity_id).update(members_only=True)
    title = confirmed.shift.activity.title
    page = text(client.get("/dampak/kegiatan/"))
    assert title not in page and "Kegiatan khusus anggota" in page and "kegiatan=" not in page
    assert client.get(f"/dampak/catatan/?kegiatan={confirmed.shift.activity_id}").status_code == 404
    assert title not in text(client.get("/dampak/tabel/kegiatan.csv"))
    assert title in text(signed_in("retno").get("/dampak/kegiatan/"))


@pytest.mark.parametrize("number", ["0", "x", "9" * 30, "-1"])
def test_an_activity_that_is_none_has_no_entries(client, busy, number):
    assert client.get("/dampak/catatan/", {"kegiatan": number}).status_code == 404


def test_groups_of_one_field_are_listed_by_their_entries_and_paged(give, client, cast):
    for turn, to in enumerate(("klaten", "boyolali", "rescuers", "river")):
        for _time in range(1 + turn // 2):
            give(to=to, field="D")
    give(to="klaten", field="C")
    first, more = groups_under(Lens(section="D", period="2026"), limit=2)
    rest, _more = groups_under(Lens(section="D", period="2026"), limit=9, after=(first[-1].entries, first[-1].group))
    assert more and [one.entries for one in [*first, *rest]] == [2, 2, 1, 1]
    assert len({one.group for one in [*first, *rest]}) == 4
    page = text(client.get("/dampak/kelompok/?tahun=2026&bidang=D"))
    assert page.count('<th scope="row" class="lead">') == 4 and ">Jam</th>" not in page
    field = text(client.get("/dampak/?tahun=2026&bidang=C")).split('id="kelompok"')[1].split("</section>")[0]
    assert field.count('<th scope="row" class="lead">') == 1 and cast.klaten.name in field
    assert cast.rescuers.name not in field
    assert "bidang=C" in field.replace("&amp;", "&") and "kelompok.csv" not in field


def test_every_chart_has_its_finding_its_table_and_its_csv(client, busy):
    for address in ("/dampak/?tahun=2026", "/dampak/?tahun=2026&wilayah=33", "/dampak/?tahun=2026&tahun2=2025",
                    GROUP + "dampak/?tahun=2026"):
        figures = re.findall(r'<figure class="fig">.*?</figure>', text(client.get(address)), re.DOTALL)
        assert figures
        for figure in figures:
            assert re.search(r"<h2>[^<]{5,}</h2>", figure) and '<table class="sums">' in figure, figure[:200]
            assert re.search(r'href="/dampak/tabel/\w+\.csv[^"]*" download', figure)


@pytest.mark.parametrize("typed, area", [
    ("33", "33."), ("33.10", "33.10."), ("Jawa Tengah", "33."), ("jateng", "33."), ("klaten", "33.10."),
    ("Kab. Klaten", "33.10."), ("", ""), ("99", ""), ("atlantis", ""), ("\0" * 9, ""), ("x" * 10_000, ""), ("33.10.05", ""),
])
def test_an_area_is_read_by_code_or_name(db, typed, area):
    asked = Asked({"wilayah": typed})
    assert asked.area == area
    assert bool(asked.problems) == (not area and bool(typed.replace("\0", "")))


@pytest.mark.parametrize("address", ["?tahun=abc", "?tahun=99999999999999999999", "?tahun=٢٠٢٦", "?bidang=Ω", "?wilayah=zzz",
                                     "?tahun2=-1", "?wilayah2=%00%ff", "?bidang=" + "C" * 5000, "?bulan=2026-13"])
@pytest.mark.parametrize("page", ["/dampak/", "/dampak/catatan/", "/dampak/belum/", "/dampak/kelompok/", "/dampak/kegiatan/",
                                  GROUP + "dampak/"])
def test_what_cannot_be_read_is_said_and_never_breaks(client, busy, page, address):
    assert client.get(page + address).status_code == 200


def test_what_was_typed_is_kept_with_a_sentence(client, busy):
    page = text(client.get("/dampak/?tahun=2026&wilayah=Atlantis&tahun2=abc"))
    assert 'value="Atlantis"' in page and "Wilayah ini tidak ditemukan" in page and 'value="abc"' in page


@pytest.mark.parametrize("name", ["orang", "nama", "kelamin", "umur", "disabilitas", "kecamatan"])
@pytest.mark.parametrize("page", ["/dampak/", "/dampak/catatan/", "/dampak/belum/", "/dampak/kelompok/", GROUP + "dampak/",
                                  "/dampak/tabel/bulan.csv"])
def test_a_filter_that_would_single_out_a_person_is_refused_with_the_reason(client, busy, page, name):
    answer = client.get(f"{page}?{name}=1")
    assert answer.status_code == 422 and "bisa menunjuk satu orang" in text(answer)


def test_two_areas_and_two_years_are_compared(client, busy):
    page = text(client.get("/dampak/?tahun=2026&tahun2=2025"))
    assert "2026 memberi 9 kali jam 2025" in page and 'class="l2"' in page
    page = text(client.get("/dampak/?tahun=2026&wilayah=33.10&wilayah2=33.72"))
    assert "Kab. Klaten memberi 5,8 kali jam Kota Surakarta" in page
    assert 'class="l2"' not in text(client.get("/dampak/?tahun=2026&tahun2=2026")), "a year beside itself says nothing"


def test_a_group_shows_itself_with_its_chapters(client, busy, signed_in):
    page = text(client.get("/kelompok/ikatan-perawat-lereng-merapi/dampak/?tahun=2026"))
    assert "Dihitung dengan semua cabang" in page and ">12</a>" in page
    assert 'href="/kelompok/perawat-lereng-merapi-cabang-klaten/dampak/?tahun=2026"' in page or \
        'href="/kelompok/perawat-lereng-merapi-cabang-klaten/dampak/"' in page
    assert client.get("/kelompok/tidak-ada/dampak/").status_code == 404


def test_officers_find_their_report_and_others_no_door(client, busy, signed_in):
    report = "/ruang/perawat-lereng-merapi-cabang-klaten/laporan/"
    page = text(signed_in("yohanes").get(report + "?tahun=2026"))
    assert "Laporan 2026" in page and ">12</a>" in page and 'class="ws"' in page
    assert signed_in("lestari").get(report).status_code == 404 and client.get(report).status_code == 404


def test_entries_show_no_name_and_no_person(client, busy, cast):
    page = text(client.get("/dampak/catatan/?tahun=2026"))
    assert "10 jam" in page and "dibayar" in page
    assert not any(person.name in page for person in cast.people.values())


def test_a_taken_back_entry_stays_with_its_counterpart(client, give, take_back):
    take_back(give(minutes=60))
    page = text(client.get("/dampak/catatan/?tahun=2026"))
    assert "−1 jam" in page and len(re.findall(r'href="/buku/\d', page)) == 2


def test_entries_are_paged_and_none_is_lost(give, cast):
    made = {give(minutes=n, month=1 + n % 3).pk for n in range(1, 24)}
    seen, after = [], None
    while True:
        lines, more = entries_under(Lens(period="2026"), after=after, limit=5)
        seen += [line.id for line in lines]
        if not more:
            break
        after = (lines[-1].occurred_on, lines[-1].id)
    assert len(seen) == len(set(seen)) == 23 and set(seen) == made


def test_goods_and_money_appear_once_there_are_any(client, give):
    give(minutes=60)
    assert "Rp" not in text(client.get("/dampak/?tahun=2026"))
    give(unit="rupiah", minutes=1_500_000)
    give(unit="gram", minutes=2_500)
    page = text(client.get("/dampak/?tahun=2026"))
    assert "Rp1.500.000" in page and "2,5 kg" in page
    assert "Rp1.500.000" in text(client.get("/dampak/catatan/?tahun=2026&satuan=rupiah"))


def test_where_nobody_worked_is_told_by_province(client, busy):
    found = {one.code: one for one in unreached(Lens(period="2026"))}
    assert len(found) == 38 and found["33"].total == 35 and len(found["33"].missing) == 33
    assert "Kab. Klaten" not in found["33"].missing
    page = text(client.get("/dampak/belum/?tahun=2026&wilayah=33"))
    assert "33 dari 35 kabupaten dan kota belum terjangkau" in page and "Aceh" not in page
    assert len(rows(client.get("/dampak/tabel/belum.csv?tahun=2026&wilayah=33"))) == 34


@pytest.mark.parametrize("name", ["bulan", "bidang", "sisi", "wilayah", "kelompok", "banding", "belum", "catatan"])
def test_each_table_is_a_csv_of_one_statement(client, busy, name):
    address = f"/dampak/tabel/{name}.csv?tahun=2026"
    answer = client.get(address)
    assert answer["Content-Type"] == "text/csv; charset=utf-8" and "attachment" in answer["Content-Disposition"]
    read = rows(answer)
    assert len(read) > 1 and len({len(row) for row in read}) == 1
    assert cost(client, address) == 1


def test_the_tables_hold_the_same_figures(client, busy):
    assert rows(client.get("/dampak/tabel/bulan.csv?tahun=2026"))[11] == ["2026-11", "690", "480", "2", "0", "2", "2"]
    areas = rows(client.get("/dampak/tabel/wilayah.csv?tahun=2026&wilayah=33"))
    assert ["33.10", "Kab. Klaten", "690", "480", "2", "0", "2", "2"] in areas
    chapters = rows(client.get("/dampak/tabel/cabang.csv?tahun=2026&kelompok=ikatan-perawat-lereng-merapi"))
    assert chapters[1][:2] == ["Perawat Lereng Merapi Cabang Klaten", "720"]
    assert client.get("/dampak/tabel/lain.csv").status_code == 404
    assert client.get("/dampak/tabel/cabang.csv").status_code == 404


def test_a_name_that_begins_like_a_formula_is_harmless(client, busy, cast):
    type(cast.klaten).objects.filter(pk=cast.klaten.pk).update(name="=HYPERLINK(1)")
    assert "'=HYPERLINK(1)" in [row[0] for row in rows(client.get("/dampak/tabel/kelompok.csv?tahun=2026"))]


def test_as_of_is_now_or_the_first_act_still_to_be_added(client, give):
    give()
    assert not freshness().waiting
    waiting = give(minutes=30, drained=False)
    fresh = freshness()
    assert fresh.waiting and fresh.at == waiting.act.at
    assert "Catatan sesudahnya sedang dihitung" in text(client.get("/dampak/?tahun=2026"))
    assert Outbox.objects.exists()


@pytest.mark.parametrize("address, most", [
    ("/dampak/?tahun=2026", 6), ("/dampak/?tahun=2026&wilayah=33", 6), ("/dampak/?tahun=2026&wilayah=33.10", 6),
    ("/dampak/?tahun=2026&tahun2=2025&wilayah2=34", 6), ("/dampak/catatan/?tahun=2026&wilayah=33", 6),
    ("/dampak/belum/?tahun=2026", 6), ("/dampak/kelompok/?tahun=2026", 6), (GROUP + "dampak/?tahun=2026", 6),
    ("/dampak/catatan/?tahun=2026&kelompok=perawat-lereng-merapi-cabang-klaten", 6),
    ("/dampak/kegiatan/?tahun=2026", 6), ("/dampak/kelompok/?tahun=2026&bidang=C", 6),
    ("/dampak/kelompok/?tahun=2026&kelompok=perawat-lereng-merapi-cabang-klaten", 6),
])
def test_pages_are_flat_and_take_few_statements(client, give, crowd, address, most):
    give()
    few = cost(client, address)
    for number, person in enumerate(crowd(20)):
        give(who=person, month=1 + number % 12, field="CDEB"[number % 4], to=("klaten", "boyolali", "rescuers")[number % 3],
             at=("Kab. Klaten", "Kab. Boyolali", "Kota Surakarta")[number % 3])
    many = cost(client, address)
    assert few == many <= most


def test_the_largest_groups_are_paged_by_hours(give):
    for place, to in enumerate(("klaten", "boyolali", "rescuers", "river")):
        give(to=to, minutes=60 * (4 - place // 2))
    first = largest_groups(Lens(period="2026"), 2)[:2]
    rest = largest_groups(Lens(period="2026"), 2, (first[-1].minutes, first[-1].group))
    assert len({line.group for line in [*first, *rest]}) == 4


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_page_stays_small_with_every_province_and_field(client, db, language):
    """Every cell filled as on a server of the whole country: the page, and its comparison with another year."""
    cells, sections = [], list(section_words())
    for year in ("2026", "2025"):
        for period in (year, *(f"{year}-{month:02d}" for month in range(1, 13))):
            for section in ("", *sections):
                cells += [("", section, period, measure) for measure in (*AMOUNTS, *COUNTS)]
        cells += [(path, "", year, measure) for path, (_name, kind, _pk) in large_titles().items() if kind == "province"
                  for measure in (*AMOUNTS, *COUNTS)]
    Figure.objects.bulk_create(
        Figure(key=key_of((AREA, area, 0, section, period), measure), scope=AREA, area=area, section=section, period=period,
               measure=measure, value=98_765_432 if measure in AMOUNTS else 98_765, count=98_765)
        for area, section, period, measure in cells)
    client.cookies["bahasa"] = language
    for address in ("/dampak/?tahun=2026", "/dampak/?tahun=2025", "/dampak/?tahun=2025&tahun2=2026", "/dampak/?wilayah=33"):
        assert len(client.get(address).content) <= 30_000, (address, len(client.get(address).content))


@pytest.mark.parametrize("now, before, said", [
    (118, 100, "naik 18%"), (97, 100, "turun 3%"), (100, 100, "sama banyak"), (5, 0, ""), (2000, 100, ""),
])
def test_a_change_is_said_unless_there_is_too_little_to_compare(now, before, said):
    assert findings.change(now, before) == said


def test_findings_speak_of_any_figures():
    assert findings.of_months({}) == "Belum ada jam kerja pada kurun ini"
    assert findings.of_months({"2026-03": 120}) == "Semua 2 jam diberikan pada Maret"
    assert findings.of_parts([("A", 0)]) == "Belum ada jam kerja pada kurun ini"
    assert findings.of_parts([("A", 5)]) == "Seluruhnya A"
    assert findings.of_areas([("A", 0)], 38, "province").startswith("Belum ada")
    assert findings.of_two(("A", 60), ("B", 60)) == "A dan B sama banyak"
    assert findings.of_two(("A", 0), ("B", 60)) == "B: 1 jam; A belum tercatat"


def test_only_amounts_add_up():
    lines = [Line("1", {"minute/service": (60, 1), "people": (1, 0)}),
             Line("2", {"minute/service": (30, 1), "people": (1, 0)})]
    assert added("", lines).minutes == 90 and added("", lines).people == 0


def test_the_pages_speak_english(client, busy):
    client.cookies["bahasa"] = "en"
    page = text(client.get("/dampak/?tahun=2026"))
    assert "Hours in 1 of 38 provinces, most in" in page and "The numbers" in page
    assert "Entries of" in text(client.get("/dampak/catatan/?tahun=2026"))


def test_the_proof_says_that_all_is_well(busy, capsys):
    call_command("prove")
    assert "BROKEN" not in capsys.readouterr().out


@pytest.mark.parametrize("unit, amount, indonesian, english", [
    ("rupiah", 1_250_000, "Rp1.250.000", "Rp1,250,000"), ("gram", 3500, "3,5 kg", "3.5 kg"),
    ("piece", 2, "2 buah", "2 items"), ("credit", 250, "2,5 kredit", "2.5 credits"), ("minute", 90, "1 jam 30", "1 h 30")])
def test_an_entry_and_its_book_say_their_amount_in_words(give, client, cast, unit, amount, indonesian, english):
    made = give(unit=unit, minutes=amount)
    for path in (f"/buku/{made.chain_id}/{made.number}/", f"/kelompok/{cast.klaten.slug}/buku/"):
        client.cookies["bahasa"] = "id"
        assert indonesian in text(client.get(path))
        client.cookies["bahasa"] = "en"
        page = text(client.get(path))
        assert english in page and f" {unit}<" not in page
