"""Every form of every page, sent as a browser would send it with one field at a time made evil. Never a 500, nothing
written when it is refused, what was typed comes back, and nothing of it runs as a program."""

import re
import sys
import traceback

import pytest
from django.apps import apps
from django.core.cache import cache
from django.core.signals import got_request_exception
from django.db import connection, transaction
from django.utils.html import escape

from .addresses import World, addresses
from .paper import forms_of
from .test_authorisation import example_of, lines

pytestmark = pytest.mark.django_db
VISITORS = ("yohanes", "dwi", "nobody", "ketut", "slamet")
PROGRAM = "<script>alert(1)</script>\"'; DROP TABLE people_person;--"
EVIL = {
    "program": PROGRAM, "long": "x" * 10_240, "digits": "9" * 10_240, "huge": "9" * 31, "negative": "-1", "empty": "",
    "unseen": "a\0b\u202ec\r\nBcc: x@y.example\r\n\r\nd", "last day": "9999-12-31", "first day": "0001-01-01",
    "signs": "😀 عربي ²",
}
CHOSEN = ("program", "huge", "negative", "empty", "unseen")  # for what is chosen, not typed: all others are just as strange
KEPT = ("program", "signs")
SECRET = ("password", "oldpassword", "credential")
COUNTED = {  # rows that are meant to stay although the form is refused: sessions, and tries of a code
    "sessions.Session", "usersessions.UserSession", "people.SignInCode", "core.Act", "notices.Message",
}
ENDS_SESSION = "/akun/keluar/"


def rows():
    """How many rows each table has, asked in one statement."""
    tables = [model._meta.db_table for model in apps.get_models()
              if model._meta.managed and model._meta.label not in COUNTED]
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(f'(SELECT count(*) FROM "{table}")' for table in tables))
        return dict(zip(tables, cursor.fetchone(), strict=True))


class Attack:
    """Sends forms and takes back what they wrote; `found` are sentences about what went wrong."""

    def __init__(self):
        self.found, self.raised, self.sent, self.before = [], [], 0, rows()
        got_request_exception.connect(self.note)

    def note(self, sender, request, **_more):
        self.raised.append("".join(traceback.format_exception(sys.exc_info()[1])[-2:]))

    def send(self, client, form, values):
        cache.clear()
        self.raised.clear()
        self.sent += 1
        cookies = client.cookies.copy()
        with transaction.atomic():
            answer = (client.post if form.method == "POST" else client.get)(form.action, values)
            changed = form.method == "POST" and answer.status_code >= 400 and rows() != self.before
            transaction.set_rollback(True)
        client.cookies = cookies
        return answer, changed

    def one(self, client, form, name, kind):
        evil = EVIL[kind]
        answer, changed = self.send(client, form, {**form.values(), name: [evil]})
        where = f"{form.method} {form.action} {name}={kind}: "
        if answer.status_code >= 500:
            self.found.append(f"{where}{answer.status_code} {self.raised}")
            return
        if changed:
            self.found.append(f"{where}{answer.status_code}, but rows were written")
        page = answer.content.decode(errors="replace") if "html" in answer.headers.get("Content-Type", "") else ""
        if "<script>alert(1)" in page:
            self.found.append(f"{where}the page runs it")
        typed = kind in KEPT and name in form.typed() and not name.startswith(SECRET)
        if answer.status_code == 422 and typed and escape(evil) not in page and evil not in page:
            self.found.append(f"{where}what was typed is lost")


@pytest.fixture
def forms(cast):
    """[(client, Form)] of all pages, each form once however many pages and visitors have it."""
    world, written, seen, found = World(cast), lines(), set(), []
    for who in VISITORS:
        client = world.client(who)
        for address in addresses():
            values = example_of(world, address, written.get(address.name, ("", {}))[0])
            if values is None or f"/{address.route}" == ENDS_SESSION:
                continue
            path = address.filled(**values)
            for form in forms_of(client.get(path), path):
                key = (form.method, re.sub(r"\d+", "0", form.action), tuple(form.names()), who == "nobody")
                if key not in seen and ENDS_SESSION not in form.action:
                    seen.add(key)
                    found.append((client, form))
    return found


def test_no_form_breaks_or_loses_what_was_typed(forms):
    attack = Attack()
    for client, form in forms:
        for name in form.names():
            for kind in EVIL if name in form.typed() else CHOSEN:
                attack.one(client, form, name, kind)
    assert len(forms) > 60 and attack.sent > 1000
    assert not attack.found, f"{attack.sent} sent\n" + "\n".join(attack.found[:60])
