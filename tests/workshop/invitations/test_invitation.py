"""Invitations: who came by a link is counted once, never as hours, never by name; links that ended say so."""

from datetime import timedelta
from urllib.parse import quote

import pytest
from django.test import Client
from django.utils import timezone

from guyub.core.actors import PUBLIC
from guyub.core.errors import Refused, Rejected
from guyub.core.reactions import drain
from guyub.foundation.groups import commands as groups
from guyub.foundation.groups.models import Membership
from guyub.foundation.people import commands as people
from guyub.workshop.activities import commands as activities
from guyub.workshop.activities.models import Activity, Shift
from guyub.workshop.invitations import commands, policy
from guyub.workshop.invitations.models import Arrival, Invitation
from guyub.workshop.invitations.queries import group_invitations, my_invitations, outreach
from guyub.workshop.ledger.models import Transfer

pytestmark = pytest.mark.django_db


def shift_of(cast, role="Pendata", at=0):
    return list(Shift.objects.filter(activity=cast.clinic, role__name=role).order_by("starts_at"))[at]


def used(invitation):
    invitation.refresh_from_db()
    return invitation.used


@pytest.mark.parametrize("key, may", [("dwi", True), ("yohanes", True), ("retno", True), ("sari", False), ("agus", False)])
def test_members_and_officers_invite(cast, invite, key, may):
    if may:
        assert invite(key, activity=cast.clinic).open
    else:
        with pytest.raises(Refused):
            invite(key)
    assert bool(policy.may_make_invitation(cast.actor(key), cast.klaten)) is may
    assert not policy.may_make_invitation(PUBLIC, cast.klaten)


def test_what_is_no_invitation(cast, invite):
    for facts in ({"days": -1}, {"days": 400}, {"most": 0}, {"most": 1001}, {"activity": cast.kitchen}):
        with pytest.raises(Rejected):
            invite("yohanes", **facts)
    Activity.objects.filter(pk=cast.clinic.pk).update(members_only=True)
    with pytest.raises(Rejected):
        invite("yohanes", activity=cast.clinic)
    assert not Invitation.objects.exists()


def test_nobody_has_more_than_fifty_open(cast, invite, monkeypatch):
    monkeypatch.setattr("guyub.workshop.invitations.commands.invitation.MOST_OPEN", 1)
    invite()
    with pytest.raises(Rejected):
        invite()


def test_count_arrival_by_a_signup_once_and_no_hours(cast, invite):
    first, second = invite(activity=cast.clinic), invite(activity=cast.clinic)
    booked = Transfer.objects.count()
    activities.sign_up(cast.actor("agus"), shift_of(cast), through=first.token)
    activities.sign_up(cast.actor("slamet"), shift_of(cast), through="tidak-ada")
    drain()
    assert used(first) == 1 and outreach(cast.dwi.pk) == 1
    activities.sign_up(cast.actor("agus"), shift_of(cast, at=-1), through=second.token)
    drain()
    assert (used(first), used(second), outreach(cast.dwi.pk)) == (1, 0, 1)
    assert Transfer.objects.count() == booked


def test_nobody_comes_by_their_own_link(cast, invite):
    mine = invite(activity=cast.clinic)
    activities.sign_up(cast.actor("dwi"), shift_of(cast), through=mine.token)
    drain()
    assert used(mine) == 0 and not Arrival.objects.exists()


def test_a_member_counts_when_accepted_not_when_asking(cast, invite):
    link = invite()
    asked = groups.apply_for_membership(cast.actor("sari"), cast.klaten, through=link.token)
    drain()
    assert used(link) == 0
    groups.approve_membership(cast.actor("yohanes"), asked)
    drain()
    assert used(link) == 1 and outreach(cast.dwi.pk) == 1


@pytest.mark.parametrize("ending", ["revoked", "over", "full", "elsewhere"])
def test_a_link_that_has_ended_counts_nobody_and_stops_nobody(cast, invite, ending):
    link = invite(activity=cast.clinic, most=1)
    if ending == "revoked":
        commands.revoke_invitation(cast.actor("dwi"), link)
    elif ending == "over":
        Invitation.objects.filter(pk=link.pk).update(until=timezone.localdate() - timedelta(days=1))
    elif ending == "full":
        activities.sign_up(cast.actor("slamet"), shift_of(cast), through=link.token)
        drain()
    before, shift = used(link), shift_of(cast)
    if ending == "elsewhere":
        shift = Shift.objects.filter(activity=cast.kitchen).first()
    signup = activities.sign_up(cast.actor("agus"), shift, through=link.token)
    drain()
    assert signup.pk and used(link) == before


def test_revoke_invitation_is_for_its_maker_and_the_officers(cast, invite):
    link = invite()
    for key in ("agus", "sari", "lestari"):
        with pytest.raises(Refused):
            commands.revoke_invitation(cast.actor(key), link)
    assert commands.revoke_invitation(cast.actor("yohanes"), link).revoked_at
    assert not policy.may_revoke_invitation(cast.actor("slamet"), link)


def test_count_arrival_and_join_invitations_are_for_the_house_alone(cast, invite):
    link = invite()
    assert not policy.may_count_arrival(cast.actor("yohanes"), link)
    assert not policy.may_join_invitations(cast.actor("ketut"), cast.dwi)
    with pytest.raises(Refused):
        commands.count_arrival(cast.actor("yohanes"), link, person_id=cast.agus.pk, asked_at=timezone.now())
    with pytest.raises(Refused):
        commands.join_invitations(cast.actor("ketut"), cast.dwi, from_id=cast.agus.pk)


def test_two_rows_of_one_person_keep_what_they_brought(cast, invite):
    from guyub.workshop.invitations.reactions import COUNTING

    link, other = invite("dwi"), invite("yohanes")
    for invitation, key in ((link, "agus"), (link, "slamet"), (other, "agus"), (other, "dwi")):
        commands.count_arrival(COUNTING, invitation, person_id=cast.people[key].pk, asked_at=timezone.now())
    commands.join_invitations(COUNTING, cast.dwi, from_id=cast.yohanes.pk)
    assert outreach(cast.dwi.pk) == 2 and outreach(cast.yohanes.pk) == 0
    assert {row.person_id for row in Invitation.objects.all()} == {cast.dwi.pk}
    assert people.merge_persons  # the reaction hears of this act


def test_a_link_leads_on_and_keeps_nothing_of_who_only_looks(cast, invite):
    link, visitor = invite(activity=cast.clinic), Client()
    answer = visitor.get(link.path)
    assert answer["Location"] == f"/kegiatan/{cast.clinic.pk}/?undangan={link.token}" and not visitor.cookies
    page = visitor.get(answer["Location"])
    assert page.status_code == 200 and f'name="undangan" value="{link.token}"' in page.content.decode()
    assert "sessionid" not in visitor.cookies and not Arrival.objects.exists() and used(link) == 0


def test_links_that_do_not_lead_on_say_why(cast, invite, signed_in):
    link = invite(activity=cast.clinic, most=1)
    assert "Ini undangan Anda sendiri" in signed_in("dwi").get(link.path).content.decode()
    activities.sign_up(cast.actor("slamet"), shift_of(cast), through=link.token)
    assert "sudah terdaftar" in signed_in("slamet").get(link.path).content.decode()
    drain()
    ends = [("sudah dipakai", {}), ("berlaku sampai", {"until": timezone.localdate() - timedelta(days=1)}),
            ("sudah dicabut", {"revoked_at": timezone.now()})]
    for words, facts in ends:
        if facts:
            Invitation.objects.filter(pk=link.pk).update(**facts)
        answer = Client().get(link.path)
        assert answer.status_code == 410 and words in answer.content.decode()
        assert f"/kegiatan/{cast.clinic.pk}/" in answer.content.decode()
    english = Client()
    english.cookies["bahasa"] = "en"
    assert "revoked" in english.get(link.path).content.decode()
    assert Client().get("/undangan/tidakadaitu/").status_code == 404


def test_a_member_makes_looks_at_and_revokes_a_link(cast, signed_in, settings):
    client = signed_in("dwi")
    wrong = client.post(f"/undangan/baru/?kegiatan={cast.clinic.pk}", {"until": "kemarin", "most": "0", "purpose": "Alumni"})
    assert wrong.status_code == 422 and "Alumni" in wrong.content.decode()
    made = client.post(f"/undangan/baru/?kelompok={cast.klaten.slug}", {
        "until": (timezone.localdate() + timedelta(days=5)).isoformat(), "most": "3", "purpose": "Alumni"})
    page = client.get(made["Location"]).content.decode()
    link = Invitation.objects.get()
    assert f"{settings.SITE}{link.path}" in page and 'class="qr"' in page and "wa.me" in page and "0 dari 3" in page
    assert "Alumni" in client.get("/undangan/").content.decode()
    client.post(f"{made['Location']}pencabutan/")
    link.refresh_from_db()
    assert link.revoked_at and "Dicabut" in client.get("/undangan/").content.decode()
    assert signed_in("sari").get(made["Location"]).status_code == 404


def test_officers_see_counts_and_nobody_sees_who_came(cast, invite, signed_in):
    link = invite(activity=cast.clinic, purpose="Alumni")
    activities.sign_up(cast.actor("agus"), shift_of(cast), through=link.token)
    drain()
    line, = group_invitations(cast.actor("yohanes"), cast.klaten)
    assert line.used == 1 and line.by == "Dwi Astuti"
    page = signed_in("yohanes").get(f"/ruang/{cast.klaten.slug}/sebarkan/").content.decode()
    assert "Alumni" in page and "1 orang datang" in page and "Agus Setiadi" not in page
    assert "Agus Setiadi" not in signed_in("dwi").get("/undangan/").content.decode()
    assert group_invitations(cast.actor("bambang"), cast.klaten) == [] and len(my_invitations(cast.actor("dwi"))) == 1


def test_lists_of_invitations_are_flat(cast, invite, signed_in, flat):
    client = signed_in("dwi")
    flat(lambda n: [invite(activity=cast.clinic) for _one in range(n)], lambda: client.get("/undangan/"))


def test_a_stranger_signs_up_by_a_link_and_the_inviter_has_brought_one(cast, invite):
    link = invite(activity=cast.clinic)
    visitor = Client()
    page = visitor.get(link.path, follow=True)
    assert page.status_code == 200
    answer = visitor.post(f"/kegiatan/{cast.clinic.pk}/pendaftaran/", {
        "giliran": [str(shift_of(cast).pk)], "name": "Tamu Baru", "contact": "tamu@guyub.example", "consent": "1",
        "undangan": link.token})
    assert answer.status_code == 302 and visitor.session["sign_up"]["through"] == link.token


def test_an_application_by_a_link_carries_it(cast, invite, signed_in):
    link, client = invite(), signed_in("sari")
    page = client.get(client.get(link.path)["Location"]).content.decode()
    assert f"/kelompok/{cast.klaten.slug}/permintaan/?undangan={link.token}" in page
    client.post(f"/kelompok/{cast.klaten.slug}/permintaan/?undangan={link.token}", {"message": "Halo"})
    assert Membership.objects.get(person=cast.sari, group=cast.klaten).through == link.token


@pytest.mark.parametrize("words, language", [("Dwi Astuti mengundang Anda ke", "id"), ("Dwi Astuti invites you to", "en")])
def test_the_page_says_who_invites_and_signing_in_keeps_the_link(cast, invite, signed_in, words, language):
    for link, path in ((invite(activity=cast.clinic), f"/kegiatan/{cast.clinic.pk}/"),
                       (invite(), f"/kelompok/{cast.klaten.slug}/")):
        visitor = Client()
        visitor.cookies["bahasa"] = language
        page = visitor.get(f"{path}?undangan={link.token}").content.decode()
        assert words in page and f'href="/masuk/?next={quote(f"{path}?undangan={link.token}", safe="")}"' in page
        plain = visitor.get(path).content.decode()
        assert words not in plain and 'href="/masuk/"' in plain
        other = f"/kelompok/{cast.rescuers.slug}/"
        for address in (f"{path}?undangan=tidakada", f"{path}?undangan=%00", f"{other}?undangan={link.token}"):
            assert words not in visitor.get(address).content.decode()
        assert words not in signed_in("dwi").get(f"{path}?undangan={link.token}").content.decode()
        commands.revoke_invitation(cast.actor("dwi"), link)
        assert words not in visitor.get(f"{path}?undangan={link.token}").content.decode()


def test_the_greeting_keeps_the_page_within_six_statements(cast, invite, django_assert_max_num_queries):
    link, visitor = invite(activity=cast.clinic), Client()
    visitor.get(f"/kegiatan/{cast.clinic.pk}/")
    with django_assert_max_num_queries(6):
        visitor.get(f"/kegiatan/{cast.clinic.pk}/?undangan={link.token}")
    link = invite()
    with django_assert_max_num_queries(6):
        visitor.get(f"/kelompok/{cast.klaten.slug}/?undangan={link.token}")
