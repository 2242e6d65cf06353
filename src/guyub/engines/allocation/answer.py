"""What a search hands back, and what it tells on the way."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the search is: `fraction` of the time or work 0..1, points so far, proven bound or None, seconds used."""

    fraction: float
    objective: int
    bound: int | None
    seconds: float


@dataclass(frozen=True, slots=True)
class Answer:
    """A proposal that keeps every hard rule.

    assign: [(volunteer, shift, role)], sorted. bound: no proposal can have more points. gap: (bound - objective) / bound.
    missing: {priority: minimum heads missing}; bound_missing: the same in the relaxation beside the bound, in fractions
    of heads, or None where none was solved. moved: places of `before` that could have stayed and did not. seconds: after
    the pairs were built; memory: most bytes that the process held. method: how it was found, and whether the clock
    cut it or somebody stopped it. refused: locks that break a rule, as Broken, which are left out.
    """

    assign: list
    objective: int
    bound: int
    gap: float
    missing: dict
    bound_missing: dict | None
    moved: int
    seconds: float
    memory: int
    method: str
    pairs: int = 0
    refused: tuple = ()

    def to_dict(self):
        """The answer as an assignment file of the format, with the figures beside it."""
        return {
            "assign": [list(place) for place in self.assign],
            "objective": self.objective,
            "bound": self.bound,
            "gap": self.gap,
            "missing": self.missing,
            "bound_missing": self.bound_missing,
            "moved": self.moved,
            "seconds": round(self.seconds, 3),
            "memory": self.memory,
            "method": self.method,
            "pairs": self.pairs,
            "refused": [[b.volunteer, b.shift, b.role, b.rule] for b in self.refused],
        }
