import pytest
from django.test import Client

from guyub.core.errors import Refused, Rejected
from guyub.core.reactions import drain
from guyub.foundation.groups.commands import hand_out_code
from guyub.foundation.people import commands
from guyub.foundation.people.models import Login
from guyub.foundation.people.queries import person_of_feed
from guyub.workshop.notices.models import Message, Notice

pytestmark = pytest.mark.django_db
PAGE = "/pengelola/akun/"


def test_a_blocked_login_loses_its_sessions_at_once_and_cannot_come_back(cast, signed_in, client):
    dwi, login = signed_in("dwi"), cast.login("dwi")
    login.set_password("kata sandi yang panjang")
    login.save()
    assert dwi.get("/saya/").status_code in (200, 302)
    client.post("/masuk/sandi/", {"login": "dwi@guyub.example", "password": "kata sandi yang panjang"})
    assert client.get("/saya/").status_code == 200
    commands.block_login(cast.actor("ketut"), login, reason="Menipu anggota lain")
    assert client.get("/saya/").status_code == 302
    words = {"login": "dwi@guyub.example", "password": "kata sandi yang panjang"}
    again = Client().post("/masuk/sandi/", words, follow=True)
    assert "_auth_user_id" not in again.client.session


def test_a_code_opens_nothing_for_who_is_blocked(cast, settings):
    settings.CONTACT = "pengelola@guyub.example"
    commands.give_consent(cast.actor("agus"), cast.people["agus"], purpose="account")
    commands.block_login(cast.actor("ketut"), cast.login("agus"), reason="Pelecehan")
    membership = cast.rescuers.memberships.get(person=cast.people["agus"])
    code = hand_out_code(cast.actor("bambang"), membership)
    client = Client()
    answer = client.post("/masuk/bantuan/", {"code": code}, follow=True)
    assert "_auth_user_id" not in client.session
    assert "diblokir" in answer.content.decode() and "pengelola@guyub.example" in answer.content.decode()


def test_the_private_calendar_ends_with_the_block(cast):
    token = commands.make_feed_token(cast.actor("dwi"), cast.people["dwi"])
    commands.block_login(cast.actor("ketut"), cast.login("dwi"), reason="x")
    assert person_of_feed(token) is None


def test_who_is_blocked_is_told_outside_the_house_with_the_reason(cast):
    commands.block_login(cast.actor("ketut"), cast.login("dwi"), reason="Akun dipakai orang lain")
    drain()
    notice = Notice.objects.get(person=cast.people["dwi"], kind="people/blocked")
    assert notice.facts["reason"] == "Akun dipakai orang lain"
    commands.unblock_login(cast.actor("ketut"), cast.login("dwi"))
    drain()
    assert Notice.objects.filter(person=cast.people["dwi"], kind="people/unblocked").exists()
    assert not Message.objects.filter(error__gt="").exists()


def test_blocking_needs_a_reason_and_happens_once(cast):
    operator, login = cast.actor("ketut"), cast.login("dwi")
    for reason in ("  ", "x" * 301):
        with pytest.raises(Rejected):
            commands.block_login(operator, login, reason=reason)
    commands.block_login(operator, login, reason="x")
    with pytest.raises(Rejected):
        commands.block_login(operator, login, reason="x")
    commands.unblock_login(operator, login)
    with pytest.raises(Rejected):
        commands.unblock_login(operator, login)
    login.refresh_from_db()
    assert login.is_active and login.blocked_at is None and login.block_reason == ""


@pytest.mark.parametrize("key", ["retno", "yohanes", "dwi"])
def test_nobody_but_the_operator_blocks(cast, signed_in, key):
    login = cast.login("agus")
    for act, facts in ((commands.block_login, {"reason": "x"}), (commands.unblock_login, {})):
        with pytest.raises(Refused):
            act(cast.actor(key), login, **facts)
    client = signed_in(key)
    assert client.get(PAGE).status_code == 404
    assert client.post(f"{PAGE}{login.pk}/pemblokiran/", {"reason": "x"}).status_code == 404
    assert Login.objects.get(pk=login.pk).is_active


def test_nobody_blocks_himself(cast):
    with pytest.raises(Refused) as error:
        commands.block_login(cast.actor("ketut"), cast.login("ketut"), reason="x")
    assert "sendiri" in str(error.value)


def test_the_operator_finds_blocks_and_unblocks_on_the_page(cast, signed_in):
    client, login = signed_in("ketut"), cast.login("agus")
    for asked in ("setia", "0812-3450-0006", "+6281234500006"):
        assert "Agus Setiadi" in client.get(PAGE, {"cari": asked}).content.decode()
    assert "Agus Setiadi" not in client.get(PAGE, {"cari": "0812 3450 0007"}).content.decode()
    assert "1234500006" not in client.get(PAGE, {"cari": "setia"}).content.decode()
    wrong = client.post(f"{PAGE}{login.pk}/pemblokiran/?cari=setia", {"reason": " "})
    assert wrong.status_code == 422 and "Tulis alasannya" in wrong.content.decode()
    assert client.post(f"{PAGE}{login.pk}/pemblokiran/", {"reason": "Menipu"}).status_code == 302
    assert "Menipu" in client.get(PAGE).content.decode()
    assert client.post(f"{PAGE}{login.pk}/pembukaan/").status_code == 302
    assert "Tidak ada akun yang diblokir" in client.get(PAGE).content.decode()


def test_the_page_is_flat(cast, flat, signed_in):
    client = signed_in("ketut")

    def more(n):
        for number in range(n):
            person = commands.register_person(cast.actor("ketut"), None, name=f"Orang {number}", kind="email",
                                              value=f"orang{n}-{number}@guyub.example")
            commands.block_login(cast.actor("ketut"), Login.objects.get(person=person), reason="Uji")

    flat(more, lambda: client.get(PAGE, {"cari": "Orang"}))
