"""Is an assignment allowed? Every hard rule, written once and without numpy, for whole answers and for one move by hand."""

from dataclasses import dataclass

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

    def broken_by(self, volunteer, shift, role):
        """The first rule that one more place would break, or None."""
        return (
            self._unfit(volunteer, shift, role)
            or self._crowded(volunteer, shift, role)
            or self._full(volunteer, shift, role)
        )

    def _full(self, volunteer, shift, role):
        heads, most = self.heads.get((shift, role), 0), self.instance.shifts[shift].roles[role].max
        return Broken("full", volunteer, shift, role, {"heads": heads, "max": most}) if heads >= most else None

    def _unfit(self, volunteer, shift, role):
        """What the person lacks for the role, whatever else is promised."""
        who, what = self.instance.volunteers[volunteer], self.instance.shifts[shift]
        need = what.roles[role]
        squares = (who.x - what.x) ** 2 + (who.y - what.y) ** 2
        if who.skills.get(need.skill, 0) < need.level:
            found = "skill", {"skill": need.skill, "level": need.level, "has": who.skills.get(need.skill, 0)}
        elif need.cert >= 0 and who.certs.get(need.cert, -1) < what.end:
            found = "certificate", {"cert": need.cert, "until": who.certs.get(need.cert)}
        elif not any(a <= what.start and what.end <= b for a, b in who.avail):
            found = "away", {}
        elif squares > who.max_m**2:
            found = "far", {"metres": int(squares**0.5), "max_m": who.max_m}
        elif (volunteer, shift) in self.instance.bans:
            found = "ban", {}
        else:
            return None
        return Broken(found[0], volunteer, shift, role, found[1])

    def _crowded(self, volunteer, shift, role):
        """What of the person's other places and promises stands in the way."""
        who, what = self.instance.volunteers[volunteer], self.instance.shifts[shift]
        rest, week = self.instance.rest_of(volunteer), self.instance.week_min
        minutes = what.end - what.start
        weekly = daily = minutes
        for other, _ in self.of.get(volunteer, ()):
            held = self.instance.shifts[other]
            if what.start < held.end + rest and held.start < what.end + rest:
                return Broken("rest", volunteer, shift, role, {"other": other, "rest_min": rest})
            weekly += (held.end - held.start) * (held.start // week == what.start // week)
            daily += (held.end - held.start) * (held.start // DAY == what.start // DAY)
        for begin, end, counted in who.busy:
            if what.start < end + rest and begin < what.end + rest:
                return Broken("busy", volunteer, shift, role, {"start": begin, "end": end, "rest_min": rest})
            weekly += (end - begin) * (counted and begin // week == what.start // week)
            daily += (end - begin) * (counted and begin // DAY == what.start // DAY)
        if weekly > who.cap_min:
            return Broken("cap", volunteer, shift, role, {"minutes": weekly, "cap_min": who.cap_min})
        if who.day_cap_min is not None and daily > who.day_cap_min:
            return Broken("day_cap", volunteer, shift, role, {"minutes": daily, "day_cap_min": who.day_cap_min})
        return None


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
