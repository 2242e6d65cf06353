"""Why a place stays empty, what would help most, and why this person and not that one. Plain Python, no search."""

from dataclasses import dataclass

from .checking import Sheet

REASONS = ("skill", "certificate", "away", "far", "ban", "busy", "rest", "cap", "day_cap", "free")
EFFORT = {
    kind: n for n, kind in enumerate(("free", "away", "cap", "day_cap", "far", "certificate", "skill", "people", "rest"))
}


@dataclass(frozen=True, slots=True)
class Relaxation:
    """One change that would bring a role `gains` heads more.

    kind and amount: "free" people who could come at once; "away" people to ask for the time; "cap", "day_cap" minutes
    more of cap, "rest" minutes less of rest and "far" metres more of radius, for each of `volunteers`; "certificate",
    "skill" people to be trained for what alone they lack; "people" newcomers with the role's skill within reach.
    `volunteers`: whom it concerns, who needs least first; empty for newcomers.
    """

    kind: str
    amount: int
    gains: int
    volunteers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A role below its minimum. `missing`: heads. `reasons`: {one of REASONS: people whom it keeps away first}.

    `relaxations`: cheapest first, in the order of EFFORT: asking costs less than hours, hours less than training, and
    shorter rest comes last.
    """

    shift: int
    role: int
    missing: int
    reasons: dict[str, int]
    relaxations: tuple[Relaxation, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """How a person stands for a role beside those who hold it.

    points: what the person brings there: liking, less fairness for the shifts held. broken: the rule that keeps the
    person away whatever is moved (Broken), or None. leaves: own places [(shift, role)] that stand in the way, and
    `loses`, the points that leaving them costs. gains: points of coming, with the head it brings if the role is not full.
    holders: [(volunteer, points)] of the role, least first. verdict: "holds", "broken", "leaves" (own places bring at
    least as much), "full" (no holder brings less), "open" (coming would gain).
    """

    volunteer: int
    shift: int
    role: int
    points: int
    broken: object
    leaves: tuple[tuple[int, int], ...]
    loses: int
    gains: int
    holders: tuple[tuple[int, int], ...]
    verdict: str


def explain(instance, assign, *, most=50):
    """[Uncovered] of the roles below their minimum, the most urgent and the emptiest first, at most `most` of them."""
    sheet = Sheet(instance, assign)
    short = [
        (shift.prio, sheet.heads.get((j, r), 0) - role.min, j, r)
        for j, shift in enumerate(instance.shifts)
        for r, role in enumerate(shift.roles)
        if sheet.heads.get((j, r), 0) < role.min
    ]
    return [_uncovered(sheet, j, r, -lacks) for _, lacks, j, r in sorted(short)[:most]]


def _uncovered(sheet, j, r, lacks):
    reasons, ways = dict.fromkeys(REASONS, 0), {}
    for i in range(len(sheet.instance.volunteers)):
        if (j, r) in sheet.of.get(i, ()):
            continue
        rules = sheet.hindrances(i, j, r)
        reasons[rules[0].rule if rules else "free"] += 1
        if len(rules) < 2:
            cost = _cost(sheet, i, j, rules[0]) if rules else 1
            if cost is not None:
                ways.setdefault(rules[0].rule if rules else "free", []).append((cost, i))
    helps = [Relaxation("people", lacks, lacks, ())]
    for kind, costs in ways.items():
        chosen = sorted(costs)[:lacks]
        counted = kind in ("free", "away", "certificate", "skill")
        helps.append(Relaxation(kind, len(chosen) if counted else chosen[-1][0], len(chosen), tuple(i for _, i in chosen)))
    helps.sort(key=lambda one: (EFFORT[one.kind], one.amount))
    return Uncovered(j, r, lacks, {name: n for name, n in reasons.items() if n}, tuple(helps))


def _cost(sheet, i, j, broken):
    """How much of the one rule in the way would have to give, or None if it can't (an overlap, a promise, a ban)."""
    detail, shift = broken.detail, sheet.instance.shifts[j]
    if broken.rule in ("away", "certificate"):
        return 1
    if broken.rule == "skill":
        return detail["level"] - detail["has"] if detail["has"] else None
    if broken.rule == "far":
        return detail["metres"] + 1 - detail["max_m"]
    if broken.rule in ("cap", "day_cap"):
        return detail["minutes"] - detail[f"{broken.rule}_min"]
    if broken.rule == "rest":
        apart = min(max(shift.start - held.end, held.start - shift.end) for held in _near(sheet, i, shift))
        return detail["rest_min"] - apart if apart >= 0 else None
    return None


def _near(sheet, i, shift):
    """The shifts held by a person whose rest this one would disturb."""
    rest, shifts = sheet.instance.rest_of(i), sheet.instance.shifts
    held = [shifts[other] for other, _ in sheet.of.get(i, ())]
    return [one for one in held if shift.start < one.end + rest and one.start < shift.end + rest]


def why(instance, assign, volunteer, shift, role):
    """Why this person holds this role, or why not (Why)."""
    sheet, place = Sheet(instance, assign), (volunteer, shift, role)
    full = sheet.heads.get((shift, role), 0) >= instance.shifts[shift].roles[role].max
    holders = sorted((_points(sheet, i, shift, held=True), i) for i, own in sheet.of.items() if (shift, role) in own)
    told = tuple((i, points) for points, i in holders)
    own = sheet.of.get(volunteer, [])
    if (shift, role) in own:
        return Why(*place, _points(sheet, volunteer, shift, held=True), None, (), 0, 0, told, "holds")
    leaves = []
    while own and (broken := sheet.hindrance(volunteer, shift, role)) and broken.rule in ("rest", "cap", "day_cap"):
        least = _least(sheet, volunteer, shift, broken)
        if least is None:
            break
        leaves.append(least)
        sheet.take(volunteer, *least)
    broken = sheet.hindrance(volunteer, shift, role)
    points = _points(sheet, volunteer, shift, held=False)
    for j, r in leaves:
        sheet.put(volunteer, j, r)
    loses = sum(_points(sheet, volunteer, j, held=True) + _head(sheet, j, r, -1) for j, r in leaves)
    gains = points - (holders[0][0] if full and holders else 0) + (0 if full else _head(sheet, shift, role, 0))
    if broken:
        verdict = "broken"
    elif gains <= loses:
        verdict = "leaves" if leaves else "full"
    else:
        verdict = "open"
    return Why(*place, points, broken, tuple(leaves), loses, gains, told, verdict)


def _least(sheet, volunteer, shift, broken):
    """The place that must be left because of a broken rule: the one named, or the one worth least in that week or day."""
    own, shifts = sheet.of[volunteer], sheet.instance.shifts
    if broken.rule == "rest":
        return next(place for place in own if place[0] == broken.detail["other"])
    span = sheet.instance.week_min if broken.rule == "cap" else 1440
    same = [place for place in own if shifts[place[0]].start // span == shifts[shift].start // span]
    worth = {place: _points(sheet, volunteer, place[0], held=True) + _head(sheet, *place, -1) for place in same}
    return min(same, key=worth.get, default=None)


def _points(sheet, volunteer, shift, *, held):
    """Liking less the fairness that this shift costs."""
    others = len(sheet.of.get(volunteer, ())) - held
    return sheet.instance.liking(volunteer, shift) - sheet.instance.fair * others


def _head(sheet, shift, role, less):
    """Points of one head of a role: the next (0) or the last one (-1)."""
    need, what = sheet.instance.shifts[shift].roles[role], sheet.instance.shifts[shift]
    return sheet.instance.weights[what.prio] if sheet.heads.get((shift, role), 0) + less < need.min else sheet.instance.extra
