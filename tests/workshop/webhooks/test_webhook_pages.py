import re

import pytest

from guyub.workshop.webhooks import commands
from guyub.workshop.webhooks.models import Delivery, Webhook
from guyub.workshop.webhooks.queries import secret_of

pytestmark = pytest.mark.django_db
GOOD = {"url": "https://receiver.example/guyub", "kinds": ["signup.made", "transfer.posted"]}


@pytest.fixture
def room(cast):
    return f"/ruang/{cast.klaten.slug}/webhook/"


def test_the_secret_is_shown_once_when_made_and_once_when_changed(signed_in, room):
    secretary = signed_in("yohanes")
    shown = lambda page: re.search(r'value="(whsec_[\w+/=]{44})"', page.text)  # noqa: E731
    first = shown(secretary.post(room, GOOD))[1]
    hook = Webhook.objects.get()
    assert first == secret_of(hook)
    one = f"{room}{hook.pk}/"
    assert shown(secretary.get(one)) is None and "receiver.example" in secretary.get(room).text
    assert shown(secretary.post(f"{one}rahasia/"))[1] not in {first}


@pytest.mark.parametrize("wrong, sentence", [
    ({"url": ""}, "Bagian ini perlu diisi."), ({"url": "http://receiver.example/"}, "Alamatnya harus diawali https://"),
    ({"url": "https://192.168.1.1/"}, "Alamat di jaringan dalam tidak bisa dituju."),
    ({"kinds": []}, "Pilih sedikitnya satu."),
])
def test_what_is_wrong_is_said_and_what_was_typed_stays(signed_in, room, wrong, sentence):
    page = signed_in("yohanes").post(room, {**GOOD, **wrong})
    assert page.status_code == 422 and sentence in page.text and wrong.get("url", GOOD["url"]) in page.text


def test_every_button_does_what_it_says(signed_in, room):
    secretary = signed_in("yohanes")
    secretary.post(room, GOOD)
    hook = Webhook.objects.get()
    one = f"{room}{hook.pk}/"
    assert "Uji coba" in secretary.post(f"{one}uji/", follow=True).text
    row = Delivery.objects.get()
    Delivery.objects.update(tries=8, failed_at="2026-01-01T00:00Z", status=500)
    assert "HTTP 500" in secretary.get(one).text and "Tidak sampai" in secretary.get(one).text
    Delivery.objects.update(status=None, error="late")
    assert "Tidak menjawab dalam sepuluh detik" in secretary.get(one).text
    secretary.post(f"{one}kiriman/{row.pk}/ulangan/")
    row.refresh_from_db()
    assert row.failed_at is None and row.tries == 0
    assert "Istirahat atas permintaan" in secretary.post(f"{one}istirahat/", follow=True).text
    assert secretary.post(f"{one}uji/").status_code == 422
    assert "berjalan lagi" in secretary.post(f"{one}kelanjutan/", follow=True).text
    assert "Webhook dihapus" in secretary.post(f"{one}penghapusan/", follow=True).text
    assert secretary.get(one).status_code == 404


@pytest.mark.parametrize("key", ["dwi", "lestari", "bambang"])
def test_the_pages_are_for_chair_and_secretary(signed_in, room, key, cast):
    hook = commands.make_webhook(cast.actor("yohanes"), cast.klaten, **GOOD)
    client = signed_in(key)
    for path in (room, f"{room}{hook.pk}/"):
        assert client.get(path).status_code == 404
    for act in ("uji", "rahasia", "istirahat", "kelanjutan", "penghapusan"):
        assert client.post(f"{room}{hook.pk}/{act}/").status_code == 404


def test_a_visitor_is_sent_to_sign_in(client, room):
    assert client.get(room).status_code == 302


def test_another_groups_webhook_is_not_there(signed_in, cast, room):
    other = commands.make_webhook(cast.actor("bambang"), cast.rescuers, **GOOD)
    assert signed_in("yohanes").get(f"{room}{other.pk}/").status_code == 404


def test_lists_are_flat(signed_in, cast, room, flat):
    secretary, actor = signed_in("yohanes"), cast.actor("yohanes")
    hook = commands.make_webhook(actor, cast.klaten, **GOOD)

    def more(number):
        for _n in range(number):
            commands.try_webhook(actor, hook)

    flat(more, lambda: secretary.get(f"{room}{hook.pk}/"))

    def hooks(number):
        for n in range(min(number, 3)):
            commands.make_webhook(actor, cast.klaten, url=f"https://receiver.example/{number}-{n}", kinds=["signup.made"])

    flat(hooks, lambda: secretary.get(room))


def test_the_log_goes_on(signed_in, cast, room):
    actor = cast.actor("yohanes")
    hook = commands.make_webhook(actor, cast.klaten, **GOOD)
    for _n in range(55):
        commands.try_webhook(actor, hook)
    page = signed_in("yohanes").get(f"{room}{hook.pk}/")
    following = re.search(r'href="(\?sebelum=\d+)"', page.text)[1]
    assert signed_in("yohanes").get(f"{room}{hook.pk}/{following}").text.count("Uji coba") >= 5
