"""Milestones of a record: firsts and round sums, each with the day it was reached. No ranks, no comparison. No ORM."""

from dataclasses import dataclass
from datetime import date

HOURS = (10, 50, 100, 250, 500, 1000, 2500, 5000)
GROUPS = (2, 5, 10)


@dataclass(frozen=True)
class Milestone:
    """`kind` is first, learned, hours or groups; `amount` the round sum; `entry` the (chain, number) that reached it."""

    kind: str
    amount: int
    day: date
    entry: tuple[int, int]


def milestones(facts):
    """Milestones, the latest first, of facts [(day, minutes, group id, learned, chain, number)] in order of their days."""
    reached, minutes, groups = [], 0, set()
    learned_before = False
    for day, amount, group, learned, chain, number in facts:
        entry = (chain, number)
        if not reached:
            reached.append(Milestone("first", 1, day, entry))
        if learned and not learned_before:
            learned_before = True
            reached.append(Milestone("learned", 1, day, entry))
        before, minutes = minutes, minutes + amount
        reached.extend(Milestone("hours", sum_, day, entry) for sum_ in HOURS if before < sum_ * 60 <= minutes)
        if group not in groups:
            groups.add(group)
            if len(groups) in GROUPS:
                reached.append(Milestone("groups", len(groups), day, entry))
    return reached[::-1]
