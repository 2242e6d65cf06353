"""An activity appears: whose offer fits is told. Somebody declines: the place is filled, or a proposal follows."""

from guyub.core import jobs
from guyub.core.actors import Actor
from guyub.core.reactions import reacts_to
from guyub.workshop.activities.models import Activity

from . import commands
from .commands.proposal import KIND
from .models import Placement, Proposal
from .queries.pool import vacated
from .queries.solve import solved

OFFICE = Actor.office_of("matching")


@reacts_to("activities.publish_activity")
def suggest(act):
    commands.suggest_activity(OFFICE, Activity.objects.get(pk=act.subject_id))


@reacts_to("matching.decline_placement")
def fill(act):
    """Ask who fits next, if the coordinator chose so and somebody does; else work out a proposal to approve."""
    fill_place(Placement.objects.select_related("proposal").get(pk=act.subject_id))


def fill_place(placement):
    if placement.proposal.fills and commands.ask_substitute(OFFICE, placement):
        return
    if not placement.standby:
        commands.follow_proposal(OFFICE, placement.proposal)


@reacts_to("activities.withdraw_signup")
def fill_vacated(act):
    """Who said yes gives the place back: if no stand-by moved up and people are missing, it is filled as a declined one."""
    if (placement := vacated(act.subject_id)) is not None:
        fill_place(placement)


@jobs.runs(KIND)
def work_out(job, pulse):
    """Work out a proposal, outside any transaction; what was found is written at once, in the end."""
    proposal = Proposal.objects.select_related("group__place").filter(job=job).first()
    if proposal is None or proposal.closed_at or proposal.approved_at:
        return
    found = solved(proposal, pulse)
    if not jobs.is_held(job):
        return  # silent for too long: another took it up
    commands.record_proposal(
        OFFICE, proposal, places=[(person, shift.pk, metres) for person, shift, metres in found.places],
        findings=found.findings, figures=found.figures)
