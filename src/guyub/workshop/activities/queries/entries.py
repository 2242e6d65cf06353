"""What the ledger's entries of hours belong to."""

from ..models import Attendance


def activities_of_entries(keys):
    """{key: activity id} of those entries of the ledger that hours were booked under: attendance/<id>/<revision>."""
    ids = {}
    for key in keys:
        name, _slash, rest = key.partition("/")
        if name == "attendance" and (pk := rest.partition("/")[0]).isdecimal():
            ids[key] = int(pk)
    found = {}
    wanted = sorted(set(ids.values()))
    for start in range(0, len(wanted), 500):
        rows = Attendance.objects.filter(pk__in=wanted[start : start + 500])
        found.update(rows.values_list("pk", "shift__activity_id"))
    return {key: found[pk] for key, pk in ids.items() if pk in found}
