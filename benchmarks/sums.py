"""Runs inside a seeded house: totals counted anew beside bare SQL, search beside a bare full-text query, API milliseconds an
item, and what charts cost. Prints JSON."""

import json
import statistics
import sys
import time

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402

from guyub.core import charts  # noqa: E402
from guyub.core.charts import Table  # noqa: E402
from guyub.foundation.places.rules import TILES  # noqa: E402
from guyub.insight.impact.commands.whole import CONSOLE, portions, recount  # noqa: E402
from guyub.insight.search.queries import found_activities, found_groups, looked_up, question  # noqa: E402
from guyub.insight.search.queries.steps import ACTIVITIES, GROUPS, first_of  # noqa: E402
from guyub.workshop.ledger.commands import recount_totals  # noqa: E402

MONTHS = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]
WORDS = ("warga", "sungai", "dapur umum", "perawat", "anak", "sampah", "posko banjir", "isyarat", "guru", "pelatihan")
YM = {"sqlite": "strftime('%Y-%m', occurred_on)", "postgresql": "to_char(occurred_on, 'YYYY-MM')"}
BARE = """CREATE TEMPORARY TABLE bare_totals AS SELECT group_id, place_id, field_id, {ym} AS ym, unit, purpose,
    SUM(CASE WHEN reverses_id IS NULL THEN amount ELSE -amount END) AS amount, COUNT(*) AS entries
    FROM ledger_transfer GROUP BY group_id, place_id, field_id, {ym}, unit, purpose"""
BARE_PEOPLE = """CREATE TEMPORARY TABLE bare_people AS SELECT a.person_id, t.group_id, t.place_id, t.field_id, {ym} AS ym,
    COUNT(*) AS entries FROM ledger_transfer t JOIN ledger_account a ON a.id = t.giver_id
    WHERE t.unit = 'minute' AND t.purpose = 'service' AND t.reverses_id IS NULL
    GROUP BY a.person_id, t.group_id, t.place_id, t.field_id, {ym}"""
MATCH = {
    "sqlite": "SELECT e.id, e.heading FROM search_full f JOIN search_entry e ON e.id = f.rowid WHERE search_full MATCH %s"
              " ORDER BY rank LIMIT 12",
    "postgresql": "SELECT id, heading FROM search_entry, plainto_tsquery('simple', %s) AS asked WHERE vector @@ asked"
                  " ORDER BY ts_rank(vector, asked) DESC LIMIT 12"}


def spent(run):
    began = time.perf_counter()
    run()
    return time.perf_counter() - began


def p95(seconds):
    return statistics.quantiles(seconds, n=20)[-1] * 1000


def bare(statement):
    def run():
        with connection.cursor() as cursor:
            cursor.execute(statement.format(ym=YM[connection.vendor]))

    with transaction.atomic():
        seconds = spent(run)
        transaction.set_rollback(True)
    return seconds


def totals():
    """Seconds of the totals alone and of everything counted anew, and of their bare sums; transfers counted."""
    counted = []

    def ledger():
        for first, last, _held in portions():
            recount_totals(CONSOLE, None, first=first, last=last)

    alone = spent(ledger)
    seconds = spent(lambda: counted.append(recount(afresh=True)))
    return {"transfers": counted[0], "alone": alone, "seconds": seconds, "bare": bare(BARE),
            "bare_people": bare(BARE_PEOPLE)}


def searches(match):
    """95th percentiles in ms of the search over groups and activities; of the bare full-text query that answers the same
    things in the same order, the ids alone; and of one that ranks all that answers."""
    ours, same, least = [], [], []
    for _turn in range(4):
        for words in WORDS:
            asked = looked_up(question(words))
            ours.append(spent(lambda asked=asked: (found_groups(asked, limit=5), found_activities(asked, limit=5))))
            with connection.cursor() as cursor:
                for sort in (GROUPS, ACTIVITIES):
                    ids = first_of(sort, asked.said(), asked.said(heading=True), None, 6, asked.few)
                    same.append(spent(
                        lambda cursor=cursor, ids=ids: (cursor.execute(ids.sql, ids.params), cursor.fetchall())))
                same[-2:] = [sum(same[-2:])]
                said = words if connection.vendor == "postgresql" else " AND ".join(words.split())
                least.append(spent(lambda cursor=cursor, said=said: (cursor.execute(match, [said]), cursor.fetchall())))
    return {name: p95(seconds[len(WORDS):]) for name, seconds in (("ours", ours), ("same", same), ("bare", least))}


def program():
    """CPU milliseconds an item of lists of 50 and of 10: what a row costs beyond the request itself."""
    settings.ALLOWED_HOSTS, settings.API_PER_MINUTE = ["*"], 10**9
    client, found = Client(), {}
    for path in ("/api/v1/groups", "/api/v1/activities", "/api/v1/transfers"):
        costs = {}
        for limit in (10, 50):
            client.get(f"{path}?limit={limit}")
            began = time.process_time()
            for _turn in range(20):
                items = len(client.get(f"{path}?limit={limit}").json()["items"])
            costs[items] = (time.process_time() - began) / 20 * 1000
        (few, low), (many, high) = sorted(costs.items())
        found[path] = (high - low) / (many - few)
    return found


def drawn():
    """{chart: [ms, bytes]} of a year, of all provinces, and of a table of them."""
    months = [(name, [12_345 * (n + 1) for n in range(12)]) for name in ("Kesehatan", "Sosial", "Lingkungan", "Lainnya")]
    places = [(*place, "Kalimantan Tengah", 700 * n, f"/dampak/?wilayah={code}") for n, (code, place) in
              enumerate(TILES.items())]
    kinds = {
        "months": lambda: charts.columns("Jam", MONTHS, months, links=[f"/dampak/catatan/?bulan=2026-{n:02d}" for n in
                                                                      range(1, 13)]),
        "two years": lambda: charts.lines("Jam", MONTHS, months[:2]),
        "fields": lambda: charts.bars([(f"Bidang {n}", f"?bidang={n}", [99 * n]) for n in range(1, 13)]),
        "provinces": lambda: charts.tiles("Peta", places, [1, 100, 5000, 20_000]),
        "table": lambda: Table("Jam", ["Wilayah", "Jam", "Orang", "Kegiatan"], [
            (place[3], "", ["19.474", "1.200", "310"]) for place in places]).html()}
    return {name: [min(spent(draw) for _turn in range(20)) * 1000, len(draw().encode())] for name, draw in kinds.items()}


if __name__ == "__main__":
    found = {"charts": drawn(), "api": program(), "search": searches(MATCH[connection.vendor])}
    if "--quick" not in sys.argv:
        found["totals"] = totals()
    json.dump(found, sys.stdout)
