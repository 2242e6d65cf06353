"""What a proposal leaves open: why, what would help most, and who else would fit."""

from collections import Counter
from dataclasses import replace

from guyub.workshop.activities.queries.load import duty_of

from .pool import LOAD, metres_to

SPARE, TRIED = 6, 200
MOST_JUDGED = 60_000  # pairs of shift and person looked at for reasons
TIME = {*LOAD, "busy", "unavailable"}


def beside_of(places):
    """{person id: [Duty]} of the shifts at which people are placed; `own` is the shift."""
    beside = {}
    for person, shift in places:
        beside.setdefault(person, []).append(replace(duty_of(shift), own=shift))
    return beside


def findings(work, places):
    """{shift id as text: {"short", "why": [[code, people]], "help": [[code, people, amount]], "spare": [person ids]}}

    places: [(person id, Shift)] proposed and locked.
    """
    beside, heads = beside_of(places), Counter(shift.pk for _person, shift in places)
    at = {(person, shift.pk) for person, shift in places}
    locked = Counter(one.shift_id for one in work.kept)
    found, left = {}, MOST_JUDGED
    for shift, least, _most in work.shifts:
        short = max(0, least + locked[shift.pk] - heads[shift.pk])
        said = {"short": short, "spare": spare(work, shift, beside, at)}
        if short and left > 0:
            people = list(work.pool.people.values())[: max(50, left)]
            left -= len(people)
            said |= reasons(work, shift, people, beside, at, short)
        found[str(shift.pk)] = said
    return found


def spare(work, shift, beside, at):
    """Ids of those who would fit as well: who carries least and lives nearest first."""
    people = sorted(work.pool.people.values(), key=lambda one: (len(beside.get(one.id, ())), metres_to(one, shift), one.id))
    ids = []
    for one in people[:TRIED]:
        if (one.id, shift.pk) not in at and not work.pool.problems(one, shift, beside.get(one.id, ()), first=True):
            ids.append(one.id)
            if len(ids) == SPARE:
                break
    return ids


def reasons(work, shift, people, beside, at, short):
    why, alone, far = Counter(), Counter(), []
    for one in people:
        if (one.id, shift.pk) in at:
            continue
        codes = work.pool.problems(one, shift, beside.get(one.id, ()))
        if not codes:
            continue
        elsewhere = codes[0] in TIME and not work.pool.problems(one, shift)
        why["elsewhere" if elsewhere else codes[0]] += 1
        if len(codes) == 1 and not elsewhere:
            alone[codes[0]] += 1
            if codes[0] == "far":
                far.append(metres_to(one, shift))
    helps = []
    if far:
        nearest = sorted(far)[:short]
        helps.append(["far", len(nearest), -(-nearest[-1] // 1000)])
    for code in ("away", "week", "skill"):
        if alone[code]:
            helps.append([code, min(short, alone[code]), alone[code]])
    return {"why": [[code, n] for code, n in why.most_common(4)], "help": helps}
