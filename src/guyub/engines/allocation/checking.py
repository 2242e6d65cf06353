"""Is an assignment allowed? Every hard rule, written once and without numpy, for whole answers and for one move by hand."""

from dataclasses import dataclass
from math import isqrt

from .instance import DAY

RULES = (
    "form",
    "range",
    "duplicate",
    "skill",
    "certificate",
    "away",
    "far",
    "rest",
    "busy",
    "cap",
    "day_cap",
    "full",
    "ban",
    "lock",
)


@dataclass(frozen=True, slots=True)
class Broken:
    """A hard rule that a place breaks. `rule`: one of RULES. `detail`: the minutes, metres or heads that do not fit."""

    rule: str
    volunteer: int
    shift: int
    role: int
    detail: dict


class Sheet:
    """An assignment looked up by person and by role, to which places are added one by one."""

    def __init__(self, instance, assign=()):
        self.instance, self.of, self.heads = instance, {}, {}
        for i, j, r in assign:
            self.put(i, j, r)

    def put(self, volunteer, shift, role):
        self.of.setdefault(volunteer, []).append((shift, role))
        self.heads[shift, role] = self.heads.get((shift, role), 0) + 1

    def take(self, volunteer, shift, role):
        """Undo a `put`."""
        self.of[volunteer].remove((shift, role))
        self.heads[shift, role] -= 1

    def broken_by(self, volunteer, shift, role):
        """The first rule that one more place would break, or None."""
        heads, most = self.heads.get((shift, role), 0), self.instance.shifts[shift].roles[role].max
        full = Broken("full", volunteer, shift, role, {"heads": heads, "max": most}) if heads >= most else None
        return self.hindrance(volunteer, shift, role) or full

    def hindrance(self, volunteer, shift, role):
        """The first rule that keeps the person away, whoever else is there, or None."""
        found = next(self._hindrances(volunteer, shift, role), None)
        return Broken(found[0], volunteer, shift, role, found[1]) if found else None

    def hindrances(self, volunteer, shift, role):
        """All rules that keep the person away, each with its first cause."""
        return [Broken(rule, volunteer, shift, role, detail) for rule, detail in self._hindrances(volunteer, shift, role)]

    def _hindrances(self, volunteer, shift, role):
        who, what = self.instance.volunteers[volunteer], self.instance.shifts[shift]
        need = what.roles[role]
        if who.skills.get(need.skill, 0) < need.level:
            yield "skill", {"skill": need.skill, "level": need.level, "has": who.skills.get(need.skill, 0)}
        if need.cert >= 0 and who.certs.get(need.cert, -1) < what.end:
            yield "certificate", {"cert": need.cert, "until": who.certs.get(need.cert)}
        if not any(a <= what.start and what.end <= b for a, b in who.avail):
            yield "away", {}
        squares = (who.x - what.x) ** 2 + (who.y - what.y) ** 2
        if squares > who.max_m**2:
            yield "far", {"metres": isqrt(squares), "max_m": who.max_m}
        if (volunteer, shift) in self.instance.bans:
            yield "ban", {}
        yield from self._crowding(who, what, self.of.get(volunteer, ()), self.instance.rest_of(volunteer))

    def _crowding(self, who, what, held, rest):
        """What of the person's other places and promises stands in the way."""
        week, near = self.instance.week_min, {}
        weekly = daily = what.end - what.start
        taken = [(one.start, one.end, True, j) for j, _ in held for one in (self.instance.shifts[j],)]
        for start, end, counted, other in (*taken, *((*promise, None) for promise in who.busy)):
            if what.start < end + rest and start < what.end + rest:
                cause = {"start": start, "end": end} if other is None else {"other": other}
                near.setdefault("busy" if other is None else "rest", {**cause, "rest_min": rest})
            weekly += (end - start) * (counted and start // week == what.start // week)
            daily += (end - start) * (counted and start // DAY == what.start // DAY)
        yield from near.items()
        if weekly > who.cap_min:
            yield "cap", {"minutes": weekly, "cap_min": who.cap_min}
        if who.day_cap_min is not None and daily > who.day_cap_min:
            yield "day_cap", {"minutes": daily, "day_cap_min": who.day_cap_min}


def check(instance, assign):
    """[Broken] of a whole assignment, in the order of its places; empty if it may stand.

    Places are judged one after another, so that of two that disturb each other the later is named. A locked place that
    is missing is named at the end, unless no lock could stand there.
    """
    broken, sheet, seen = [], Sheet(instance), set()
    for place in assign:
        if not (isinstance(place, list | tuple) and len(place) == 3 and all(type(n) is int for n in place)):
            broken.append(Broken("form", -1, -1, -1, {"place": repr(place)[:80]}))
            continue
        i, j, r = place
        if not (
            0 <= i < len(instance.volunteers) and 0 <= j < len(instance.shifts) and 0 <= r < len(instance.shifts[j].roles)
        ):
            broken.append(Broken("range", i, j, r, {}))
        elif (i, j, r) in seen:
            broken.append(Broken("duplicate", i, j, r, {}))
        else:
            seen.add((i, j, r))
            found = sheet.broken_by(i, j, r)
            if found:
                broken.append(found)
            sheet.put(i, j, r)
    missing = [lock for lock in instance.locks if lock not in seen]
    return broken + [Broken("lock", i, j, r, {}) for i, j, r in missing if not sheet.broken_by(i, j, r)]


def may(instance, assign, volunteer, shift, role):
    """The rule that this person at this place, beside `assign`, would break (Broken), or None: for a move by hand."""
    sheet = Sheet(instance, (place for place in assign if tuple(place) != (volunteer, shift, role)))
    return sheet.broken_by(volunteer, shift, role)


def objective(instance, assign):
    """The points of an assignment, as whole numbers (the objective of the format)."""
    sheet = Sheet(instance, assign)
    points = sum(instance.liking(i, j) for i, j, _ in assign)
    for (j, r), heads in sheet.heads.items():
        shift = instance.shifts[j]
        least = shift.roles[r].min
        points += instance.weights[shift.prio] * min(heads, least) + instance.extra * max(0, heads - least)
    return points - instance.fair * sum(len(places) * (len(places) - 1) // 2 for places in sheet.of.values())


def missing(instance, assign):
    """{priority: minimum heads that are still missing}."""
    sheet, lacking = Sheet(instance, assign), {1: 0, 2: 0, 3: 0, 4: 0}
    for j, shift in enumerate(instance.shifts):
        for r, role in enumerate(shift.roles):
            lacking[shift.prio] += max(0, role.min - sheet.heads.get((j, r), 0))
    return lacking
