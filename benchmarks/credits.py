"""Credits of many members reckoned anew beside bare SQL, and what one new entry costs in a small house and in a large one.

    python benchmarks/credits.py [--members 100000] [--entries 20] [--postgres]

A house of its own is made and thrown away. Prints, never asserts. "bare" is one sum by cycle and category over all entries,
and the writing of the same result rows.
"""

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

KINDS = (("pelatihan", "pembelajaran"), ("praktik", "pelayanan"), ("relawan", "pengabdian"))
SUMS = """SELECT enrolment_id, category, SUM(awarded), COUNT(*) FROM credits_entry
    WHERE awarded IS NOT NULL AND withdrawn_at IS NULL GROUP BY enrolment_id, category"""


def say(words):
    print(words, flush=True)


def spent(run):
    """Seconds of the processor on SQLite, which works within this process; of the clock with a server of its own."""
    clock = time.perf_counter if os.environ["DATABASE_URL"].startswith("postgres") else time.process_time
    began = clock()
    found = run()
    return clock() - began, found


def settle(members, entries):
    """So many members, each in a cycle with so many entries; returns (first, last) id of the cycles."""
    from django.db import connection, transaction
    from django.utils import timezone

    from guyub.core import rows
    from guyub.foundation.groups.models import Group
    from guyub.foundation.people.models import Person
    from guyub.profession.credits.models import Enrolment, Entry, Scheme, Version

    chance, today, now = Random(1), timezone.localdate(), timezone.now()
    start = today - timedelta(days=1500)
    if (group := Group.objects.first()) is None:
        group = Group.objects.create(kind="occupational", name="Ukur", slug="ukur", path="1.", approved_at=now)
    scheme = Scheme.objects.create(group=group, code=f"ukur-{members}", name="Ukur")
    body = Scheme.objects.get(group=None, code="id-kesehatan-skp").versions.get().body | {"total": 34_000}
    version = Version.objects.create(scheme=scheme, number=1, body=body, published_at=now, valid_from=start)
    first_person = (Person.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    first = (Enrolment.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    for begin in range(0, members, 20_000):
        with transaction.atomic():
            part = range(begin, min(begin + 20_000, members))
            people = [Person(id=first_person + n, name=f"Anggota {n}", key=f"anggota {n}") for n in part]
            Person.objects.bulk_create(people, batch_size=5000)
            Enrolment.objects.bulk_create([Enrolment(
                id=first + n, scheme=scheme, version=version, person_id=first_person + n, starts_on=start,
                ends_on=start + timedelta(days=1825)) for n in part], batch_size=2000)
            names = ("enrolment_id", "person_id", "kind", "category", "day", "year", "title", "claimed", "awarded",
                     "counted", "cuts", "organiser", "number", "role", "digest", "decided_as", "reason", "sampled",
                     "revision", "made_at")
            made = []
            for n in part:
                for _entry in range(entries):
                    kind, category = chance.choice(KINDS)
                    days, amount = chance.randrange(1500), chance.choice((100, 200, 300))
                    made.append((first + n, first_person + n, kind, category, start + timedelta(days=days), days // 366,
                                 "Kegiatan", amount, amount, amount, [], "", "", "", "", "", "", False, 0, now))
            rows.insert(Entry, names, made)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for name in ("people_person", "credits_enrolment"):
                cursor.execute(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), (SELECT MAX(id) FROM {name}))")
        cursor.execute("ANALYZE")
    return first, first + members - 1


def all_anew(first, last):
    from guyub.core.actors import Actor
    from guyub.profession.credits.commands import recount_credits
    from guyub.profession.credits.commands.recount import BATCH
    from guyub.profession.credits.models import Enrolment

    Enrolment.objects.filter(pk__gte=first, pk__lte=last).update(counted=0, missing=0, short={})
    by_hand = 0

    def run():
        nonlocal by_hand
        for begin in range(first, last + 1, BATCH):
            by_hand += recount_credits(Actor.office_of("credits"), first=begin, last=min(begin + BATCH - 1, last))

    return spent(run)[0], by_hand


def bare(first, last):
    """One sum over everything, and the same result rows written."""
    from django.db import connection, transaction

    from guyub.core import rows
    from guyub.profession.credits.models import Enrolment

    names = ("counted", "missing", "short")
    kept = Enrolment.objects.filter(pk__gte=first, pk__lte=last).order_by("pk")
    result = [[*row[1:], row[0]] for row in kept.values_list("pk", *names)]
    Enrolment.objects.filter(pk__gte=first, pk__lte=last).update(counted=0, missing=0, short={})

    def sums():
        with connection.cursor() as cursor:
            cursor.execute(SUMS)
            return len(cursor.fetchall())

    def write():
        for begin in range(0, len(result), 5000):
            with transaction.atomic():
                rows.update(Enrolment, names, result[begin: begin + 5000])

    return spent(sums)[0], spent(write)[0]


def one_more(last, times=40):
    """Median ms of one new claim, and of its cycle reckoned anew."""
    from django.utils import timezone

    from guyub.core.actors import Actor
    from guyub.profession.credits.commands import claim_credit, reckon_enrolment
    from guyub.profession.credits.models import Enrolment

    costs = []
    for n in range(times):
        enrolment = Enrolment.objects.select_related("version", "scheme__group").get(pk=last - n)
        actor = Actor(person_id=enrolment.person_id, login_id=1)
        facts = {"kind": "praktik", "day": timezone.localdate(), "title": f"Ukur {n}", "amount": 100,
                 "evidence": f"%PDF-1.4\n{n} {last}\n%%EOF\n".encode()}
        seconds, _made = spent(lambda enrolment=enrolment, actor=actor, facts=facts: (
            claim_credit(actor, enrolment, **facts), reckon_enrolment(Actor.office_of("credits"), enrolment)))
        costs.append(seconds * 1000)
    return statistics.median(costs)


def measure(members, entries):
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    small = settle(100, entries)
    few = one_more(small[1])
    seconds, _found = spent(lambda: settle(members, entries))
    from guyub.profession.credits.models import Enrolment

    last = Enrolment.objects.order_by("-pk").values_list("pk", flat=True).first()
    first = last - members + 1
    say(f"{members} members, {members * entries} entries, made in {seconds:.0f} s; load {os.getloadavg()[0]:.1f}")
    for _turn in range(2):
        ours, by_hand = all_anew(first, last)
        sums, write = bare(first, last)
        say(f"reckoned anew {ours:.1f} s ({by_hand} read by hand); bare sums {sums:.1f} s + writing {write:.1f} s: "
            f"{ours / (sums + write):.2f} times")
    many = one_more(last)
    say(f"one new entry: {few:.1f} ms at {100 * entries}, {many:.1f} ms at {members * entries} entries")


def main():
    read = argparse.ArgumentParser(description=__doc__)
    read.add_argument("--members", type=int, default=100_000)
    read.add_argument("--entries", type=int, default=20)
    read.add_argument("--postgres", action="store_true")
    asked = read.parse_args()
    folder = tempfile.mkdtemp(prefix="guyub-credits-")
    os.environ |= {"GUYUB_DATA": folder, "DJANGO_SETTINGS_MODULE": "config.settings", "GUYUB_SITE": "http://localhost"}
    os.environ.setdefault("GUYUB_DEMO", "1")
    try:
        if not asked.postgres:
            os.environ["DATABASE_URL"] = f"sqlite:///{folder}/guyub.sqlite3"
            return measure(asked.members, asked.entries)
        from tests.postgres import Postgres

        with Postgres() as server:
            os.environ["DATABASE_URL"] = server.url("credits")
            return measure(asked.members, asked.entries)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
