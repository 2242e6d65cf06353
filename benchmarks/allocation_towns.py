"""Invented towns for the benchmark of allocation: people, shifts and needs of the format guyub-alloc/1, from a seed.

People live around centres of unequal size; needs are spread otherwise than people; free time is that of students,
of those who work by day, and of those who come at night. Everything is whole numbers, and the same for the same seed.
"""

import numpy as np

SIZES = {"group": (100, 30), "region": (1_000, 200), "province": (10_000, 1_000), "nation": (100_000, 10_000)}
DAYS, SKILLS, CERTS, KINDS, TOWN = 14, 12, 4, 8, 150
RARE = (np.arange(SKILLS) + 1.0) ** -0.8
HOURS = ((6, 1), (8, 2), (9, 2), (13, 2), (14, 1), (16, 2), (17, 3), (18, 4), (19, 3), (20, 2), (22, 1))


def make(people, shifts, seed, tight=1):
    """A dict of the format. `tight` 2 needs twice as many heads for as many people."""
    dice = np.random.default_rng([17, seed, people, shifts])
    towns = max(1, shifts // TOWN)
    size = (np.arange(towns) + 6.0) ** -0.7
    size /= size.sum()
    centres = dice.integers(0, 120_000 * max(1, int(np.ceil(np.sqrt(towns)))) + 1, (towns, 2))
    wide = 7_000 * (1 + 2 * np.sqrt(size * towns) / 3)
    need = size * dice.uniform(0.5, 1.5, towns)

    def places(count, share):
        town = dice.choice(towns, count, p=share / share.sum())
        return np.rint(centres[town] + dice.normal(size=(count, 2)) * wide[town, None]).astype(int).tolist()

    at, where = places(people, size), places(shifts, need)
    heads = tight * 0.5 * people / shifts
    return {
        "format": "guyub-alloc/1",
        "rules": {"rest_min": 480, "week_min": 10_080},
        "weights": {"min": {"1": 10_000, "2": 3_000, "3": 1_000, "4": 300}, "extra": 100, "fair": 10},
        "skills": SKILLS,
        "certs": CERTS,
        "volunteers": [person(dice, *place) for place in at],
        "shifts": [shift(dice, *place, heads) for place in where],
    }


def person(dice, x, y):
    known = dice.choice(SKILLS, int(dice.integers(2, 7)), replace=False, p=RARE / RARE.sum())
    return {
        "x": x,
        "y": y,
        "max_m": 1_000 * int(dice.integers(10, 61)),
        "cap_min": 60 * int(dice.choice((6, 8, 10, 12, 16, 20, 24))),
        "skills": {str(skill): int(min(3, dice.geometric(0.42))) for skill in known},
        "certs": {str(c): int(dice.integers(0, 3 * DAYS * 1_440)) for c in range(CERTS) if dice.random() < 0.5},
        "avail": windows(dice),
        "pref": {str(kind): int(dice.integers(15, 50)) for kind in dice.choice(KINDS, 3, replace=False)},
    }


def windows(dice):
    sort, free = dice.random(), []
    for day in range(DAYS):
        weekend, here = day % 7 > 4, dice.random()
        if sort < 0.35:
            begin, end = 360, 1_440
        elif sort < 0.8 and (weekend and here < 0.9):
            begin, end = 420, 1_320
        elif sort < 0.8 and here < 0.7:
            begin, end = 960, 1_380
        elif sort >= 0.8 and here < 0.7:
            begin, end = 1_080, 1_980
        else:
            continue
        begin, end = 1_440 * day + begin + 30 * int(dice.integers(0, 4)), 1_440 * day + end - 30 * int(dice.integers(0, 4))
        if free and begin <= free[-1][1]:
            free[-1][1] = max(end, free[-1][1])
        else:
            free.append([begin, end])
    return free


def shift(dice, x, y, heads):
    day = int(dice.choice(DAYS, p=np.array([1, 1, 1, 1, 1, 2, 2] * 2) / 18))
    hours, share = zip(*HOURS, strict=True)
    start = 1_440 * day + 60 * int(dice.choice(hours, p=np.array(share) / sum(share))) + 30 * int(dice.integers(0, 2))
    roles = []
    for skill in dice.choice(SKILLS, int(dice.integers(1, 4)), replace=False, p=RARE / RARE.sum()):
        level = int(dice.choice((1, 2, 3), p=(0.7, 0.22, 0.08)))
        usual = heads * 2.2 * float(RARE[skill]) ** 0.6 * (1, 0.5, 0.3)[level - 1]
        least = int(max(1, dice.poisson(max(0.3, usual))))
        roles.append(
            {
                "min": least,
                "max": least + int(dice.integers(0, max(2, least))),
                "skill": int(skill),
                "level": level,
                "cert": int(dice.integers(0, CERTS)) if dice.random() < 0.15 else -1,
            }
        )
    return {
        "x": x,
        "y": y,
        "start": start,
        "end": start + 30 * int(dice.integers(4, 15)),
        "kind": int(dice.integers(0, KINDS)),
        "prio": int(dice.choice((1, 2, 3, 4), p=(0.15, 0.25, 0.4, 0.2))),
        "roles": roles,
    }
