from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from guyub.core.actors import PUBLIC, Actor
from guyub.core.errors import Refused, Rejected
from guyub.core.models import Act
from guyub.core.reactions import drain
from guyub.workshop.concerns import commands, policy, sweeps
from guyub.workshop.concerns.models import Concern
from guyub.workshop.concerns.rules import ANSWER_DAYS, path_of
from guyub.workshop.notices.models import Notice

pytestmark = pytest.mark.django_db
QUEUE = "/pengelola/laporan/"


@pytest.fixture(autouse=True)
def nobody_counted_before():
    cache.clear()


def report(actor, **facts):
    facts = {"about": "", "reason": "wrong", "words": "Alamatnya keliru", **facts}
    return commands.raise_concern(actor, None, **facts)


@pytest.mark.parametrize("text, path", [
    ("", ""), ("  /kelompok/a/ ", "/kelompok/a/"), ("kelompok/a/", None),
    ("http://guyub.test/kegiatan/3/?x=1#y", "/kegiatan/3/"),
    ("guyub.test/kegiatan/3/", "/kegiatan/3/"), ("https://other.test/", None), ("javascript://guyub.test/", None),
    ("//other.test/x", None), ("/" + "a" * 400, None), ("http://[", None), ("/a\u202e", None),
])
def test_which_page_a_text_names(text, path):
    if path is None:
        with pytest.raises(ValueError):
            path_of(text, "guyub.test")
    else:
        assert path_of(text, "guyub.test") == path


def test_a_stranger_reports_a_page_without_account(cast, client):
    about = f"/kelompok/{cast.klaten.slug}/"
    assert about in client.get(f"/lapor/?tentang={about}").content.decode()
    typed = {"about": about, "reason": "fraud", "words": "Minta uang lewat pesan", "contact": "0812"}
    answer = client.post("/lapor/", typed)
    assert answer.status_code == 302
    row = Concern.objects.get()
    assert (row.about, row.reason, row.contact, row.reporter) == (about, "fraud", "0812", None)
    act = Act.objects.get(name="concerns.raise_concern")
    assert act.notes == {"reason": "fraud"} and act.actor_id is None


def test_operators_are_told_and_the_reported_group_is_not(cast):
    report(cast.actor("dwi"), about=f"/kelompok/{cast.klaten.slug}/")
    drain()
    told = Notice.objects.filter(kind__startswith="concerns/").values_list("person__name", flat=True)
    assert list(told) == ["Ketut Adnyana"]


@pytest.mark.parametrize("typed, field", [
    ({"reason": ""}, "reason"), ({"reason": "nonsense"}, "reason"), ({"words": "  "}, "words"),
    ({"words": "x" * 2001}, "words"), ({"about": "https://elsewhere.test/"}, "about"),
    ({"about": "/tidak/ada/halaman/"}, "about"), ({"contact": "x" * 255}, "contact"),
])
def test_a_wrong_report_comes_back_with_what_was_typed(client, cast, typed, field):
    given = {"about": "/kegiatan/", "reason": "other", "words": "Ada yang janggal di sini", "contact": "a@b.id"} | typed
    answer = client.post("/lapor/", given)
    page = answer.content.decode()
    assert answer.status_code == 422 and "note-bad" in page and not Concern.objects.exists()
    assert f"id_{field}_error" in page
    assert field == "words" or "Ada yang janggal di sini" in page


def test_the_same_report_twice_is_one(cast):
    assert report(cast.actor("dwi")) == report(cast.actor("dwi"))
    assert report(cast.actor("agus")) != report(cast.actor("dwi"))


def test_operators_are_told_once_of_one_page_and_reason(cast):
    def told():
        drain()
        return Notice.objects.filter(kind="concerns/raised", person=cast.people["ketut"]).count()

    first = report(cast.actor("dwi"), about="/kegiatan/", reason="personal", words="Nomor orang tampil")
    assert told() == 1
    report(cast.actor("dwi"), about="/kegiatan/", reason="personal", words="Nomor orang tampil")
    report(cast.actor("agus"), about="/kegiatan/", reason="personal", words="Ada nomor telepon")
    assert told() == 1 and Concern.objects.count() == 2, "both wait in the queue"
    report(cast.actor("agus"), about="/kegiatan/", reason="fraud", words="Minta uang")
    report(cast.actor("agus"), about="", reason="personal", words="Yang lain")
    assert told() == 3
    for row in Concern.objects.filter(reason="personal", about=first.about):
        commands.uphold_concern(cast.actor("ketut"), row, answer="Dihapus.")
    report(cast.actor("dwi"), about="/kegiatan/", reason="personal", words="Nomor orang tampil")
    assert told() == 4, "answered, and here again"


def test_a_visitor_reports_so_often_and_no_more(client, cast):
    for number in range(10):
        assert client.post("/lapor/", {"reason": "other", "words": f"Laporan ke-{number}"}).status_code == 302
    answer = client.post("/lapor/", {"reason": "other", "words": "Laporan ke-11"})
    assert answer.status_code == 429 and answer["Retry-After"]
    assert Concern.objects.count() == 10


def test_the_operator_upholds_and_the_reporter_is_told_what_was_done(cast, signed_in):
    row = report(cast.actor("dwi"), about="/kegiatan/", reason="personal", words="Nomor orang tampil")
    client = signed_in("ketut")
    page = client.get(QUEUE).content.decode()
    assert "Nomor orang tampil" in page and "Dwi Astuti" in page
    assert client.post(f"{QUEUE}{row.pk}/pembenaran/", {"answer": "Nomornya dihapus."}).status_code == 302
    row.refresh_from_db()
    assert row.upheld_at and row.answered_by == cast.people["ketut"]
    drain()
    assert Notice.objects.get(person=cast.people["dwi"], kind="concerns/upheld").facts["answer"] == "Nomornya dihapus."
    assert "Nomornya dihapus." in client.get(QUEUE).content.decode()


def test_a_dismissal_has_a_reason_that_the_reporter_reads(cast, signed_in):
    row = report(cast.actor("dwi"))
    client = signed_in("ketut")
    empty = client.post(f"{QUEUE}{row.pk}/penutupan/", {"answer": " "})
    assert empty.status_code == 422 and "Tulis alasannya" in empty.content.decode()
    long = client.post(f"{QUEUE}{row.pk}/penutupan/", {"answer": "panjang " * 200})
    assert long.status_code == 422 and "panjang panjang" in long.content.decode()
    assert client.post(f"{QUEUE}{row.pk}/penutupan/", {"answer": "Alamatnya benar."}).status_code == 302
    drain()
    assert Notice.objects.get(person=cast.people["dwi"], kind="concerns/dismissed").facts["answer"] == "Alamatnya benar."


def test_a_late_answer_is_shown_as_late(cast, signed_in, client):
    assert f"menjawab paling lama {ANSWER_DAYS} hari" in client.get("/lapor/").content.decode()
    row = report(cast.actor("dwi"))
    page = signed_in("ketut").get(QUEUE).content.decode()
    assert "jawab paling lambat" in page and "Lewat" not in page
    Concern.objects.filter(pk=row.pk).update(created_at=timezone.now() - timedelta(days=ANSWER_DAYS + 2))
    assert "Lewat 2 hari" in signed_in("ketut").get(QUEUE).content.decode()


def test_a_report_is_answered_once(cast):
    operator, row = cast.actor("ketut"), report(PUBLIC)
    commands.dismiss_concern(operator, row, answer="Tidak ada yang salah.")
    with pytest.raises(Rejected):
        commands.uphold_concern(operator, row, answer="Dihapus.")


@pytest.mark.parametrize("key", ["retno", "yohanes", "dwi"])
def test_nobody_but_the_operator_reads_or_answers(cast, signed_in, key):
    row = report(cast.actor("dwi"))
    client = signed_in(key)
    assert client.get(QUEUE).status_code == 404
    assert client.post(f"{QUEUE}{row.pk}/pembenaran/", {"answer": "x"}).status_code == 404
    for act in (commands.uphold_concern, commands.dismiss_concern):
        with pytest.raises(Refused):
            act(cast.actor(key), row, answer="Sudah.")
    assert not policy.visible_concerns(cast.actor(key)).exists()


def test_the_queue_is_flat(cast, flat, signed_in):
    client = signed_in("ketut")

    def more(n):
        for number in range(n):
            report(cast.actor("dwi"), words=f"Laporan {n} {number}")
            commands.dismiss_concern(cast.actor("ketut"), report(PUBLIC, words=f"Lain {n} {number}"), answer="Sudah benar.")

    flat(more, lambda: client.get(QUEUE))


def test_a_contact_is_forgotten_thirty_days_after_the_answer(cast):
    operator = cast.actor("ketut")
    kept = report(PUBLIC, contact="a@b.id", words="Satu laporan")
    gone = report(PUBLIC, contact="c@d.id", words="Dua laporan")
    for row in (kept, gone):
        commands.uphold_concern(operator, row, answer="Diperbaiki.")
    past = timezone.now() - timedelta(days=31)
    Concern.objects.filter(pk=gone.pk).update(upheld_at=past, created_at=past)
    sweeps.forget_old_contacts()
    assert set(Concern.objects.values_list("contact", flat=True)) == {"a@b.id", ""}
    with pytest.raises(Refused):
        commands.forget_contacts(operator, None)
    assert commands.forget_contacts(Actor.office_of("concerns"), None) == 0
