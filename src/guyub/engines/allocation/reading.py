"""From the file format to an Instance, each field looked at once, and back."""

from itertools import chain
from pathlib import Path

from .instance import DAY, FORMAT, PRIORITIES, Instance, Malformed, Role, Shift, Volunteer, read_json

FAR, LONG, MOST = 10**9, 10**8, 10**6  # metres, minutes, points: sums of these fit in 64 bits
GLOBE = 40_000_000


def read(source):
    """Instance of a path or a dict. Malformed(field, reason) at the first field that is wrong."""
    whole = read_json(source) if isinstance(source, str | Path) else source
    if not isinstance(whole, dict):
        raise Malformed("instance", "is not an object")
    if whole.get("format") != FORMAT:
        raise Malformed("format", f"is not {FORMAT}")
    rules, weights = (_dict(whole, name, "") for name in ("rules", "weights"))
    by_priority = _dict(weights, "min", "weights.")
    extra = _int(weights, "extra", "weights.", 0, MOST)
    points = {p: _int(by_priority, str(p), "weights.min.", 0, MOST) for p in PRIORITIES}
    for priority, worth in points.items():
        if worth < extra:
            raise Malformed(f"weights.min.{priority}", "is less than the weight of an extra head")
    skills, certs = (_int(whole, name, "", 0, MOST) for name in ("skills", "certs"))
    volunteers = tuple(
        _volunteer(one, f"volunteers[{i}]", skills, certs) for i, one in enumerate(_list(whole, "volunteers", ""))
    )
    shifts = tuple(_shift(one, f"shifts[{j}]", skills, certs) for j, one in enumerate(_list(whole, "shifts", "")))
    locks = _tuples(whole, "locks", 3)
    bans = _tuples(whole, "bans", 2)
    for name, rows in (("locks", locks), ("bans", bans)):
        for n, row in enumerate(rows):
            if not (0 <= row[0] < len(volunteers) and 0 <= row[1] < len(shifts)):
                raise Malformed(f"{name}[{n}]", "names a volunteer or shift that is not there")
            if len(row) == 3 and not 0 <= row[2] < len(shifts[row[1]].roles):
                raise Malformed(f"{name}[{n}][2]", "names a role that is not there")
    return Instance(
        rest_min=_int(rules, "rest_min", "rules.", 0, LONG),
        week_min=_int(rules, "week_min", "rules.", 1, LONG),
        weights=points,
        extra=extra,
        fair=_int(weights, "fair", "weights.", 0, MOST),
        skills=skills,
        certs=certs,
        volunteers=volunteers,
        shifts=shifts,
        locks=tuple(dict.fromkeys(locks)),
        bans=frozenset(bans),
    )


def written(instance):
    """An Instance as a dict of the format."""
    volunteers = []
    for one in instance.volunteers:
        row = {
            "x": one.x,
            "y": one.y,
            "max_m": one.max_m,
            "cap_min": one.cap_min,
            "skills": {str(k): v for k, v in one.skills.items()},
            "certs": {str(k): v for k, v in one.certs.items()},
            "avail": [list(window) for window in one.avail],
            "pref": {str(k): v for k, v in one.pref.items()},
        }
        if one.busy:
            row["busy"] = [list(promise) for promise in one.busy]
        row |= {name: value for name in ("rest_min", "day_cap_min") if (value := getattr(one, name)) is not None}
        volunteers.append(row)
    shifts = [
        {
            "x": s.x,
            "y": s.y,
            "start": s.start,
            "end": s.end,
            "prio": s.prio,
            "kind": s.kind,
            "roles": [{"min": r.min, "max": r.max, "skill": r.skill, "level": r.level, "cert": r.cert} for r in s.roles],
        }
        for s in instance.shifts
    ]
    whole = {
        "format": FORMAT,
        "rules": {"rest_min": instance.rest_min, "week_min": instance.week_min},
        "weights": {"min": {str(k): v for k, v in instance.weights.items()}, "extra": instance.extra, "fair": instance.fair},
        "skills": instance.skills,
        "certs": instance.certs,
        "volunteers": volunteers,
        "shifts": shifts,
    }
    if instance.locks:
        whole["locks"] = [list(lock) for lock in instance.locks]
    if instance.bans:
        whole["bans"] = [list(ban) for ban in sorted(instance.bans)]
    return whole


def _volunteer(one, at, skills, certs):
    if not isinstance(one, dict):
        raise Malformed(at, "is not an object")
    at += "."
    return Volunteer(
        _int(one, "x", at, -FAR, FAR),
        _int(one, "y", at, -FAR, FAR),
        _int(one, "max_m", at, 1, GLOBE),
        _int(one, "cap_min", at, 0, LONG),
        _map(one, "skills", at, skills, 0, MOST),
        _map(one, "certs", at, certs, -LONG, LONG),
        _windows(one, at),
        _map(one, "pref", at, None, 0, 49),
        _busy(one, at) if "busy" in one else (),
        _int(one, "rest_min", at, 0, LONG) if one.get("rest_min") is not None else None,
        _int(one, "day_cap_min", at, 0, DAY * 7) if one.get("day_cap_min") is not None else None,
    )


def _shift(one, at, skills, certs):
    if not isinstance(one, dict):
        raise Malformed(at, "is not an object")
    start, end = (_int(one, name, at + ".", -LONG, LONG) for name in ("start", "end"))
    if end <= start:
        raise Malformed(at + ".end", "is not after the start")
    roles = []
    for r, role in enumerate(_list(one, "roles", at + ".")):
        here = f"{at}.roles[{r}]"
        if not isinstance(role, dict):
            raise Malformed(here, "is not an object")
        here += "."
        least = _int(role, "min", here, 0, MOST)
        roles.append(
            Role(
                least,
                _int(role, "max", here, least, MOST),
                _int(role, "skill", here, 0, skills - 1),
                _int(role, "level", here, 0, MOST),
                _int(role, "cert", here, -1, certs - 1),
            )
        )
    at += "."
    return Shift(
        _int(one, "x", at, -FAR, FAR),
        _int(one, "y", at, -FAR, FAR),
        start,
        end,
        _int(one, "prio", at, 1, 4),
        _int(one, "kind", at, 0, MOST),
        tuple(roles),
    )


def _windows(one, at):
    rows = _list(one, "avail", at)
    try:
        windows = tuple([(a, b) for a, b in rows])
    except (TypeError, ValueError):
        windows = None
    flat = list(chain.from_iterable(windows)) if windows is not None else []
    # one pass over a good list: whole numbers, sorted, apart or touching
    if (
        windows is not None
        and all(type(n) is int for n in flat)
        and (not flat or (flat[0] >= -LONG and flat[-1] <= LONG and flat == sorted(flat) and all(a < b for a, b in windows)))
    ):
        return windows
    before = -LONG
    for n, row in enumerate(rows):
        if not (isinstance(row, list | tuple) and len(row) == 2 and all(type(m) is int for m in row)):
            raise Malformed(f"{at}avail[{n}]", "is not two whole numbers")
        if row[0] < before:
            raise Malformed(f"{at}avail[{n}]", "begins before the end of the window before it")
        if row[1] <= row[0] or row[1] > LONG:
            raise Malformed(f"{at}avail[{n}]", "does not end after its beginning")
        before = row[1]
    raise Malformed(f"{at}avail", "is not a list of windows")


def _busy(one, at):
    promises = []
    for n, row in enumerate(_list(one, "busy", at)):
        if not (
            isinstance(row, list | tuple) and len(row) == 3 and type(row[0]) is type(row[1]) is int and row[2] in (0, 1)
        ):
            raise Malformed(f"{at}busy[{n}]", "is not [start, end, counted]")
        if not -LONG <= row[0] < row[1] <= LONG:
            raise Malformed(f"{at}busy[{n}]", "does not end after its beginning")
        promises.append((row[0], row[1], bool(row[2])))
    return tuple(sorted(promises))


def _tuples(whole, name, length):
    rows = []
    for n, row in enumerate(whole.get(name) or ()):
        if not (isinstance(row, list | tuple) and len(row) == length and all(type(m) is int for m in row)):
            raise Malformed(f"{name}[{n}]", f"is not {length} whole numbers")
        rows.append(tuple(row))
    return rows


def _int(holder, name, at, least, most):
    value = holder.get(name)
    if type(value) is int and least <= value <= most:
        return value
    if name not in holder:
        raise Malformed(at + name, "is missing")
    raise Malformed(at + name, f"is not a whole number from {least} to {most}")


def _map(holder, name, at, keys, least, most):
    rows = _dict(holder, name, at)
    try:
        found = {int(key): value for key, value in rows.items()}
    except ValueError:
        raise Malformed(at + name, "has a key that is not a number") from None
    for key, value in found.items():
        if type(value) is not int or not least <= value <= most:
            raise Malformed(f"{at}{name}.{key}", f"is not a whole number from {least} to {most}")
        if keys is not None and not 0 <= key < keys:
            raise Malformed(f"{at}{name}.{key}", f"is not one of the {keys}")
    return found


def _dict(holder, name, at):
    value = holder.get(name)
    if isinstance(value, dict):
        return value
    raise Malformed(at + name, "is not an object" if name in holder else "is missing")


def _list(holder, name, at):
    value = holder.get(name)
    if isinstance(value, list | tuple):
        return value
    raise Malformed(at + name, "is not a list" if name in holder else "is missing")
