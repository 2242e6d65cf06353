"""Instances for the tests: by hand, by hypothesis, and by the dozen from a seed. The oracle tries everything."""

import random
from dataclasses import replace
from itertools import combinations, product

from hypothesis import strategies as st

from guyub.engines.allocation import Instance, Role, Shift, Volunteer, check, objective

POINTS = {1: 10_000, 2: 3_000, 3: 1_000, 4: 300}
ALWAYS = ((0, 20_160),)


def person(**given):
    return replace(Volunteer(0, 0, 10_000, 1_440, {0: 1}, {}, ALWAYS, {}), **given)


def shift(start, minutes=120, *roles, prio=2, **given):
    return replace(Shift(0, 0, start, start + minutes, prio, 0, roles or (Role(1, 1, 0, 1),)), **given)


def instance(people, shifts, **given):
    whole = Instance(480, 10_080, POINTS, 100, 10, 3, 2, tuple(people), tuple(shifts))
    return replace(whole, **given)


def crowd(people, shifts, seed):
    """An instance of any size, people and shifts in one town, two weeks."""
    dice = random.Random(seed)
    members = [
        person(
            x=dice.randrange(20_000),
            y=dice.randrange(20_000),
            max_m=dice.randrange(5_000, 25_000),
            cap_min=60 * dice.choice((6, 8, 12, 24)),
            skills={s: dice.randrange(1, 4) for s in range(3) if dice.random() < 0.6},
            certs={0: 20_160} if dice.random() < 0.5 else {},
            pref={0: dice.randrange(50)},
            avail=tuple(
                (1_440 * d + 60 * dice.randrange(6, 12), 1_440 * d + 60 * dice.randrange(16, 24)) for d in range(14)
            ),
        )
        for _ in range(people)
    ]
    tasks = [
        shift(
            1_440 * dice.randrange(14) + 60 * dice.randrange(8, 18),
            30 * dice.randrange(4, 10),
            *(
                Role(
                    low := dice.randrange(1, 5), low + dice.randrange(3), s, dice.choice((1, 1, 2)), dice.choice((-1, -1, 0))
                )
                for s in dice.sample(range(3), dice.randrange(1, 3))
            ),
            x=dice.randrange(20_000),
            y=dice.randrange(20_000),
            prio=dice.randrange(1, 5),
            kind=dice.randrange(2),
        )
        for _ in range(shifts)
    ]
    return instance(members, tasks)


@st.composite
def tiny(draw, optional=False):
    """At most three people and four shifts, so that everything can be tried; with the optional fields, if asked."""
    whole = st.integers
    people = []
    for _ in range(draw(whole(0, 3))):
        people.append(
            person(
                x=draw(whole(0, 12)),
                max_m=draw(whole(1, 10)),
                cap_min=draw(st.sampled_from((0, 60, 180, 240, 600))),
                skills=draw(st.dictionaries(whole(0, 1), whole(1, 2), max_size=2)),
                certs=draw(st.dictionaries(whole(0, 1), whole(0, 2_500))),
                avail=draw(st.sampled_from((ALWAYS, ((0, 400), (400, 900)), ((100, 2_000),), ()))),
                pref=draw(st.dictionaries(whole(0, 1), whole(0, 49))),
                busy=draw(st.sampled_from(((), ((200, 300, True),), ((1_500, 1_560, False),)))) if optional else (),
                rest_min=draw(st.sampled_from((None, 0, 60))) if optional else None,
                day_cap_min=draw(st.sampled_from((None, 0, 150, 240))) if optional else None,
            )
        )
    shifts = [
        shift(
            draw(whole(0, 10)) * draw(st.sampled_from((7, 60, 200))),
            draw(st.sampled_from((1, 60, 90, 120))),
            *(
                Role(
                    low := draw(whole(0, 2)),
                    low + draw(whole(0, 1)),
                    draw(whole(0, 1)),
                    draw(whole(0, 2)),
                    draw(whole(-1, 1)),
                )
                for _ in range(draw(whole(1, 2)))
            ),
            x=draw(whole(0, 12)),
            prio=draw(whole(1, 4)),
            kind=draw(whole(0, 2)),
        )
        for _ in range(draw(whole(0, 4)))
    ]
    made = instance(
        people,
        shifts,
        rest_min=draw(st.sampled_from((0, 30, 480))),
        week_min=draw(st.sampled_from((1_000, 10_080))),
        fair=draw(st.sampled_from((0, 10, 90))),
    )
    if optional and people and shifts:
        made = replace(
            made,
            bans=frozenset(draw(st.sets(st.tuples(whole(0, len(people) - 1), whole(0, len(shifts) - 1)), max_size=2))),
            locks=tuple(
                draw(st.sets(st.tuples(whole(0, len(people) - 1), whole(0, len(shifts) - 1), st.just(0)), max_size=2))
            ),
        )
    return made


def most(whole, forced=()):
    """The points of the best assignment that contains `forced`, by trying everything."""
    free = replace(whole, locks=())
    own = []
    for i in range(len(whole.volunteers)):
        places = [(i, j, r) for j, s in enumerate(whole.shifts) for r in range(len(s.roles)) if not check(free, [(i, j, r)])]
        mine = {place for place in forced if place[0] == i}
        own.append(
            [
                taken
                for n in range(len(places) + 1)
                for taken in combinations(places, n)
                if mine <= set(taken) and not check(free, taken)
            ]
        )
    wholes = ([place for part in taken for place in part] for taken in product(*own))
    return max((objective(free, one) for one in wholes if not crowded(free, one)), default=None)


def crowded(whole, assign):
    """Whether a role has more heads than it may."""
    return any(broken.rule == "full" for broken in check(whole, assign))
