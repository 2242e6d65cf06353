"""Who gets what at every address: the list beside this file, line by line against the URL list of the house itself.

A new address fails until `authorisation.txt` has its line. The failure prints the lines as they are now: read them, and
if they are what should be, paste them. Programs are sent an empty object:

    name  example  GET 200 · sign-in: nobody · 404: sari dwi  POST …

`example` fills the address (a row of `addresses.World`, or 'text in quotes'). The first answer after GET or POST is for
everybody who is not named; "sign-in" is a redirect to the sign-in page. Forms are sent empty.
"""

import re
from collections import Counter
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import transaction

from guyub.core.typed import LARGEST

from .addresses import VISITORS, World, addresses

pytestmark = pytest.mark.django_db
LIST = Path(__file__).with_name("authorisation.txt")
PROGRAM = {"groups": "klaten", "activities": "plan", "memberships": "application", "shifts": "shift", "sign-ups": "signup",
           "attendances": "here", "swaps": "swap", "invitations": "link",
           "proposals": "allotment", "placements": "placement", "bodies": "body", "meetings": "meeting",
           "motions": "proposal", "votes": "vote", "obligations": "task", "declarations": "interest", "recusals": "recusal",
           "suspicions": "suspicion", "credentials": "certificate", "credential-kinds": "award",
           "credit-cycles": "cycle"}  # /api/v1/<these>/<pk>
USUAL = {"slug": "klaten", "pk": "plan", "shift": "shift", "attendance": "here", "signup": "waiting", "role": "spare_role"}


def lines():
    """{name: (example as written, {method: rule as written})}"""
    kept = {}
    for line in LIST.read_text().splitlines():
        if line and not line.startswith("#"):
            match = re.fullmatch(r"(\S+)  (.*?) ?GET (.*?)  POST (.*)", line)
            assert match, f"not readable: {line}"
            kept[match[1]] = (match[2].strip(), {"GET": match[3].strip(), "POST": match[4].strip()})
    return kept


def example_of(world, address, written):
    """The values that fill an address: what is written, the usual rows for the rest."""
    named = dict(part.split("=", 1) for part in written.split())
    values = {}
    for name, _kind in address.parts:
        program = PROGRAM.get(address.route.split("/")[2]) if address.route.startswith("api/") else None
        key = named.get(name) or (program if name == "pk" else None) or USUAL.get(name)
        if key is None:
            return None
        values[name] = value_of(world, name, key)
    return values


def value_of(world, name, key):
    if key.startswith("'"):
        return key.strip("'")
    thing = world
    for part in key.split("."):
        thing = getattr(thing, part, None) if thing is not world or hasattr(world, part) else getattr(world.cast, part)
    return thing.slug if name == "slug" else getattr(thing, "pk", thing)


def answer_to(client, method, path):
    """The status in a word; whatever it wrote is taken back."""
    cache.clear()
    with transaction.atomic():
        if path.startswith("/api/") and method == "POST":
            answer = client.post(path, "{}", content_type="application/json", headers={"idempotency-key": "satu"})
        else:
            answer = client.get(path) if method == "GET" else client.post(path)
        transaction.set_rollback(True)
    if answer.status_code == 302 and answer["Location"].startswith("/masuk/?next="):
        return "sign-in"
    return str(answer.status_code)


def rule(answers):
    """{visitor: answer} as it is written: the most frequent answer, then the others with names."""
    usual = Counter(answers.values()).most_common(1)[0][0]
    rest = {}
    for who, answer in answers.items():
        if answer != usual:
            rest.setdefault(answer, []).append(who)
    return " · ".join([usual, *(f"{answer}: {' '.join(names)}" for answer, names in sorted(rest.items()))])


@pytest.fixture
def world(cast):
    return World(cast)


def test_every_address_answers_everybody_as_written(world):
    written, wrong, names = lines(), [], set()
    clients = {who: world.client(who) for who in VISITORS}
    kept = {who: client.cookies.output() for who, client in clients.items()}
    for address in addresses():
        names.add(address.name)
        example, rules = written.get(address.name, ("", {}))
        values = example_of(world, address, example)
        if values is None:
            wrong.append(f"{address.name}  {example} (no example for /{address.route})")
            continue
        path = address.filled(**values)
        seen = {}
        for method in ("GET", "POST"):
            answers = {}
            for who, client in clients.items():
                answers[who] = answer_to(client, method, path)
                if client.cookies.output() != kept[who]:
                    clients[who] = client = world.client(who)
                    kept[who] = client.cookies.output()
            assert not [who for who, answer in answers.items() if answer.startswith("5")], (method, path, answers)
            seen[method] = rule(answers)
        if seen != rules:
            wrong.append(f"{address.name}  {example + ' ' if example else ''}GET {seen['GET']}  POST {seen['POST']}")
    gone = sorted(set(written) - names)
    assert not wrong and not gone, "\n".join([f"no longer there: {gone}", "now:", *wrong])


NOT_THERE = {"404", "405", "403", "401", "302", "400", "422"}


def test_ids_of_nobody_are_not_there_for_anybody(world):
    """Each number and word in each address in turn as one that nobody has, and as the largest that fits a row."""
    written, wrong = lines(), []
    for who in ("yohanes", "ketut"):
        client = world.client(who)
        for address in addresses():
            values = example_of(world, address, written.get(address.name, ("", {}))[0])
            for name, kind in address.parts if values else ():
                for bad in (0, LARGEST) if kind == "int" else ("x", "0", "9" * 40):
                    path = address.filled(**{**values, name: bad})
                    answers = {answer_to(client, method, path) for method in ("GET", "POST")}
                    if not answers <= NOT_THERE:
                        wrong.append(f"{who} {path}: {answers}")
    assert not wrong, "\n".join(wrong)
