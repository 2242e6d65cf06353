"""Running the engine on a proposal, and judging what it says once more by the rules that it does not know."""

from collections import Counter
from dataclasses import dataclass, replace

from guyub.engines import allocation
from guyub.workshop.activities import rules as clocks
from guyub.workshop.activities.queries.load import duty_of
from guyub.workshop.activities.rules.load import minutes_between

from ..models import Placement
from .finding import MOST_JUDGED, beside_of, findings
from .instance import instance_of, work_of
from .pool import metres_to

ROUNDS = 4
GENTLE = 0.15  # of the time goes to each further round


@dataclass
class Solved:
    places: list  # [(person id, Shift, metres)]
    findings: dict
    figures: dict


def solved(proposal, pulse=lambda done, total=100: None):
    """The best allocation for a proposal within its time; a stop takes what there is by then."""
    work = work_of(proposal)
    now = Placement.objects.filter(proposal=proposal, removed_at=None, locked_at=None)
    before = list(now.values_list("person_id", "shift_id"))
    bans, answer, rows = set(), None, []
    for count in range(ROUNDS):
        instance, people, shifts = instance_of(work, bans)
        if not people or not shifts:
            rows = []
            break
        index, at = {pk: i for i, pk in enumerate(people)}, {shift.pk: j for j, shift in enumerate(shifts)}
        stay = [(index[p], at[s], 0) for p, s in before if p in index and s in at]
        answer = allocation.solve(
            instance, seconds=proposal.seconds * (1 if not count else GENTLE), seed=proposal.pk, before=stay or None,
            on_progress=lambda told: pulse(min(99, int(100 * told.fraction))),
            stop=lambda: getattr(pulse, "stopped", False), processes=1)
        rows = [(people[i], shifts[j]) for i, j, _role in answer.assign]
        rows, broken = vetted(work, rows)
        if not broken:
            break
        bans |= broken
        before = [(person, shift.pk) for person, shift in rows]
    more = filled(work, rows)
    return Solved([(person, shift, metres_to(work.pool.people[person], shift)) for person, shift in [*rows, *more]],
                  findings(work, [*rows, *more]), figures(work, [*rows, *more], answer, bool(bans), len(more)))


def filled(work, rows):
    """[(person, shift)] besides: a morning and an afternoon may be one duty, which the engine does not know. So whoever
    keeps every rule of the house is put where people are missing, the urgent first."""
    beside = beside_of([*((one.person_id, one.shift) for one in work.kept), *rows])
    at, heads = {(person, shift.pk) for person, shift in rows} | work.out, Counter(shift.pk for _person, shift in rows)
    made, left = [], MOST_JUDGED
    for shift, least, _most in sorted(work.shifts, key=lambda one: (work.urgency(one[0]), one[0].starts_at, one[0].pk)):
        if heads[shift.pk] >= least or left <= 0:
            continue
        people = sorted(work.pool.people.values(),
                        key=lambda one: (len(beside.get(one.id, ())), metres_to(one, shift), one.id))[:left]
        left -= len(people)
        for one in people:
            mine = beside.setdefault(one.id, [])
            if heads[shift.pk] < least and (one.id, shift.pk) not in at and not work.pool.problems(
                    one, shift, mine, first=True):
                mine.append(replace(duty_of(shift), own=shift))
                heads[shift.pk] += 1
                made.append((one.id, shift))
    return made


def splits(work):
    """Whether two open shifts could be one day's duty of somebody: closer than the least rest, within a day's hours."""
    shifts = [shift for shift, _least, most in work.shifts if most]
    if not shifts:
        return False
    first = shifts[0]
    limits = work.pool.book.of(None, first.activity.group, clocks.day_of(first.starts_at, first.activity.timezone))
    if limits.rest is None:
        return False
    for place, one in enumerate(shifts):
        for other in shifts[place + 1:]:
            if minutes_between(one.starts_at, other.starts_at) > limits.rest + minutes_between(one.starts_at, one.ends_at):
                break
            apart, together = minutes_between(one.ends_at, other.starts_at), minutes_between(one.starts_at, other.ends_at)
            if 0 <= apart < limits.rest and (limits.day is None or together <= limits.day):
                return True
    return False


def vetted(work, rows):
    """(those that keep every rule of the house, {(person, shift id)} of those that do not), the urgent and early first."""
    kept, broken, beside = [], set(), {}
    for one in work.kept:
        beside.setdefault(one.person_id, []).append(replace(duty_of(one.shift), own=one))
    for person, shift in sorted(rows, key=lambda row: (row[1].starts_at, row[1].pk, row[0])):
        mine = beside.setdefault(person, [])
        if work.pool.problems(work.pool.people[person], shift, mine, first=True):
            broken.add((person, shift.pk))
            continue
        mine.append(replace(duty_of(shift), own=shift))
        kept.append((person, shift))
    return kept, broken


def figures(work, rows, answer, again, added):
    """What the board says of the whole: people, places, and how far from the best possible. Numbers only."""
    before = sum(min(shift.least, shift.taken) for shift, _least, _most in work.shifts)
    far = [metres_to(work.pool.people[person], shift) for person, shift in rows]
    return {
        "people": len(work.pool.people), "shifts": len(work.shifts), "least": sum(s.least for s, _l, _m in work.shifts),
        "before": before, "wanted": work.wanted, "placed": len(rows), "metres": round(sum(far) / len(far)) if far else 0,
        "persons": len({person for person, _shift in rows}), "gap": answer.gap if answer else 0.0,
        "missing": {str(prio): heads for prio, heads in answer.missing.items()} if answer else {},
        "possible": {str(prio): round(heads, 1) for prio, heads in (answer.bound_missing or {}).items()} if answer else {},
        "split": splits(work), "added": added, "seconds": round(answer.seconds, 1) if answer else 0.0, "corrected": again}
