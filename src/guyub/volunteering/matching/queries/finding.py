"""What a proposal leaves open: why, what would help most, and who else would fit.

Reasons are counted by the rules of the house; what would help comes from the engine, which is shown only what the group may
know: whoever is kept away by anything else is simply not available to it. No help loosens the guard of anybody's load.
"""

from collections import Counter
from dataclasses import replace

from guyub.engines import allocation
from guyub.workshop.activities import rules as clocks
from guyub.workshop.activities.queries.load import duty_of
from guyub.workshop.activities.rules.load import broken

from .instance import instance_of
from .pool import LOAD, metres_to

SPARE, TRIED = 12, 200
MOST_JUDGED = 60_000  # pairs of shift and person looked at for reasons
MOST_EXPLAINED, NAMED = 50, 3
TIME = {*LOAD, "busy", "unavailable"}
TOLD = {"skill", "far", "away", "week"}  # what may be put to the engine as it is
HELPS = {"away": "away", "cap": "week", "far": "far", "certificate": "skill", "people": "people"}


def beside_of(places):
    """{person id: [Duty]} of the shifts at which people are placed; `own` is the shift."""
    beside = {}
    for person, shift in places:
        beside.setdefault(person, []).append(replace(duty_of(shift), own=shift))
    return beside


def findings(work, rows):
    """{shift id as text: {"short", "why": [[code, people]], "help": [[code, people, amount, ids]], "spare": [person ids]}}

    rows: [(person id, Shift)] proposed, without those that were locked before.
    """
    places = [*((one.person_id, one.shift) for one in work.kept), *rows]
    beside, heads = beside_of(places), Counter(shift.pk for _person, shift in rows)
    at = {(person, shift.pk) for person, shift in places}
    found, short = {}, []
    for shift, least, _most in work.shifts:
        lacks = max(0, least - heads[shift.pk])
        found[str(shift.pk)] = {"short": lacks, "spare": spare(work, shift, beside, at)}
        if lacks:
            short.append((shift, lacks))
    people, masked = list(work.pool.people.values())[:MOST_JUDGED], set()
    most = min(MOST_EXPLAINED, max(1, MOST_JUDGED // max(1, len(people))))
    judged = sorted(short, key=lambda one: (work.urgency(one[0]), -one[1], one[0].starts_at, one[0].pk))[:most]
    for shift, _lacks in judged:
        found[str(shift.pk)]["why"] = reasons(work, shift, people, beside, at, masked)
    for pk, helps in helping(work, rows, {shift.pk for shift, _lacks in judged}, masked):
        found[str(pk)]["help"] = helps
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


def reasons(work, shift, people, beside, at, masked):
    """[[code, people whom it keeps away]]; who may not be put to the engine as they are goes to `masked`."""
    why = Counter()
    for one in people:
        if (one.id, shift.pk) in at:
            continue
        mine = beside.get(one.id, ())
        codes = work.pool.problems(one, shift, mine)
        if not codes or not TOLD.issuperset(codes) or ("week" in codes and guarded(work.pool, one, shift, mine)):
            masked.add((one.id, shift.pk))
        if codes:
            elsewhere = codes[0] in TIME and not work.pool.problems(one, shift)
            why["elsewhere" if elsewhere else codes[0]] += 1
    return [[code, n] for code, n in why.most_common(4)]


def guarded(pool, candidate, shift, beside):
    """Whether more hours than were offered would break the guard itself: nobody is asked for those."""
    limits = pool.book.of(candidate.id, shift.activity.group, clocks.day_of(shift.starts_at, shift.activity.timezone))
    return broken(limits, [*candidate.duties, *beside], duty_of(shift), shift.activity.timezone) is not None


def helping(work, rows, judged, masked):
    """(shift id, [[code, heads won, amount, ids of whom to ask]]) of the judged shifts, what is cheapest first."""
    instance, people, shifts = instance_of(work, masked)
    index, at = {pk: i for i, pk in enumerate(people)}, {shift.pk: j for j, shift in enumerate(shifts)}
    assign = [(index[person], at[shift.pk], 0) for person, shift in rows]
    for one in allocation.explain(instance, assign, most=MOST_EXPLAINED + len(judged)):
        if shifts[one.shift].pk in judged:
            yield shifts[one.shift].pk, [
                [HELPS[way.kind], way.gains, -(-way.amount // 1000) if way.kind == "far" else way.amount,
                 [people[i] for i in way.volunteers[:NAMED]]]
                for way in one.relaxations if way.kind in HELPS]
