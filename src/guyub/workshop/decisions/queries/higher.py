"""Where a case goes when too few of a body are free of interest: one floor up the tree of chapters, or to supervisors."""

from guyub.workshop.conflicts.queries import barred_among

from ..models import Body
from ..rules.statutes import FEWEST
from .body import bylaw_of, electors_of


def free_of(body, proposal):
    """(all electors of a body {id: weight}, {id: Hits} of those who are barred from the proposal)."""
    electors = electors_of(body)
    case = proposal.case
    return electors, barred_among(electors, case.act, case.concerned, case)


def too_few(body, proposal, electors, barred):
    """Whether those without interest cannot decide: fewer than two, or than a quorum that is a number."""
    free = len(electors) - len(barred)
    statute = bylaw_of(body).statute(proposal.kind)
    return free < FEWEST or (barred and statute.quorum == "fixed" and free < statute.value)


def higher_body(proposal):
    """(the body that takes the case over or None, how many of it are free)."""
    left = {proposal.body_id, *proposal.escalations.values_list("left_id", flat=True)}
    line = list(reversed(proposal.body.group.lineage))
    bodies = Body.objects.filter(group_id__in=line, closed_at=None).exclude(pk__in=left).select_related("group")
    for body in sorted(bodies, key=lambda one: order(one, proposal.body, line)):
        electors, barred = free_of(body, proposal)
        if order(body, proposal.body, line)[1] < 2 and not too_few(body, proposal, electors, barred):
            return body, len(electors) - len(barred)
    return None, 0


def order(body, first, line):
    """The same kind of body above comes first, then supervisors, the nearest first; other kinds never."""
    above = line.index(body.group_id)
    rank = 0 if body.kind == first.kind and above else 1 if body.kind == Body.Kind.SUPERVISORS else 2
    return above, rank
