"""From the act to the receiver: signed, tried again, given up, and what an officer can do about it."""

import json
import socket
from datetime import timedelta

import pytest
import standardwebhooks
from django.utils import timezone

from guyub.workshop.activities import commands as activities
from guyub.workshop.activities.models import Activity
from guyub.workshop.notices.models import Notice
from guyub.workshop.webhooks import channels, commands, rules
from guyub.workshop.webhooks.models import Delivery, Webhook
from guyub.workshop.webhooks.queries import secret_of
from guyub.workshop.webhooks.sweeps import forget_deliveries

pytestmark = pytest.mark.django_db


def told(receiver):
    return [json.loads(body) for _path, _headers, body in receiver.got]


def test_every_kind_of_act_is_told_in_ids_and_numbers(cast, hook, receiver, attended, work, plan):
    from guyub.foundation.groups import commands as groups

    secretary = cast.actor("yohanes")
    attendance = attended()
    activities.confirm_attendance(secretary, attendance, minutes=90)
    activities.cancel_activity(secretary, Activity.objects.get(pk=plan(title="Batal").activity_id), reason="Hujan lebat")
    groups.approve_membership(secretary, groups.apply_for_membership(cast.actor("sari"), cast.klaten, message="Saya Sari"))
    work()
    bodies = told(receiver)
    assert sorted({body["type"] for body in bodies}) == sorted(rules.KINDS)
    assert all(body["data"]["group"] == cast.klaten.pk for body in bodies)
    confirmed = next(body for body in bodies if body["type"] == "attendance.confirmed")
    assert confirmed["data"]["minutes"] == 90 and confirmed["data"]["person"] == cast.people["dwi"].pk
    moved = next(body for body in bodies if body["type"] == "transfer.posted")["data"]
    assert moved["amount"] == 90 and (moved["chain"], moved["number"]) == (
        confirmed["data"]["chain"], confirmed["data"]["number"])
    everything = " ".join(body for _path, _headers, body in receiver.got)
    for word in ("Dwi", "Sari", "Hujan", "Batal", "@", "Yohanes"):
        assert word not in everything


def test_a_message_is_verified_by_a_foreign_library(cast, hook, receiver, work):
    commands.try_webhook(cast.actor("yohanes"), hook)
    work()
    [(path, headers, body)] = receiver.got
    assert path == "/guyub?from=house" and headers["Content-Type"] == "application/json"
    library = standardwebhooks.Webhook(secret_of(hook))
    assert library.verify(body, headers)["type"] == "webhook.trial"
    for wrong in (body.replace("trial", "Trial"), f"{body} "):
        with pytest.raises(standardwebhooks.WebhookVerificationError):
            library.verify(wrong, headers)
    commands.rotate_secret(cast.actor("yohanes"), hook)
    commands.try_webhook(cast.actor("yohanes"), hook)
    work()
    hook.refresh_from_db()
    for secret in (library, standardwebhooks.Webhook(secret_of(hook))):  # both sign for a day
        secret.verify(receiver.got[-1][2], receiver.got[-1][1])


def test_our_signature_is_that_of_the_foreign_library():
    key, moment = b"k" * 32, timezone.now()
    theirs = standardwebhooks.Webhook(rules.secret_words(key)).sign("msg_1", moment, '{"a":1}')
    assert rules.signature([key], "msg_1", int(moment.timestamp()), '{"a":1}') == theirs


def test_a_group_above_hears_of_those_below_and_others_do_not(cast, receiver, plan, work):
    for key, group in (("retno", "nurses"), ("bambang", "rescuers")):
        commands.make_webhook(cast.actor(key), getattr(cast, group), url=f"{receiver.url}&to={group}", kinds=["signup.made"])
    activities.sign_up(cast.actor("dwi"), plan())
    work()
    assert [path.rpartition("=")[2] for path, _headers, _body in receiver.got] == ["nurses"]


def test_only_chosen_kinds_are_told_and_nothing_while_resting(cast, hook, receiver, plan, work):
    Webhook.objects.update(kinds=["activity.cancelled"])
    activities.sign_up(cast.actor("dwi"), plan())
    work()
    assert not receiver.got
    Webhook.objects.update(kinds=["signup.made"])
    commands.pause_webhook(cast.actor("yohanes"), hook)
    activities.sign_up(cast.actor("agus"), plan(title="Lagi"))
    work()
    assert not receiver.got and not Delivery.objects.exists()


def test_five_hundred_for_a_day_pauses_the_webhook_and_tells_the_officers(cast, hook, receiver, work):
    receiver.status = 500
    commands.try_webhook(cast.actor("yohanes"), hook)
    work(hours=30)
    row, hook = Delivery.objects.get(), Webhook.objects.get()
    assert len(receiver.got) == row.tries == rules.MOST_TRIES and row.status == 500 and row.failed_at
    assert hook.paused_at and hook.paused_as == "failing"
    day = hook.paused_at - row.created_at
    assert timedelta(hours=23, minutes=50) < day < timedelta(hours=26)
    ids = {headers["webhook-id"] for _path, headers, _body in receiver.got}
    assert ids == {f"msg_{row.message.hex}"}
    notices = Notice.objects.filter(kind="webhooks/paused")
    assert {notice.person_id for notice in notices} == {cast.people[key].pk for key in ("yohanes", "retno")}
    assert {notice.url for notice in notices} == {f"/ruang/{cast.klaten.slug}/webhook/{hook.pk}/"}
    receiver.status = 200
    commands.resume_webhook(cast.actor("yohanes"), hook)
    commands.resend_delivery(cast.actor("yohanes"), row)
    work()
    row.refresh_from_db()
    assert row.delivered_at and Webhook.objects.get().failing_since is None


def test_one_message_that_is_not_taken_does_not_hold_up_the_others(cast, hook, receiver, work, monkeypatch):
    bad = commands.try_webhook(cast.actor("yohanes"), hook)
    real = channels.post
    monkeypatch.setattr(channels, "post", lambda url, body, headers, **facts: 400 if headers["webhook-id"].endswith(
        bad.message.hex) else real(url, body, headers, **facts))
    work()
    commands.try_webhook(cast.actor("yohanes"), hook)
    assert len(receiver.got) == 0 and bad.tries == 0  # the webhook as a whole waits five seconds
    for _time in range(10):
        work(step=timedelta(hours=1), hours=4)
        commands.try_webhook(cast.actor("yohanes"), hook)
    work()
    bad.refresh_from_db()
    assert bad.failed_at and bad.tries == rules.MOST_TRIES
    assert len(receiver.got) == 11 and Webhook.objects.get().paused_at is None


def test_an_address_that_is_gone_rests_at_once(cast, hook, receiver, work):
    receiver.status = 410
    commands.try_webhook(cast.actor("yohanes"), hook)
    work()
    assert Webhook.objects.get().paused_as == "gone" and Notice.objects.filter(kind="webhooks/paused").exists()


def test_redirects_are_not_followed(cast, hook, receiver, work):
    receiver.status, receiver.location = 302, f"http://127.0.0.1:{receiver.server_port}/elsewhere"
    commands.try_webhook(cast.actor("yohanes"), hook)
    work()
    row = Delivery.objects.get()
    assert row.status == 302 and not row.delivered_at and [path for path, *_rest in receiver.got] == ["/guyub?from=house"]


@pytest.mark.parametrize("hangs", ["silent", "dripping"])
def test_a_receiver_that_hangs_is_cut_off(receiver, hangs):
    receiver.hangs = hangs
    with pytest.raises(channels.Unreachable, match="late"):
        channels.post(receiver.url, "{}", {}, at_home=True, seconds=0.5)


def test_a_deaf_receiver_does_not_hold_up_the_others(cast, hook, receiver, work, monkeypatch):
    """Of many messages to a webhook that fails only one is tried, and another group's are sent beside it."""
    for _number in range(20):
        commands.try_webhook(cast.actor("yohanes"), hook)
    other = commands.make_webhook(
        cast.actor("bambang"), cast.rescuers, url="http://127.0.0.1:9/other", kinds=["signup.made"])
    commands.try_webhook(cast.actor("bambang"), other)
    tried = []

    def post(url, body, headers, **facts):
        tried.append(url)
        if url == hook.url:
            raise channels.Unreachable("late")
        return 200

    monkeypatch.setattr(channels, "post", post)
    work()
    assert sorted(tried) == sorted([hook.url, other.url])
    assert Delivery.objects.get(webhook=other).delivered_at


def test_names_are_judged_by_what_they_lead_to_and_no_other_address_is_used(monkeypatch, receiver):
    def leads_to(*addresses):
        monkeypatch.setattr(socket, "getaddrinfo", lambda host, port, **kind: [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses])

    reached = []
    monkeypatch.setattr(socket, "create_connection", lambda address, timeout: reached.append(address) or 1 / 0)
    leads_to("10.0.0.5")
    with pytest.raises(channels.Unreachable, match="private"):
        channels.post("https://rebinding.example/", "{}", {})
    leads_to("93.184.216.34", "127.0.0.1")
    with pytest.raises(channels.Unreachable, match="private"):
        channels.post("https://rebinding.example/", "{}", {})
    assert not reached
    leads_to("93.184.216.34")
    with pytest.raises(ZeroDivisionError):
        channels.post("https://rebinding.example/", "{}", {})
    assert reached == [("93.184.216.34", 443)]


def test_without_the_operators_word_the_own_network_is_out_of_reach(cast, hook, receiver, settings, work):
    settings.WEBHOOKS_LOCAL = False
    commands.try_webhook(cast.actor("yohanes"), hook)
    work()
    row = Delivery.objects.get()
    assert not receiver.got and row.status is None and row.error == "private"


def test_nobody_at_the_address_is_said_so():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(channels.Unreachable, match="refused"):
        channels.post(f"http://127.0.0.1:{port}/", "{}", {}, at_home=True)


def test_a_claim_of_a_dead_worker_is_taken_over(cast, hook, receiver, work, later):
    commands.try_webhook(cast.actor("yohanes"), hook)
    now = timezone.now()
    Delivery.objects.update(claimed_at=now, tries=1)
    Webhook.objects.update(not_before=now + timedelta(minutes=2))
    work()
    assert not receiver.got
    later(minutes=3)
    work()
    assert len(receiver.got) == 1


def test_the_log_is_kept_thirty_days(cast, hook, later):
    commands.try_webhook(cast.actor("yohanes"), hook)
    later(days=29)
    forget_deliveries()
    assert Delivery.objects.exists()
    later(days=2)
    forget_deliveries()
    assert not Delivery.objects.exists()
