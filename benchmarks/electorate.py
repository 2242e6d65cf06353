"""Runs in the house that benchmarks/ballots.py votes in, and answers line by line in JSON: `make 50000` opens a secret
election for as many signed-in people; `tell <vote>` says how many voted; `count <vote>` closes it, and says what was
counted."""

import json
import sys
from collections import Counter
from datetime import timedelta
from importlib import import_module

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.models import Session  # noqa: E402
from django.utils import timezone  # noqa: E402

from guyub.core.models import Act  # noqa: E402
from guyub.foundation.people.models import Login, Person  # noqa: E402
from guyub.portal.demo.cast import reload  # noqa: E402
from guyub.workshop.decisions import commands  # noqa: E402
from guyub.workshop.decisions.models import Elector, Paper, Sealed, Seat, Vote  # noqa: E402

KEYS, OPTIONS = {}, ["Ani", "Budi", "Citra", "Dedi"]


def signed_in(login, store):
    facts = {SESSION_KEY: str(login.pk), BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
             HASH_SESSION_KEY: login.get_session_auth_hash()}
    return Session(session_key=store._get_new_session_key(), session_data=store.encode(facts),
                   expire_date=timezone.now() + timedelta(days=1))


def make(wanted):
    """People, logins and sessions in bulk, since signing up is not what is measured here; the election by its commands."""
    cast, store = reload(), import_module(settings.SESSION_ENGINE).SessionStore()
    secretary = cast.actor("yohanes")
    body = commands.found_body(secretary, cast.klaten, kind="assembly", name="Rapat anggota", made_of="seats")
    Person.objects.bulk_create((Person(name=f"Pemilih {n}", key=f"pemilih {n}") for n in range(wanted)), batch_size=2000)
    people = list(Person.objects.filter(key__startswith="pemilih ").order_by("pk"))
    Login.objects.bulk_create((Login(person=person, phone=f"+62812{50_000_000 + n}", password=f"!{n}")
                               for n, person in enumerate(people)), batch_size=2000)
    sessions = [signed_in(login, store) for login in Login.objects.filter(person__in=Person.objects.filter(
        key__startswith="pemilih ")).order_by("pk")]
    Session.objects.bulk_create(sessions, batch_size=2000)
    Seat.objects.bulk_create((Seat(body=body, person=person) for person in people), batch_size=2000)
    proposal = commands.make_proposal(secretary, body, title="Pilih ketua", text="Memilih ketua umum.", kind="election")
    opening = commands.open_vote(secretary, proposal, closes_at=timezone.now() + timedelta(hours=6), method="plurality",
                                 options=OPTIONS, secret=True)
    KEYS[opening.vote.pk] = opening.key
    return {"vote": opening.vote.pk, "sessions": [one.session_key for one in sessions]}


def tell(vote):
    return {"voted": Elector.objects.filter(vote=vote, voted=True).count(), "box": Sealed.objects.filter(vote=vote).count(),
            "acts": Act.objects.filter(name="decisions.cast_ballot").count()}


def count(vote):
    commands.close_vote(reload().actor("yohanes"), Vote.objects.get(pk=vote), key=KEYS[vote])
    row = Vote.objects.get(pk=vote)
    papers = Counter(choice[0] for choice in Paper.objects.filter(vote=row).values_list("choice", flat=True))
    return {"votes": row.result["votes"], "papers": papers, "marks": row.receipts, "cast": row.result["cast"],
            "box": Sealed.objects.filter(vote=vote).count()}


if __name__ == "__main__":
    for line in sys.stdin:
        word, *numbers = line.split()
        print(json.dumps({"make": make, "tell": tell, "count": count}[word](*map(int, numbers))), flush=True)
