"""A person's record: what others vouched for, line by line, with sums, milestones and exports."""

import csv
import io
import json
from datetime import date, timedelta

import pytest
from django.test import Client

from guyub.core.sheets import csv_answer
from guyub.insight.portfolio.queries import Asked, record, service_lines, standing
from guyub.insight.portfolio.rules import milestones
from guyub.workshop.activities import commands as activities


@pytest.fixture
def hour(cast, attended, plan):
    """hour(key, minutes=…, kind=…): one more hour that Yohanes has confirmed."""

    def make(key="dwi", minutes=90, **facts):
        attendance = attended(key, plan(most=5, starts=timedelta(hours=45), **facts))  # every second day: rested
        return activities.confirm_attendance(cast.actor("yohanes"), attendance, minutes=minutes)

    return make


def test_a_record_holds_what_others_confirmed_and_nothing_else(cast, hour, attended, plan):
    hour()
    attended("dwi", plan(title="Belum disahkan", starts=timedelta(hours=2)))
    found = record(cast.dwi.pk)
    lines, more = service_lines(cast.dwi.pk)
    assert (found.given, found.learned, found.attendances, found.group_count) == (90, 0, 1, 1)
    assert [line.voucher for line in lines] == ["Yohanes Tri Prabowo"] and lines[0].voucher_office and more is None


def test_an_hour_that_was_undone_leaves_the_record(cast, hour):
    attendance = hour()
    activities.undo_confirmation(cast.actor("yohanes"), attendance, reason="Salah hari")
    assert record(cast.dwi.pk).attendances == 0 and service_lines(cast.dwi.pk) == ([], None)


def test_what_was_learned_and_what_was_paid_stand_apart(cast, hour):
    hour(minutes=60)
    hour(minutes=30, kind="training", title="Pelatihan luka")
    hour(minutes=45, paid=True, title="Jaga dibayar")
    found = record(cast.dwi.pk)
    assert (found.given, found.learned, found.paid, found.minutes) == (60, 30, 45, 90)
    assert record(cast.dwi.pk, Asked(kind="belajar")).attendances == 1
    assert record(cast.dwi.pk, Asked(kind="memberi")).attendances == 2


def test_filters_narrow_and_nonsense_does_not_break(cast, hour):
    day = hour().day
    assert record(cast.dwi.pk, Asked.of({"tahun": str(day.year)})).attendances == 1
    assert record(cast.dwi.pk, Asked.of({"tahun": "2001"})).attendances == 0
    assert record(cast.dwi.pk, Asked.of({"kelompok": str(cast.klaten.pk)})).attendances == 1
    assert record(cast.dwi.pk, Asked.of({"kelompok": str(cast.river.pk)})).attendances == 0
    for nonsense in ({"tahun": "٢٠٢٦"}, {"tahun": "9" * 40}, {"kelompok": "x' OR 1"}, {"macam": "\0"}):
        assert record(cast.dwi.pk, Asked.of(nonsense)).attendances == 1


def test_lines_go_on_where_they_stopped(cast, hour):
    for number in range(3):
        hour(title=f"Kegiatan {number}")
    first, more = service_lines(cast.dwi.pk, limit=2)
    rest, end = service_lines(cast.dwi.pk, before=more, limit=2)
    assert len(first) == 2 and len(rest) == 1 and end is None
    assert {line.activity for line in [*first, *rest]} == {"Kegiatan 0", "Kegiatan 1", "Kegiatan 2"}


def test_milestones_name_the_entry_that_reached_them():
    day = date(2026, 1, 5)
    facts = [(day + timedelta(days=n), 300, n % 2, n == 2, 7, n + 1) for n in range(10)]
    found = {(one.kind, one.amount): one for one in milestones(facts)}
    assert found["first", 1].entry == (7, 1) and found["learned", 1].entry == (7, 3)
    assert found["hours", 10].entry == (7, 2) and found["hours", 50].entry == (7, 10)
    assert found["groups", 2].entry == (7, 2) and ("hours", 100) not in found
    assert milestones([]) == []


def test_standing_tells_memberships_offices_and_skills(cast):
    found = standing(cast.yohanes.pk)
    assert any(one.what == "Sekretaris" for one in found.belongings)
    assert standing(cast.sari.pk).belongings == ()


def test_the_page_is_flat(cast, hour, flat, signed_in):
    client = signed_in("dwi")
    made = [0]

    def more(wanted):
        while made[0] < wanted:
            hour(title=f"Kegiatan {made[0]}")
            made[0] += 1

    flat(more, lambda: client.get("/portofolio/"))


def test_the_page_costs_at_most_ten_statements(cast, hour, signed_in, django_assert_max_num_queries):
    hour()
    client = signed_in("dwi")
    with django_assert_max_num_queries(10):
        assert client.get("/portofolio/").status_code == 200


def test_nobody_sees_it_without_signing_in_and_each_sees_their_own(cast, hour, signed_in):
    hour()
    assert Client().get("/portofolio/").status_code == 302
    assert Client().get("/portofolio/unduhan.csv").status_code == 302
    assert "Cek tensi pasar" in signed_in("dwi").get("/portofolio/").content.decode()
    assert "Cek tensi pasar" not in signed_in("slamet").get("/portofolio/").content.decode()


def test_csv_json_and_pdf_hold_the_same_lines(cast, hour, signed_in):
    hour(title="=HYPERLINK(1)")
    client = signed_in("dwi")
    rows = list(csv.DictReader(io.StringIO(client.get("/portofolio/unduhan.csv").content.decode("utf-8-sig"))))
    assert rows[0]["kegiatan"] == "'=HYPERLINK(1)" and rows[0]["menit"] == "90"
    found = json.loads(client.get("/portofolio/unduhan.json").content)
    assert found["minutes"] == {"given": 90, "learned": 0, "paid": 0} and found["lines"][0]["menit"] == 90
    pdf = client.get("/portofolio/unduhan.pdf")
    assert pdf.content.startswith(b"%PDF") and b"pdfuaid" in pdf.content
    assert client.get("/portofolio/unduhan.exe").status_code == 404


def test_a_record_on_paper_says_so_in_both_languages(cast, hour, signed_in):
    hour()
    client = signed_in("dwi")
    indonesian = client.get("/portofolio/unduhan.pdf").content
    client.cookies["bahasa"] = "en"
    english = client.get("/portofolio/unduhan.pdf").content
    assert b"(id)" in indonesian and b"(en)" in english


@pytest.mark.parametrize("cell, safe", [("=1+1", "'=1+1"), ("@x", "'@x"), ("-", "'-"), ("aman", "aman"), (-5, "-5")])
def test_no_cell_is_run_by_a_spreadsheet(cell, safe):
    text = csv_answer("x", ["kepala"], [[cell]]).content.decode("utf-8-sig")
    assert text.splitlines()[1] == safe


def test_who_came_through_somebody_is_told_beside_the_hours_and_never_among_them(cast, signed_in, hour):
    from django.utils import timezone

    from guyub.workshop.invitations import commands as invitations
    from guyub.workshop.invitations.reactions import COUNTING

    hour(minutes=60)
    link = invitations.make_invitation(cast.actor("dwi"), cast.klaten, until=timezone.localdate())
    for key in ("agus", "slamet"):
        invitations.count_arrival(COUNTING, link, person_id=cast.people[key].pk, asked_at=timezone.now())
    client = signed_in("dwi")
    assert record(cast.dwi.pk).given == 60
    page = client.get("/portofolio/").content.decode()
    assert "2 orang datang lewat Anda" in page and "Agus Setiadi" not in page
    told = json.loads(client.get("/portofolio/unduhan.json").content)
    assert told["outreach"] == 2 and told["minutes"]["given"] == 60 and "orang" not in told["lines"][0]
    rows = list(csv.reader(io.StringIO(client.get("/portofolio/unduhan.csv").content.decode("utf-8-sig")), delimiter=";"))
    rows = rows if len(rows[0]) > 1 else list(csv.reader(io.StringIO(
        client.get("/portofolio/unduhan.csv").content.decode("utf-8-sig"))))
    assert rows[0][-1] == "orang" and rows[-1][-1] == "2" and rows[1][-1] == ""
    assert client.get("/portofolio/unduhan.pdf").content.startswith(b"%PDF")
    share = portfolio_share(cast, parts=["outreach"])
    seen = Client().get(f"/catatan/{share.token}/").content.decode()
    assert "2 orang datang lewat ajakannya" in seen and "Agus Setiadi" not in seen and "Cek tensi" not in seen


def portfolio_share(cast, **facts):
    from django.utils import timezone

    from guyub.insight.portfolio import commands as portfolio

    return portfolio.share_record(cast.actor("dwi"), cast.dwi, until=timezone.localdate(), **facts)
