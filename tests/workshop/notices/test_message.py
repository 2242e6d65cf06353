"""Messages leave the house once, or again later, or not at all; codes leave no trace."""

import http.server
import json
import smtplib
import threading
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from guyub.core.actors import PUBLIC
from guyub.core.errors import Rejected
from guyub.core.models import Act
from guyub.core.proofs import PROOFS
from guyub.workshop.notices import commands
from guyub.workshop.notices.channels import DRIVERS, AddressBad, ChannelDown, channel_for
from guyub.workshop.notices.channels.console import Console
from guyub.workshop.notices.channels.interface import Channel
from guyub.workshop.notices.models import Message

pytestmark = pytest.mark.django_db


class Faulty(Channel):
    name = "console"
    error = ChannelDown("no line")

    def send(self, message):
        raise self.error


def message(**facts):
    return Message.objects.create(**{"channel": "console", "address": "w@contoh.id", "subject": "Halo",
                                     "body": "Isi", **facts})


def again(row, **facts):
    """As if time had passed for this row."""
    Message.objects.filter(pk=row.pk).update(**facts)


@pytest.mark.parametrize(("demo", "mail_host", "gateway", "email", "phone"), [
    (False, "", "", "console", ""),
    (False, "smtp.contoh.id", "", "email", ""),
    (False, "", "https://g.contoh.id", "console", "gateway"),
    (True, "smtp.contoh.id", "", "demo", "demo"),
    (True, "", "https://g.contoh.id", "demo", "gateway"),
])
def test_the_channel_follows_the_settings(settings, demo, mail_host, gateway, email, phone):
    settings.DEMO, settings.EMAIL_HOST, settings.GATEWAY_URL = demo, mail_host, gateway
    assert (channel_for("email"), channel_for("phone")) == (email, phone)


def test_an_email_is_sent_once_with_a_lasting_message_id(mail_server):
    row = message(channel="email")
    assert commands.deliver_due() == 1
    assert commands.deliver_due() == 0
    letter, = mail.outbox
    assert letter.to == ["w@contoh.id"] and letter.subject == "Halo" and letter.body == "Isi"
    assert letter.extra_headers["Message-ID"].startswith(f"<guyub-{row.pk}-")
    row.refresh_from_db()
    assert row.sent_at and row.claimed_at is None and row.body == "Isi"


def test_the_console_prints_what_would_be_sent(capsys):
    message()
    commands.deliver_due()
    assert "w@contoh.id: Halo\nIsi" in capsys.readouterr().out


def test_a_message_waits_longer_after_each_failure_and_is_given_up_after_six(monkeypatch):
    monkeypatch.setitem(DRIVERS, "console", Faulty)
    row = message()
    for tries in range(1, 6):
        assert commands.deliver_due() == 1
        row.refresh_from_db()
        wait = row.not_before - timezone.now()
        assert row.tries == tries and row.failed_at is None and row.claimed_at is None and row.error == "no line"
        assert timedelta(minutes=2**tries - 1) < wait <= timedelta(minutes=2**tries)
        assert commands.deliver_due() == 0
        again(row, not_before=timezone.now())
    commands.deliver_due()
    row.refresh_from_db()
    assert row.tries == 6 and row.failed_at and row.sent_at is None


def test_a_bad_address_is_given_up_at_once(monkeypatch):
    monkeypatch.setitem(DRIVERS, "console", type("Bad", (Faulty,), {"error": AddressBad("unknown")}))
    row = message()
    commands.deliver_due()
    row.refresh_from_db()
    assert row.failed_at and row.tries == 1


def test_one_broken_message_does_not_stop_the_others(monkeypatch, capsys):
    class Picky(Console):
        def send(self, message):
            if message.address.startswith("rusak"):
                raise KeyError("surprise")
            super().send(message)

    monkeypatch.setitem(DRIVERS, "console", Picky)
    broken, fine = message(address="rusak@contoh.id"), message()
    assert commands.deliver_due() == 2
    broken.refresh_from_db()
    fine.refresh_from_db()
    assert fine.sent_at and broken.sent_at is None and broken.tries == 1


def test_what_another_worker_has_claimed_is_left_alone_for_five_minutes():
    row = message(claimed_at=timezone.now() - timedelta(minutes=4), tries=1)
    assert commands.deliver_due() == 0
    again(row, claimed_at=timezone.now() - timedelta(minutes=6))
    assert commands.deliver_due() == 1
    row.refresh_from_db()
    assert row.sent_at and row.tries == 2


def test_a_message_that_kills_its_worker_is_not_tried_for_ever():
    row = message(claimed_at=timezone.now() - timedelta(minutes=6), tries=6)
    commands.deliver_due()
    row.refresh_from_db()
    assert row.failed_at and row.sent_at is None


def test_no_transaction_is_open_while_a_message_is_on_its_way(monkeypatch):
    from django.db import connection

    before, during = len(connection.savepoint_ids), []

    class Watching(Faulty):
        def send(self, message):
            during.append(len(connection.savepoint_ids))

    monkeypatch.setitem(DRIVERS, "console", Watching)
    message()
    commands.deliver_due()
    assert during == [before]


def test_a_round_takes_no_more_than_it_was_asked_to():
    for _each in range(14):
        message()
    assert commands.deliver_due(most=12) == 12
    assert Message.objects.filter(sent_at=None).count() == 2


def send_code(kind="email", value="w@contoh.id"):
    return commands.send_code(kind=kind, value=value, code="482913", language="id")


def test_a_code_goes_out_and_leaves_nothing_behind(mail_server):
    row = send_code()
    assert row.secret and "482913" in row.body and "482913" not in row.subject
    act = Act.objects.order_by("pk").last()
    assert act.name == "notices.post_code" and act.notes == {}
    assert "482913" not in str(act.notes) and "contoh" not in f"{act.notes}{act.subject}{act.made}"
    commands.deliver_due()
    assert "482913" in mail.outbox[0].body
    row.refresh_from_db()
    assert row.sent_at and row.body == ""


def test_a_code_may_also_be_sent_in_the_form_of_a_command(mail_server):
    assert commands.send_code(PUBLIC, None, kind="email", value="w@contoh.id", code="1", language="en").secret


def test_the_demo_keeps_a_code_readable(settings):
    settings.DEMO, settings.GATEWAY_URL = True, ""
    row = send_code("phone", "+6281234567890")
    commands.deliver_due()
    row.refresh_from_db()
    assert row.sent_at and "482913" in row.body


def test_a_code_is_not_promised_where_no_phone_can_be_reached(mail_server):
    with pytest.raises(Rejected) as stopped:
        send_code("phone", "+6281234567890")
    assert stopped.value.field == "contact" and not Message.objects.exists()


def test_a_code_that_comes_too_late_is_not_sent_and_not_kept(mail_server):
    row = send_code()
    again(row, created_at=timezone.now() - timedelta(minutes=16))
    commands.deliver_due()
    row.refresh_from_db()
    assert row.failed_at and row.body == "" and not mail.outbox


@pytest.mark.parametrize(("error", "for_good"), [
    (smtplib.SMTPRecipientsRefused({"w@contoh.id": (550, b"no such user")}), True),
    (smtplib.SMTPRecipientsRefused({"w@contoh.id": (451, b"later")}), False),
    (smtplib.SMTPDataError(554, b"refused"), True),
    (smtplib.SMTPServerDisconnected("gone"), False),
    (smtplib.SMTPAuthenticationError(535, b"no"), False),
    (TimeoutError("slow"), False),
])
def test_a_mail_servers_answer_decides_whether_to_try_again(mail_server, monkeypatch, error, for_good):
    def refuse(*_):
        raise error

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
    row = message(channel="email")
    commands.deliver_due()
    row.refresh_from_db()
    assert bool(row.failed_at) == for_good


@pytest.fixture
def gateway(settings):
    """A gateway on this machine that answers with the status it is told to."""
    seen = []

    class Answer(http.server.BaseHTTPRequestHandler):
        status = 200

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            seen.append((dict(self.headers), json.loads(body)))
            self.send_response(self.status)
            if self.status == 302:
                self.send_header("Location", "/elsewhere")
            self.end_headers()

        do_GET = do_POST

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.DEMO, settings.GATEWAY_KEY = False, "kunci"
    settings.GATEWAY_URL = f"http://127.0.0.1:{server.server_port}/pesan"
    yield Answer, seen
    server.shutdown()
    server.server_close()


def test_the_gateway_gets_address_text_and_a_key_that_stays_the_same(gateway):
    answer, seen = gateway
    answer.status = 503
    row = message(channel="gateway", address="+6281234567890", subject="")
    commands.deliver_due()
    again(row, not_before=timezone.now())
    answer.status = 202
    commands.deliver_due()
    (first, text), (second, _) = seen
    assert text == {"to": "+6281234567890", "text": "Isi", "id": first["Idempotency-Key"]}
    assert first["Idempotency-Key"] == second["Idempotency-Key"]
    assert first["Authorization"] == "Bearer kunci"
    row.refresh_from_db()
    assert row.sent_at and row.tries == 2 and row.error == ""


@pytest.mark.parametrize(("status", "for_good"), [
    (422, True), (400, True), (401, False), (429, False), (500, False), (302, False),
])
def test_a_gateways_answer_decides_whether_to_try_again(gateway, status, for_good):
    answer, seen = gateway
    answer.status = status
    row = message(channel="gateway", address="+6281234567890")
    commands.deliver_due()
    row.refresh_from_db()
    assert bool(row.failed_at) == for_good and row.sent_at is None
    assert len(seen) == 1 and str(status) in row.error


def test_a_gateway_without_tls_gets_nothing(settings):
    settings.GATEWAY_URL, settings.GATEWAY_KEY = "http://gateway.contoh.id/", "kunci"
    row = message(channel="gateway", address="+6281234567890")
    commands.deliver_due()
    row.refresh_from_db()
    assert row.sent_at is None and "https" in row.error and "kunci" not in row.error


def test_a_code_left_behind_is_found_by_the_proof():
    proof = PROOFS["notices.codes_leave_nothing_behind"]
    message(secret=True, channel="demo", sent_at=timezone.now())
    message(secret=True)
    message(sent_at=timezone.now())
    assert list(proof()) == []
    left = message(secret=True, failed_at=timezone.now())
    assert list(proof()) == [f"message {left.pk} still holds its code"]
