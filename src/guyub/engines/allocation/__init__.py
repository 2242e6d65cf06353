"""Who takes which shift: the best proposal, proof of how good it is, and reasons. Plain Python, without Django.

Owns: the format "guyub-alloc/1", its hard rules, the search, the bound. Refuses to know: activities, groups, who is
asked, what anybody is told. Numbers (numpy, HiGHS) are loaded when `solve` runs, so that a web worker stays small.
"""

from .answer import Answer, Progress
from .checking import RULES, Broken, check, may, missing, objective
from .explaining import REASONS, Relaxation, Uncovered, Why, explain, why
from .instance import Instance, Malformed, Role, Shift, Volunteer, read_json

__all__ = [
    "REASONS",
    "RULES",
    "Answer",
    "Broken",
    "Instance",
    "Malformed",
    "Progress",
    "Relaxation",
    "Role",
    "Shift",
    "Uncovered",
    "Volunteer",
    "Why",
    "check",
    "explain",
    "may",
    "missing",
    "objective",
    "read_json",
    "solve",
    "why",
]


def solve(instance, *, seconds=10.0, seed=0, before=None, on_progress=None, stop=None, processes=None):
    """The best Answer found within `seconds` after the pairs are built; less if it is proven or nothing gets better.

    `before`: places [(volunteer, shift, role)] that people have now: they stay unless moving one covers a minimum.
    `on_progress(Progress)` is called now and then; `stop()` is asked often, and true ends the search with what there is.
    `processes`: cores to use (all, if None). The search is measured out in counted work that an idle machine does within
    `seconds`, so the same instance, seed, limit and cores give the same answer; where the clock had to cut it, on a slow
    or busy machine, `Answer.method` says so, and then two runs may differ.
    """
    from .solving import solve as search

    return search(
        instance, seconds=seconds, seed=seed, before=before, on_progress=on_progress, stop=stop, processes=processes
    )
