"""An application that a group cannot answer is passed on with a reason; the person sees where to and may refuse."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from guyub.core.errors import Refused, Rejected
from guyub.core.reactions import drain
from guyub.foundation.groups import commands, policy
from guyub.foundation.groups.models import Membership, Referral
from guyub.foundation.groups.queries import group_meant, groups_near, scope_of, standing_referral
from guyub.workshop.notices.models import Notice

pytestmark = pytest.mark.django_db
ROLL = "/ruang/perawat-lereng-merapi-cabang-klaten/anggota/"


@pytest.fixture
def asked(cast):
    return commands.apply_for_membership(cast.actor("sari"), cast.klaten, message="STR aktif sampai 2029")


def referred(cast, asked, to="boyolali", by="yohanes", reason="Rumahnya di Boyolali"):
    return commands.refer_membership(cast.actor(by), asked, group_id=getattr(cast, to).pk, reason=reason)


def test_it_waits_in_the_other_group_with_a_day_of_its_own(cast, asked):
    referral = referred(cast, asked)
    asked.refresh_from_db()
    assert not asked.waiting and asked.reason == "Rumahnya di Boyolali"
    assert referral.passed.waiting and referral.passed.message == asked.message and referral.passed.group == cast.boyolali
    assert referral.passed.applied_at > asked.applied_at and referral.referred_by == cast.people["yohanes"]
    assert commands.approve_membership(cast.actor("retno"), referral.passed).active


def test_it_may_go_up_to_the_group_above(cast, asked):
    assert referred(cast, asked, to="nurses").passed.group == cast.nurses


def test_everybody_concerned_is_told(cast, asked):
    drain()
    Notice.objects.all().delete()
    referral = referred(cast, asked)
    drain()
    told = Notice.objects.get(person=cast.people["sari"], kind="groups/referred")
    assert told.facts["reason"] == "Rumahnya di Boyolali" and told.facts["group"] == cast.boyolali.name
    last = timezone.localdate(referral.passed.applied_at) + timedelta(days=cast.boyolali.answer_days)
    assert told.facts["until"] == last.isoformat()
    assert Notice.objects.filter(person=cast.people["retno"], kind="groups/referral_received").exists()
    assert not Notice.objects.filter(kind="groups/refused").exists()
    commands.refuse_referral(cast.actor("sari"), referral)
    drain()
    back = Notice.objects.get(person=cast.people["yohanes"], kind="groups/referral_refused")
    assert back.facts["other"] == cast.boyolali.name


def test_the_person_refuses_and_waits_where_it_was_asked_since_it_was_asked(cast, asked):
    since = asked.applied_at
    referral = commands.refuse_referral(cast.actor("sari"), referred(cast, asked))
    asked.refresh_from_db()
    referral.passed.refresh_from_db()
    assert asked.waiting and asked.applied_at == since and not referral.passed.waiting and asked.reason == ""
    again = referred(cast, asked, to="nurses")
    assert again.passed.waiting, "it may be passed on to another"


def test_only_whoever_asked_refuses_and_only_while_it_waits(cast, asked):
    referral = referred(cast, asked)
    for key in ("dwi", "yohanes", "lestari"):
        with pytest.raises(Refused):
            commands.refuse_referral(cast.actor(key), referral)
        assert not policy.may_refuse_referral(cast.actor(key), referral)
    commands.approve_membership(cast.actor("retno"), referral.passed)
    with pytest.raises(Rejected):
        commands.refuse_referral(cast.actor("sari"), referral)


@pytest.mark.parametrize("who", ["dwi", "lestari", "bambang", "sari"])
def test_only_those_who_answer_refer(cast, asked, who):
    assert not policy.may_refer_membership(cast.actor(who), asked)
    with pytest.raises(Refused):
        referred(cast, asked, by=who)
    assert not Referral.objects.exists()


@pytest.mark.parametrize("facts, field", [({"reason": "  "}, "reason"), ({"reason": "x" * 301}, "reason"),
                                          ({"to": "klaten"}, "group")])
def test_what_cannot_be_passed_on_stays_as_it_is(cast, asked, facts, field):
    with pytest.raises(Rejected) as error:
        referred(cast, asked, **facts)
    asked.refresh_from_db()
    assert error.value.field == field and asked.waiting and not Referral.objects.exists()


def test_nothing_is_said_of_why_a_group_cannot_take_it(cast, asked):
    commands.block_person(cast.actor("bambang"), cast.rescuers, person_id=cast.people["sari"].pk, reason="Rahasia")
    commands.apply_for_membership(cast.actor("sari"), cast.boyolali)
    said = set()
    for to in ("rescuers", "boyolali"):
        with pytest.raises(Rejected) as error:
            referred(cast, asked, to=to)
        said.add(str(error.value))
    assert len(said) == 1 and "Rahasia" not in said.pop()


def test_it_does_not_go_round_in_a_circle(cast, asked):
    referral = referred(cast, asked)
    with pytest.raises(Rejected):
        referred(cast, referral.passed, to="klaten", by="retno")
    onward = referred(cast, referral.passed, to="nurses", by="retno")
    with pytest.raises(Rejected):
        referred(cast, onward.passed, to="klaten", by="retno")


def test_an_answered_application_is_not_passed_on(cast, asked):
    commands.approve_membership(cast.actor("yohanes"), asked)
    with pytest.raises(Rejected):
        referred(cast, asked)


def test_the_officer_passes_it_on_from_the_roll(cast, asked, signed_in):
    client = signed_in("yohanes")
    page = client.get(f"{ROLL}?teruskan={asked.pk}").content.decode()
    assert f'action="{ROLL}{asked.pk}/penerusan/"' in page and f'value="{cast.nurses.name}"' in page
    wrong = client.post(f"{ROLL}{asked.pk}/penerusan/", {"group": "Tidak Ada", "reason": "Rumahnya jauh"})
    assert wrong.status_code == 422 and "Kelompok ini tidak ditemukan" in wrong.content.decode()
    assert 'value="Rumahnya jauh"' in wrong.content.decode() and 'value="Tidak Ada"' in wrong.content.decode()
    wrong = client.post(f"{ROLL}{asked.pk}/penerusan/", {"group": cast.boyolali.slug, "reason": " "})
    assert wrong.status_code == 422 and "Tulis alasannya" in wrong.content.decode()
    assert client.post(f"{ROLL}{asked.pk}/penerusan/", {"group": cast.boyolali.name.upper(), "reason": "Rumahnya jauh"}
                       ).status_code == 302
    page = signed_in("lestari").get(f"/ruang/{cast.boyolali.slug}/anggota/").content.decode()
    assert f"Diteruskan oleh {cast.klaten.name}: Rumahnya jauh" in page


def test_the_person_reads_where_it_is_and_takes_it_back(cast, asked, signed_in):
    referred(cast, asked)
    client = signed_in("sari")
    first = client.get(f"/kelompok/{cast.klaten.slug}/permintaan/").content.decode()
    assert f"Permintaan Anda diteruskan ke {cast.boyolali.name}." in first and "menjawab paling lambat" in first
    assert "Rumahnya di Boyolali" in first
    other = client.get(f"/kelompok/{cast.boyolali.slug}/permintaan/").content.decode()
    act = re.search(r'action="(/kelompok/[^"]+/permintaan/pengembalian/)"', other)[1]
    assert client.get(act).status_code == 405
    answer = client.post(act)
    assert answer.status_code == 302 and answer["Location"] == f"/kelompok/{cast.klaten.slug}/permintaan/"
    assert standing_referral(cast.people["sari"].pk, cast.klaten) is None
    assert "sedang menunggu jawaban" in client.get(answer["Location"]).content.decode()
    assert client.post(act).status_code == 404


def test_a_group_is_meant_by_its_name_or_address(cast):
    for text in (cast.klaten.name, cast.klaten.name.lower(), cast.klaten.slug, f"/kelompok/{cast.klaten.slug}/",
                 f"https://guyub.test/kelompok/{cast.klaten.slug}"):
        assert group_meant(text) == cast.klaten
    for text in ("", "  ", "/", "\0", "tidak ada", "x" * 9000):
        assert group_meant(text) is None
    assert groups_near(cast.klaten)[0] == cast.nurses and cast.boyolali in groups_near(cast.klaten)


def test_the_public_counts_what_a_group_answers_too_late(cast, asked, client):
    assert scope_of(cast.klaten).late == 0 and "belum dijawab pada waktunya" not in page(client, cast)
    Membership.objects.filter(pk=asked.pk).update(applied_at=timezone.now() - timedelta(days=cast.klaten.answer_days))
    assert scope_of(cast.klaten).late == 0, "the last day is in time"
    Membership.objects.filter(pk=asked.pk).update(applied_at=timezone.now() - timedelta(days=cast.klaten.answer_days + 1))
    assert scope_of(cast.klaten).late == 1 and "1 permintaan belum dijawab pada waktunya" in page(client, cast)
    referred(cast, asked)
    assert scope_of(cast.klaten).late == scope_of(cast.boyolali).late == 0


def page(client, cast):
    return client.get(f"/kelompok/{cast.klaten.slug}/").content.decode()
