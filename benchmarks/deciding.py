"""How deciding holds on a large graph: one check against ten parties, a body's electors at once, and a ranked count.

    python benchmarks/deciding.py [--people 100000] [--links 1000000]

Lays out its own people and links in an empty database (DATABASE_URL, else SQLite in a folder of its own); prints, never
asserts. benchmarks/ballots.py is its other half: an election while the web server dies.
"""

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
KEPT = tempfile.TemporaryDirectory(prefix="guyub-deciding-")
os.environ["GUYUB_DATA"] = KEPT.name

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from guyub.foundation.people.models import Person  # noqa: E402
from guyub.workshop.conflicts import policy, queries  # noqa: E402
from guyub.workshop.conflicts.models import Link, Outside  # noqa: E402
from guyub.workshop.conflicts.rules import Parties  # noqa: E402
from guyub.workshop.decisions.rules.tallies import instant_runoff  # noqa: E402

KINDS = ("ownership", "employment", "gift", "loan", "transfer", "account", "beneficiary", "office")
ASKED = 300


def grow(people, links, chance):
    """People, a fifth as many outside parties, and links: a tenth between people, the rest to parties."""
    first = Person.objects.count()
    Person.objects.bulk_create((Person(name=f"Orang {n}", key=f"orang {n}") for n in range(first, people)), batch_size=5000)
    known = Outside.objects.count()
    Outside.objects.bulk_create((Outside(name=f"PT {n}", key=f"{n}") for n in range(known, people // 5)), batch_size=5000)
    persons, outside = list(Person.objects.values_list("pk", flat=True)), list(Outside.objects.values_list("pk", flat=True))
    made, today = Link.objects.count(), timezone.localdate()

    def one(n):
        person = chance.choice(persons)
        if n % 10 == 0:
            return Link(person_id=person, kind="family", other_id=chance.choice(persons), since=today, key=f"bench/{n}")
        return Link(person_id=person, kind=chance.choice(KINDS), outside_id=chance.choice(outside), since=today,
                    key=f"bench/{n}")

    Link.objects.bulk_create((one(n) for n in range(made, links)), batch_size=5000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return persons, outside


def checks(persons, outside, chance):
    """(statements, median milliseconds, 95th) of one person against ten parties."""
    took, most = [], 0
    for n in range(ASKED + 20):
        parties = Parties(persons=frozenset(chance.sample(persons, 3)), outside=frozenset(chance.sample(outside, 7)))
        person = chance.choice(persons)
        with CaptureQueriesContext(connection) as asked:
            policy.bars(person, "vote", parties)
        most = max(most, len(asked))
        begun = time.process_time()
        policy.bars(person, "vote", parties)
        if n >= 20:
            took.append((time.process_time() - begun) * 1000)
    return most, statistics.median(took), sorted(took)[int(len(took) * 0.95)]


def main():
    read = argparse.ArgumentParser(description=__doc__)
    read.add_argument("--people", type=int, default=100_000)
    read.add_argument("--links", type=int, default=1_000_000)
    asked, chance = read.parse_args(), random.Random(1928)
    call_command("migrate", verbosity=0, interactive=False)
    before = None
    for share in (10, 1):
        persons, outside = grow(asked.people // share, asked.links // share, chance)
        statements, median, late = checks(persons, outside, chance)
        print(f"{len(persons):>8} people, {Link.objects.count():>9} links: {statements} statements, {median:.2f} ms, "
              f"95th {late:.2f} ms{f', growth {median / before:.2f}' if before else ''}", flush=True)
        before = median
    begun = time.process_time()
    parties = Parties(persons=frozenset(chance.sample(persons, 3)), outside=frozenset(chance.sample(outside, 7)))
    with CaptureQueriesContext(connection) as said:
        barred = queries.barred_among(persons, "vote", parties)
    print(f"an electorate of {len(persons)}: {len(said)} statements, {(time.process_time() - begun) * 1000:.0f} ms, "
          f"{len(barred)} barred")
    for size in (25_000, 50_000, 100_000):
        ballots = [(1, chance.sample(range(1, 11), chance.randint(1, 10))) for _ in range(size)]
        begun = time.process_time()
        tally = instant_runoff(range(1, 11), ballots, range(1, 11))
        took = time.process_time() - begun
        print(f"{size:>8} ranked ballots, {len(tally.rounds)} rounds: {took:.2f} s, {took / size * 1e6:.1f} µs each")


if __name__ == "__main__":
    main()
