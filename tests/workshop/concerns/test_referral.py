"""A report is passed on to the group that can answer it: in its own time, without who reported, and back if it cannot."""

from datetime import timedelta

import pytest
from django.utils import timezone

from guyub.core.actors import PUBLIC
from guyub.core.errors import Refused, Rejected
from guyub.core.reactions import drain
from guyub.workshop.concerns import commands, policy
from guyub.workshop.concerns.models import Concern
from guyub.workshop.notices.models import Notice

pytestmark = pytest.mark.django_db
QUEUE, INBOX = "/pengelola/laporan/", "/ruang/perawat-lereng-merapi-cabang-klaten/laporan-masuk/"


@pytest.fixture
def report(cast):
    return commands.raise_concern(cast.actor("dwi"), None, about=f"/kegiatan/{cast.clinic.pk}/", reason="wrong",
                                  words="Jamnya keliru")


@pytest.fixture
def passed_on(cast, report):
    return commands.refer_concern(cast.actor("ketut"), report, group_id=cast.klaten.pk, reason="Kegiatan kelompok Anda")


def test_the_group_answers_and_never_reads_who_reported(cast, passed_on, signed_in):
    drain()
    told = Notice.objects.get(person=cast.people["yohanes"], kind="concerns/referral_received")
    assert told.url == INBOX and told.facts["reason"] == "Kegiatan kelompok Anda" and "Dwi" not in str(told.facts)
    named = Notice.objects.get(person=cast.people["dwi"], kind="concerns/referred").facts
    assert named["who"] == "Yohanes Tri Prabowo"
    assert named["until"] == (timezone.localdate() + timedelta(days=cast.klaten.answer_days)).isoformat()
    page = signed_in("yohanes").get(INBOX).content.decode()
    assert "Jamnya keliru" in page and "Kegiatan kelompok Anda" in page and "Dwi Astuti" not in page
    assert "Dwi Astuti" in signed_in("ketut").get(QUEUE).content.decode()
    answer = signed_in("yohanes").post(f"{INBOX}{passed_on.pk}/pembenaran/", {"answer": "Jamnya sudah dibetulkan."})
    assert answer.status_code == 302
    drain()
    told = Notice.objects.get(person=cast.people["dwi"], kind="concerns/upheld")
    assert told.facts["answer"] == "Jamnya sudah dibetulkan."
    assert "Jamnya sudah dibetulkan." in signed_in("yohanes").get(INBOX).content.decode()


def test_a_late_answer_shows_in_both_queues_and_among_what_waits_today(cast, passed_on, signed_in):
    for path, who in ((INBOX, "yohanes"), (QUEUE, "ketut")):
        assert "Lewat" not in signed_in(who).get(path).content.decode()
    late = timezone.now() - timedelta(days=cast.klaten.answer_days + 2)
    Concern.objects.filter(pk=passed_on.pk).update(referred_at=late)
    for path, who in ((INBOX, "yohanes"), (QUEUE, "ketut"), ("/ruang/perawat-lereng-merapi-cabang-klaten/", "yohanes")):
        page = signed_in(who).get(path).content.decode()
        assert "Lewat 2 hari" in page, path
    assert INBOX in page and "Jawab 1 laporan yang diteruskan" in page
    english = signed_in("yohanes")
    english.cookies["bahasa"] = "en"
    assert "Overdue by 2 days" in english.get(INBOX).content.decode()


def test_it_is_given_back_with_a_reason_or_passed_on_once_more(cast, passed_on, signed_in):
    client = signed_in("yohanes")
    empty = client.post(f"{INBOX}{passed_on.pk}/pengembalian/", {"reason": " "})
    assert empty.status_code == 422 and "Tulis alasannya" in empty.content.decode()
    wrong = client.post(f"{INBOX}{passed_on.pk}/penerusan/", {"group": "Tidak ada itu", "reason": "Bukan kami"})
    assert wrong.status_code == 422 and "Tidak ada itu" in wrong.content.decode() and "Bukan kami" in wrong.content.decode()
    client.post(f"{INBOX}{passed_on.pk}/penerusan/", {"group": cast.nurses.name, "reason": "Dijawab pusat"})
    passed_on.refresh_from_db()
    assert passed_on.group == cast.nurses and client.get(INBOX).content.decode().count("Jamnya keliru") == 0
    commands.return_concern(cast.actor("retno"), passed_on, reason="Bukan kegiatan kami")
    drain()
    told = Notice.objects.get(person=cast.people["ketut"], kind="concerns/returned")
    assert told.facts["reason"] == "Bukan kegiatan kami" and told.facts["group"] == cast.nurses.name
    page = signed_in("ketut").get(QUEUE).content.decode()
    assert "Dikembalikan oleh" in page and "Bukan kegiatan kami" in page
    assert not policy.may_see_concern(cast.actor("retno"), Concern.objects.get())


def test_the_operator_passes_on_by_the_page_and_may_still_answer(cast, report, signed_in):
    client = signed_in("ketut")
    page = client.get(f"{QUEUE}?teruskan={report.pk}").content.decode()
    assert "Nama dan kontak pelapor tidak ikut diteruskan" in page
    posted = client.post(f"{QUEUE}{report.pk}/penerusan/", {"group": f"/kelompok/{cast.klaten.slug}/", "reason": "Tolong"})
    assert posted.status_code == 302 and f"Diteruskan ke {cast.klaten.name}" in client.get(QUEUE).content.decode()
    client.post(f"{QUEUE}{report.pk}/penutupan/", {"answer": "Jamnya benar."})
    with pytest.raises(Rejected):
        commands.refer_concern(cast.actor("ketut"), Concern.objects.get(), group_id=cast.nurses.pk, reason="x")
    assert "Jamnya keliru" not in signed_in("yohanes").get(INBOX).content.decode()


def test_refer_concern_and_return_concern_are_for_who_may_answer(cast, report, passed_on):
    for key in ("dwi", "agus", "lestari", "bambang", "sari"):
        actor = cast.actor(key)
        assert not policy.may_see_concern(actor, passed_on) and not policy.visible_concerns(actor).exists()
        with pytest.raises(Refused):
            commands.refer_concern(actor, passed_on, group_id=cast.nurses.pk, reason="x")
        with pytest.raises(Refused):
            commands.return_concern(actor, passed_on, reason="x")
    assert not policy.visible_concerns(PUBLIC).exists()
    own = commands.refer_concern(cast.actor("ketut"), commands.raise_concern(
        cast.actor("yohanes"), None, about="", reason="other", words="Tolong dilihat"),
        group_id=cast.klaten.pk, reason="Anda")
    for answer in (commands.uphold_concern, commands.dismiss_concern):
        with pytest.raises(Refused):
            answer(cast.actor("yohanes"), own, answer="Beres")
    assert commands.uphold_concern(cast.actor("retno"), own, answer="Beres").upheld_at


@pytest.mark.parametrize("group_id, reason, field", [(0, "x", "group"), (None, "x", "group"), (1, "", "reason"),
                                                     (1, "x" * 301, "reason")])
def test_what_is_no_referral(cast, report, group_id, reason, field):
    with pytest.raises(Rejected) as stopped:
        commands.refer_concern(cast.actor("ketut"), report, reason=reason, group_id=group_id)
    assert stopped.value.field == field
    with pytest.raises(Rejected):
        commands.refer_concern(cast.actor("ketut"), report, reason="x", group_id=cast.river.pk)


def test_the_inbox_is_flat(cast, signed_in, flat):
    def more(count):
        for _one in range(count):
            made = commands.raise_concern(PUBLIC, None, about="", reason="other", words=f"Laporan {timezone.now():%f}")
            commands.refer_concern(cast.actor("ketut"), made, group_id=cast.klaten.pk, reason="Tolong")

    client = signed_in("yohanes")
    flat(more, lambda: client.get(INBOX))
