"""Run in a house of its own, it answers line by line in JSON: `make 40` opens a secret vote for forty signed-in people;
`tell <vote>` says how many voted and how many ballots are in the box; `count <vote>` closes it and says what was counted."""

import json
import sys
from collections import Counter
from datetime import timedelta

import django

django.setup()

from django.utils import timezone  # noqa: E402
from tests.portal.crowd import NUMBERS, session_of  # noqa: E402

from guyub.core.actors import PUBLIC  # noqa: E402
from guyub.core.models import Act  # noqa: E402
from guyub.foundation.people import commands as people  # noqa: E402
from guyub.portal.demo.cast import reload  # noqa: E402
from guyub.workshop.decisions import commands  # noqa: E402
from guyub.workshop.decisions.models import Elector, Paper, Sealed, Seat, Vote  # noqa: E402

KEYS = {}


def make(wanted):
    cast = reload()
    secretary = cast.actor("yohanes")
    body = commands.found_body(secretary, cast.klaten, kind="board", name=f"Badan {next(NUMBERS)}", made_of="seats")
    sessions = {}
    for number in range(wanted):
        person = people.register_person(PUBLIC, None, name=f"Pemilih {number}", kind="phone", value=f"+62812{next(NUMBERS)}")
        sessions[person.pk] = session_of(person.login)
        Seat.objects.create(body=body, person=person)
    proposal = commands.make_proposal(secretary, body, title="Pilih ketua", text="Memilih ketua panitia.", kind="election")
    opening = commands.open_vote(secretary, proposal, closes_at=timezone.now() + timedelta(hours=1), method="plurality",
                                 options=["Ani", "Budi"], secret=True)
    KEYS[opening.vote.pk] = opening.key
    return {"vote": opening.vote.pk, "sessions": sessions}


def tell(vote):
    electors = Elector.objects.filter(vote=vote)
    subjects = [f"decisions.elector/{pk}" for pk in electors.values_list("pk", flat=True)]
    return {"voted": electors.filter(voted=True).count(), "box": Sealed.objects.filter(vote=vote).count(),
            "acts": Act.objects.filter(name="decisions.cast_ballot", subject__in=subjects).count()}


def count(vote):
    commands.close_vote(reload().actor("yohanes"), Vote.objects.get(pk=vote), key=KEYS[vote])
    row = Vote.objects.get(pk=vote)
    papers = Counter(choice[0] for choice in Paper.objects.filter(vote=row).values_list("choice", flat=True))
    return {"votes": row.result["votes"], "papers": papers, "box": Sealed.objects.filter(vote=vote).count(),
            "receipts": len(row.receipts), "cast": row.result["cast"]}


if __name__ == "__main__":
    for line in sys.stdin:
        word, *numbers = line.split()
        print(json.dumps({"make": make, "tell": tell, "count": count}[word](*map(int, numbers))), flush=True)
