"""What an enrolment's entries come to: reckoned anew after each change, from this one cycle's entries alone."""

from guyub.core import rows
from guyub.core.commands import command

from .. import policy
from ..models import Enrolment, Entry
from ..queries.standing import items_of, standing_of

KEPT = "counted", "missing", "short"


@command(policy.may_reckon_enrolment, joined=("version",))
def reckon_enrolment(actor, enrolment):
    """Reckon a cycle anew."""
    reckon(enrolment)
    return enrolment


def told(cuts):
    return [[cut.code, cut.amount, cut.limit, cut.of] for cut in cuts]


def reckon(enrolment, held=None):
    """Store what counts of each entry, and what is missing. A closed cycle is left as it was closed."""
    if enrolment.closed_at:
        return None
    held = items_of([enrolment.pk])[enrolment.pk] if held is None else held
    standing, lines = standing_of(enrolment, held)
    changed = [[lines[item.id].counted, told(lines[item.id].cuts), item.id] for item, counted, cuts in held
               if (lines[item.id].counted, told(lines[item.id].cuts)) != (counted, cuts)]
    rows.update(Entry, ("counted", "cuts"), changed)
    keep(enrolment, standing)
    return standing


def keep(enrolment, standing):
    short = {part.code: part.short for part in standing.parts if part.short}
    now = standing.counted, max(0, standing.missing), short
    if now != (enrolment.counted, enrolment.missing, enrolment.short):
        enrolment.counted, enrolment.missing, enrolment.short = now
        rows.update(Enrolment, KEPT, [[*now, enrolment.pk]])
