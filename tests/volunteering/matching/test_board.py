"""The pages of proposals: the board with its forms, readiness, and what one was asked."""

import re

import pytest
from django.utils import timezone

from guyub.core import jobs
from guyub.core.models import Job
from guyub.volunteering.matching import commands
from guyub.volunteering.matching.models import Placement, Proposal, Readiness
from guyub.workshop.activities.models import Shift, SignUp

pytestmark = pytest.mark.django_db


def room(cast, tail=""):
    return f"/ruang/{cast.klaten.slug}/usulan/{tail}"


@pytest.fixture
def board(cast, willing, week, propose):
    """A worked out proposal of Klaten with its address."""
    willing(12)
    proposal = propose(week(days=2))
    return proposal, room(cast, f"{proposal.pk}/")


def test_from_the_form_to_the_board_without_script(cast, willing, week, signed_in):
    willing(12)
    shifts, client = week(days=2), signed_in("yohanes")
    assert "Posko kesehatan" in client.get(room(cast)).content.decode()
    day = timezone.localdate().replace(year=timezone.localdate().year + 1).isoformat()
    asked = {"seconds": "3", "activities": [str(shifts[0].activity_id)]}
    wrong = client.post(room(cast), asked | {"until": day, "fills": "on"})
    assert wrong.status_code == 422 and "tiga bulan" in wrong.content.decode()
    assert re.search(r'name="fills"[^>]*checked', wrong.content.decode())
    until = shifts[-1].starts_at.date().isoformat()
    made = client.post(room(cast), asked | {"until": until})
    assert made.status_code == 302
    waiting = client.get(made["Location"]).content.decode()
    assert "hx-get" in waiting and "progress" in waiting
    assert client.get(f"{made['Location']}kemajuan/", HTTP_HX_REQUEST="true").status_code == 200
    jobs.run_next()
    ended = client.get(f"{made['Location']}kemajuan/", HTTP_HX_REQUEST="true")
    assert ended["HX-Refresh"] == "true"
    page = client.get(made["Location"]).content.decode()
    assert "Setujui" in page and "kirim ajakan" in page and len(page) < 32_000


def test_a_stopped_or_broken_search_is_said(cast, willing, week, propose, signed_in):
    proposal, client = propose(week(days=1), work=False), signed_in("yohanes")
    url = room(cast, f"{proposal.pk}/")
    assert client.post(f"{url}penghentian/").status_code == 302
    assert "dihentikan sebelum mulai" in client.get(url).content.decode()
    assert client.post(f"{url}perhitungan/").status_code == 302
    Job.objects.update(ended_at=timezone.now(), error=jobs.BROKEN)
    assert "terhenti di tengah" in client.get(url).content.decode()


def test_hand_moves_on_the_board(cast, board, signed_in):
    proposal, url = board
    client, one = signed_in("yohanes"), Placement.objects.filter(proposal=proposal).order_by("pk").first()
    opened = client.get(f"{url}?orang={one.pk}").content.decode()
    assert f"penempatan/{one.pk}/pemindahan/" in opened or one.pk not in opened
    assert client.post(f"{url}penempatan/{one.pk}/kunci/").status_code == 302
    one.refresh_from_db()
    assert one.locked_at
    client.post(f"{url}penempatan/{one.pk}/kunci/")
    one.refresh_from_db()
    assert one.locked_at is None
    full = client.post(f"{url}penempatan/{one.pk}/pemindahan/", {"giliran": str(one.shift_id)})
    assert full.status_code == 422 and "sudah di giliran itu" in full.content.decode()
    for bad in ("", "x", "-1", "9" * 30, str(10**15)):
        answer = client.post(f"{url}penempatan/{one.pk}/pemindahan/", {"giliran": bad})
        assert answer.status_code == 422 and "note-bad" in answer.content.decode()
    Readiness.objects.filter(person_id=one.person_id).update(km=1, place=cast.boyolali.place)
    other = Shift.objects.filter(activity__title="Posko kesehatan").exclude(pk=one.shift_id).first()
    Shift.objects.filter(pk=other.pk).update(most=30)
    far = client.post(f"{url}penempatan/{one.pk}/pemindahan/", {"giliran": str(other.pk)})
    assert far.status_code == 422 and "lebih jauh" in far.content.decode() and f"?giliran={other.pk}" in far.content.decode()
    assert client.post(f"{url}penempatan/{one.pk}/pelepasan/", {"kembali_giliran": str(one.shift_id)})["Location"].endswith(
        f"?giliran={one.shift_id}#usul")
    chosen = client.get(f"{url}?giliran={one.shift_id}").content.decode()
    person = re.search(r'<option value="(\d+)"', chosen).group(1)
    assert client.post(f"{url}penempatan/", {"giliran": one.shift_id, "orang": person}).status_code == 302
    assert client.post(f"{url}penempatan/", {"giliran": "x"}).status_code == 422


def test_approval_answers_and_the_follower(cast, board, signed_in, client):
    proposal, url = board
    coordinator = signed_in("yohanes")
    dwi, rows = cast.people["dwi"], Placement.objects.filter(proposal=proposal).order_by("shift__starts_at")
    Placement.objects.filter(pk__in=[rows.first().pk, rows.last().pk]).update(person=dwi)
    commands.offer_readiness(cast.actor("dwi"), dwi, place_id=cast.klaten.place_id, km=60, minutes=2000, slots=(1 << 28) - 1)
    assert coordinator.post(f"{url}persetujuan/").status_code == 302
    again = coordinator.post(f"{url}persetujuan/")
    assert again.status_code == 422 and "sudah disetujui" in again.content.decode()
    mine = signed_in("dwi")
    assert "Bisakah Anda?" in mine.get("/giliran/").content.decode()
    asked = Placement.objects.filter(person=dwi, asked_at__isnull=False).order_by("pk")
    assert asked and f"/ajakan/{asked[0].pk}/kesanggupan/" in mine.get("/ajakan/").content.decode()
    assert signed_in("agus").post(f"/ajakan/{asked[0].pk}/kesanggupan/").status_code == 404
    assert mine.post(f"/ajakan/{asked[0].pk}/kesanggupan/").status_code == 302
    assert SignUp.objects.filter(person=dwi, shift_id=asked[0].shift_id, placed_at__isnull=False).exists()
    other = Placement.objects.filter(proposal=proposal, asked_at__isnull=False).exclude(person=dwi).first()
    Placement.objects.filter(pk=other.pk).update(person=cast.people["agus"])
    assert signed_in("agus").post(f"/ajakan/{other.pk}/penolakan/").status_code == 302
    page = coordinator.get(url).content.decode()
    assert "Menolak" in page or "Menunggu jawaban" in page


def test_another_groups_coordinator_finds_nothing(cast, board, signed_in):
    proposal, url = board
    one = Placement.objects.filter(proposal=proposal).first()
    for key in ("lestari", "bambang", "dwi"):
        client = signed_in(key)
        assert client.get(url).status_code == 404
        for tail in ("persetujuan/", "perhitungan/", "penghentian/", "penutupan/", "penempatan/",
                     f"penempatan/{one.pk}/kunci/", f"penempatan/{one.pk}/pelepasan/", f"penempatan/{one.pk}/pemindahan/"):
            assert client.post(url + tail).status_code == 404
    wrong_room = f"/ruang/{cast.rescuers.slug}/usulan/{proposal.pk}/"
    assert signed_in("bambang").get(wrong_room).status_code == 404
    assert Proposal.objects.get(pk=proposal.pk).open


def test_the_page_costs_few_statements(cast, board, signed_in, django_assert_max_num_queries):
    proposal, url = board
    client = signed_in("yohanes")
    client.get(url)
    one = Placement.objects.filter(proposal=proposal).first()
    with django_assert_max_num_queries(10):
        client.get(url)
    with django_assert_max_num_queries(10):
        client.get(f"{url}?giliran={one.shift_id}")  # with its risk and those who would fit
    with django_assert_max_num_queries(10):
        client.get("/giliran/")


def test_readiness_keeps_what_was_typed(cast, signed_in):
    client = signed_in("dwi")
    assert "Senin" in client.get("/kesediaan/").content.decode()
    wrong = client.post("/kesediaan/", {"place": "Negeri Dongeng", "km": "15", "hours": "8", "slots": ["2", "32"]})
    said = wrong.content.decode()
    assert wrong.status_code == 422 and "Negeri Dongeng" in said and "tidak ditemukan" in said
    assert len(re.findall(r'name="slots"[^>]*checked', said)) == 2
    assert client.post("/kesediaan/", {"place": "Klaten", "km": "15", "hours": "8"}).status_code == 422
    assert client.post("/kesediaan/", {"place": "Klaten", "km": "x", "hours": "99", "slots": ["3"]}).status_code == 422
    right = {"place": "Kab. Klaten", "km": "15", "hours": "8", "slots": ["2", "32"], "others": "on"}
    assert client.post("/kesediaan/", right).status_code == 302
    held = Readiness.objects.get(person=cast.people["dwi"])
    assert (held.km, held.minutes, held.slots) == (15, 480, 34)
    assert len(re.findall(r'name="slots"[^>]*checked', client.get("/kesediaan/").content.decode())) == 2
    assert client.post("/kesediaan/pengakhiran/").status_code == 302 and not Readiness.objects.exists()
    assert client.post("/kesediaan/pengakhiran/").status_code == 404
