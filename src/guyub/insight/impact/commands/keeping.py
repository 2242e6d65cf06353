"""Adding entries to presences and figures. Called by the reaction under the clock's lock."""

from collections import Counter

from django.db import connection

from guyub.workshop.activities.queries.entries import activities_of_entries
from guyub.workshop.ledger.models import Transfer

from ..models import Figure, Presence
from ..rules.cells import KINDS, TIME, cells, footprint, key_of, regency_of

ENTRY = ("key", "reverses__key", "giver__person_id", "receiver__person_id", "group_id", "group__path", "place__path",
         "field__section", "occurred_on", "unit", "purpose", "amount")
STANDS_FOR = ("giver__person__merged_into_id", "receiver__person__merged_into_id")
MOST = 500


def add_act(act_id):
    """Add the transfers of one act: amounts to their cells, and whoever was there for the first or the last time."""
    amounts, moved = {}, Counter()
    rows = list(Transfer.objects.filter(act_id=act_id).values_list(*STANDS_FOR, *ENTRY))
    activities = activities_of_entries([row[3] or row[2] for row in rows])
    for giver_is, receiver_is, key, undone, giver, receiver, group, lineage, area, section, day, *what in rows:
        unit, purpose, amount = what
        sign = -1 if undone else 1
        measure = f"{unit}/{purpose}"
        base = (group, lineage, area or "", section or "", f"{day:%Y-%m}")
        for cell in cells(*base):
            kept = amounts.setdefault((cell, measure), [0, 0])
            kept[0] += sign * amount
            kept[1] += sign
        person = (receiver_is or receiver) if undone else (giver_is or giver)
        if measure == TIME and person is not None:
            refs = (("p", person), ("a", activities.get(undone or key)), ("g", group), ("r", regency_of(base[2])))
            moved.update({(kind, ref, base): sign for kind, ref in refs if ref})
    for cell, measure, step in move(moved):
        amounts[cell, measure] = [step, 0]
    add_figures(amounts)


def merge(person, kept):
    """From now on what `person` did is what `kept` did: each counts once where both were."""
    moved = Counter()
    rows = Presence.objects.filter(kind="p", ref=person).exclude(count=0)
    for group, lineage, area, section, month, count in rows.values_list(
            "group_id", "group__path", "area", "section", "month", "count"):
        base = (group, lineage, area, section, month)
        moved.update({("p", person, base): -count, ("p", kept, base): count})
    add_figures({(cell, measure): [step, 0] for cell, measure, step in move(moved)} if moved else {})


def move(moved):
    """Change presences by {(kind, ref, base): count}; yields (cell, measure, ±1…) for what appeared or vanished."""
    moved = {one: step for one, step in moved.items() if step}
    if not moved:
        return
    before = standing({(kind, ref) for kind, ref, _base in moved}, {base[4][:4] for _kind, _ref, base in moved})
    steps = Counter()
    after = {}
    for (kind, ref, base), step in moved.items():
        rows = after.setdefault((kind, ref), dict(before.get((kind, ref), {})))
        rows[base] = rows.get(base, 0) + step
    for (kind, ref), rows in after.items():
        was = footprint(base for base, count in before.get((kind, ref), {}).items() if count > 0)
        now = footprint(base for base, count in rows.items() if count > 0)
        steps.update({(cell, KINDS[kind]): 1 for cell in now - was})
        steps.subtract({(cell, KINDS[kind]): 1 for cell in was - now})
    add_presences(moved)
    for (cell, measure), step in steps.items():
        if step:
            yield cell, measure, step


def standing(refs, years):
    """{(kind, ref): {base: count}} as stored, of the years concerned."""
    found = {}
    for kind in KINDS:
        wanted = sorted(ref for one, ref in refs if one == kind)
        for start in range(0, len(wanted), MOST):
            rows = Presence.objects.filter(
                kind=kind, ref__in=wanted[start : start + MOST], month__gte=f"{min(years)}-01",
                month__lte=f"{max(years)}-12")
            for ref, group, lineage, area, section, month, count in rows.values_list(
                    "ref", "group_id", "group__path", "area", "section", "month", "count"):
                found.setdefault((kind, ref), {})[group, lineage, area, section, month] = count
    return found


def add_presences(moved):
    rows = sorted((kind, ref, month, group, area, section, step)
                  for (kind, ref, (group, _lineage, area, section, month)), step in moved.items())
    upsert(Presence, ("kind", "ref", "month", "group_id", "area", "section"), ("count",), rows)


def add_figures(amounts):
    """Add {((scope, area, group, section, period), measure): [value, count]} to the stored cells."""
    rows = sorted((key_of(cell, measure), *cell[:2], cell[2] or None, *cell[3:], measure, value, count)
                  for (cell, measure), (value, count) in amounts.items() if value or count)
    upsert(Figure, ("key",), ("value", "count"), rows,
           ("key", "scope", "area", "group_id", "section", "period", "measure", "value", "count"))


def upsert(model, unique, sums, rows, columns=None):
    """Insert rows, or add their sums to those that are there; in the order of the unique columns, so nobody waits twice."""
    if not rows:
        return
    quoted = connection.ops.quote_name
    table = quoted(model._meta.db_table)
    columns = columns or (*unique, *sums)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} ({', '.join(map(quoted, columns))}) VALUES ({', '.join(['%s'] * len(columns))}) "
            f"ON CONFLICT ({', '.join(map(quoted, unique))}) DO UPDATE SET "
            + ", ".join(f"{quoted(name)} = {table}.{quoted(name)} + excluded.{quoted(name)}" for name in sums), rows)
