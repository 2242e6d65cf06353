"""Load (or, the first time, compile) every kernel on a toy, so that no search pays for it."""

from .instance import Instance, Role, Shift, Volunteer

_WARM = []


def warm():
    """Once a process."""
    if _WARM:
        return
    _WARM.append(True)
    from .jit import COMPILED

    if COMPILED:
        from . import solving

        model = solving.columns(toy())
        solving.build(model, solving.gathered(model))
        solving.kept(model, [(0, 0, 0)])
        held, heads = solving.ascent.greedy(model)
        clock, dice = solving.Clock(60, None, None), solving.np.random.default_rng(0)
        solving.rise(model, model.pairs.liking.astype("int64"), held, heads, dice, clock)
        solving.large(model, dice, clock, 1)


def toy():
    """Three people whose caps bind, four shifts, one promise elsewhere."""
    people = tuple(
        Volunteer(
            n,
            0,
            10_000,
            300,
            {0: 1},
            {0: 9_000},
            ((0, 9_000),),
            {0: 20 + n},
            day_cap_min=200 if n == 2 else None,
            busy=((6_000, 6_060, True),) if n == 1 else (),
        )
        for n in range(3)
    )
    shifts = tuple(
        Shift(0, 0, 800 * n, 800 * n + 180, 1 + n % 4, 0, (Role(1, 2, 0, 1, 0 if n else -1), Role(0, 1, 0, 1)))
        for n in range(4)
    )
    return Instance(480, 10_080, {1: 10_000, 2: 3_000, 3: 1_000, 4: 300}, 100, 10, 1, 1, people, shifts)
