import pytest
from django.utils import timezone

from guyub.core.errors import Refused, Rejected
from guyub.workshop.webhooks import commands, policy
from guyub.workshop.webhooks.models import Delivery, Webhook
from guyub.workshop.webhooks.queries import secret_of, signing_keys
from guyub.workshop.webhooks.rules import is_public, url_problem

pytestmark = pytest.mark.django_db
URL = "https://receiver.example/guyub"


def make(cast, key="yohanes", group="klaten", url=URL, kinds=("signup.made",)):
    return commands.make_webhook(cast.actor(key), getattr(cast, group), url=url, kinds=list(kinds))


@pytest.mark.parametrize("key", ["dwi", "lestari", "bambang", "sari", "ketut"])
def test_chair_and_secretary_make_webhooks_and_nobody_else(cast, key):
    with pytest.raises(Refused):
        make(cast, key)
    assert not policy.visible_webhooks(cast.actor(key)).exists()


def test_those_of_the_groups_above_may_too(cast):
    assert policy.may_see_webhook(cast.actor("retno"), make(cast, "retno"))


def test_a_group_that_waits_for_approval_has_none(cast):
    with pytest.raises(Refused):
        make(cast, "slamet", "river")


@pytest.mark.parametrize("url", [
    "http://receiver.example/", "ftp://receiver.example/", "receiver.example", "https://", "https://user:word@receiver.example/",
    "https://localhost/", "https://127.0.0.1/", "https://[::1]/", "https://10.0.0.8/", "https://192.168.1.1/",
    "https://169.254.169.254/",
    "https://printer.local/", "https://intranet/", "https://receiver.example:99999/",
    "https://räceiver.example/", "javascript:x",
    "https://receiver.example/" + "x" * 500, "https://receiver.example/\r\nX: y", "https://[::ffff:10.0.0.1]/", "",
])
def test_addresses_that_cannot_be_told_are_refused_with_a_sentence(cast, url):
    with pytest.raises(Rejected) as stop:
        make(cast, url=url)
    assert stop.value.field == "url" and str(stop.value)


def test_without_https_only_where_the_operator_says_so(cast, settings):
    settings.DEMO = True
    make(cast, url="http://receiver.example/")
    settings.DEMO = False
    settings.WEBHOOKS_LOCAL = True
    make(cast, url="http://127.0.0.1:9000/")
    assert url_problem("http://127.0.0.1/", plain_http=True)


@pytest.mark.parametrize("address, public", [
    ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("127.0.0.1", False), ("10.1.2.3", False), ("172.16.0.1", False),
    ("192.168.0.1", False), ("169.254.169.254", False), ("100.64.0.1", False), ("0.0.0.0", False), ("224.0.0.1", False),
    ("255.255.255.255", False), ("::1", False), ("::", False), ("fe80::1", False), ("fe80::1%eth0", False),
    ("fc00::1", False), ("fec0::1", False), ("ff02::1", False), ("::ffff:10.0.0.1", False), ("::ffff:93.184.216.34", True),
    ("64:ff9b::a00:1", False),
    ("2002:7f00:1::", False),
])
def test_what_lies_in_the_open_internet(address, public):
    assert is_public(address) is public


@pytest.mark.parametrize("kinds", [[], ["all"], ["signup.made", "secrets"]])
def test_only_known_kinds_are_told(cast, kinds):
    with pytest.raises(Rejected) as stop:
        make(cast, kinds=kinds)
    assert stop.value.field == "kinds"


def test_an_address_once_and_ten_in_all(cast):
    make(cast)
    with pytest.raises(Rejected):
        make(cast)
    for number in range(9):
        make(cast, url=f"{URL}/{number}")
    with pytest.raises(Rejected):
        make(cast, url=f"{URL}/10")


def test_the_secret_is_derived_and_stands_nowhere_in_the_data(cast):
    hook = make(cast)
    secret = secret_of(hook)
    assert secret.startswith("whsec_") and len(secret) == 6 + 44
    assert secret not in str(Webhook.objects.values().get()) and secret_of(make(cast, url=f"{URL}/2")) != secret


def test_a_new_secret_signs_beside_the_one_before_for_a_day(cast, later):
    actor, hook = cast.actor("yohanes"), make(cast)
    [old] = signing_keys(hook)
    assert commands.rotate_secret(actor, hook) == secret_of(Webhook.objects.get())
    hook.refresh_from_db()
    new, before = signing_keys(hook)
    assert before == old != new
    later(hours=25)
    assert signing_keys(hook) == [new]


def test_a_servers_own_new_key_leaves_receivers_undisturbed(cast, settings):
    hook = make(cast)
    [old] = signing_keys(hook)
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another-key-of-this-server"
    assert old in signing_keys(hook)


def test_resting_going_on_and_ending(cast):
    actor, hook = cast.actor("yohanes"), make(cast)
    with pytest.raises(Rejected):
        commands.resume_webhook(actor, hook)
    commands.pause_webhook(actor, hook)
    with pytest.raises(Rejected):
        commands.try_webhook(actor, hook)
    commands.resume_webhook(actor, hook)
    waiting = commands.try_webhook(actor, hook)
    commands.end_webhook(actor, hook)
    waiting.refresh_from_db()
    assert waiting.failed_at and Webhook.objects.get().ended_at
    for again in (commands.end_webhook, commands.try_webhook, commands.rotate_secret, commands.pause_webhook):
        with pytest.raises(Rejected):
            again(actor, hook)
    with pytest.raises(Rejected):
        commands.resend_delivery(actor, waiting)


def test_what_others_run_is_not_ones_own(cast):
    hook = make(cast)
    delivery = commands.try_webhook(cast.actor("yohanes"), hook)
    for key in ("dwi", "bambang", "lestari"):
        actor = cast.actor(key)
        for act, subject in ((commands.rotate_secret, hook), (commands.pause_webhook, hook), (commands.try_webhook, hook),
                             (commands.resume_webhook, hook), (commands.end_webhook, hook),
                             (commands.resend_delivery, delivery)):
            with pytest.raises(Refused):
                act(actor, subject)
        assert not policy.visible_deliveries(actor).exists()
    assert Delivery.objects.get().not_before <= timezone.now()
