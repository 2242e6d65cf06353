"""Asking for a proposal, its working out, changes by hand, and giving it up."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core import jobs
from guyub.core.commands import command, reference
from guyub.core.errors import Rejected
from guyub.workshop.activities.models import Activity

from .. import policy
from ..models import Placement, Proposal

KIND = "matching.proposal"
LONGEST, FARTHEST = 120, timedelta(days=92)
GROUP = ("group__place", "job")


@command(policy.may_ask_proposal, notes=("activities", "others"))
def ask_proposal(actor, group, *, activities=(), until=None, others=False, fills=False, seconds=10):
    """Have worked out who could take the open shifts of a group with its chapters; nobody is told of it."""
    today = timezone.localdate()
    until = until or today + timedelta(days=14)
    if not today <= until <= today + FARTHEST:
        raise Rejected(_("Pilih hari antara hari ini dan tiga bulan lagi."), field="until")
    if not 1 <= seconds <= LONGEST:
        raise Rejected(_("Waktu mencari antara 1 dan 120 detik."), field="seconds")
    wanted = sorted(set(activities))
    known = Activity.objects.filter(pk__in=wanted, group__path__startswith=group.path, published_at__isnull=False,
                                    cancelled_at=None).count()
    if known != len(wanted):
        raise Rejected(_("Pilih kegiatan kelompok ini atau cabangnya yang sudah terbit."), field="activities")
    return begun(Proposal.objects.create(group=group, asked_by_id=actor.person_id, wanted=wanted, until=until, others=others,
                                         fills=fills, seconds=seconds))


def begun(proposal, *, seconds=None):
    """Put the working out of a proposal on the list of jobs."""
    proposal.job = jobs.begin(KIND, owner_id=proposal.asked_by_id, subject=reference(proposal))
    proposal.computed_at = None
    proposal.save(update_fields=["job", "computed_at"])
    return proposal


@command(policy.may_record_proposal)
def record_proposal(actor, proposal, *, places, findings, figures):
    """Write down what was worked out: what was locked or taken out stays so. places: [(person, shift, metres)]"""
    if proposal.closed_at or proposal.approved_at:
        return proposal
    Placement.objects.filter(proposal=proposal, locked_at=None, removed_at=None).delete()
    kept = set(Placement.objects.filter(proposal=proposal, removed_at=None).values_list("person_id", "shift_id"))
    Placement.objects.bulk_create(
        [Placement(proposal=proposal, person_id=person, shift_id=shift, metres=metres) for person, shift, metres in places
         if (person, shift) not in kept], batch_size=500)
    proposal.findings, proposal.figures, proposal.computed_at = findings, figures, timezone.now()
    proposal.save(update_fields=["findings", "figures", "computed_at"])
    return proposal


def still_open(proposal):
    if proposal.approved_at:
        raise Rejected(_("Usulan ini sudah disetujui."))
    if proposal.closed_at:
        raise Rejected(_("Usulan ini sudah ditutup."))


def ready(proposal):
    still_open(proposal)
    if proposal.computed_at is None:
        raise Rejected(_("Usulan ini masih dihitung."))


@command(policy.may_stop_proposal, joined=GROUP)
def stop_proposal(actor, proposal):
    """End the search with the best that was found so far."""
    still_open(proposal)
    if proposal.job is None or proposal.job.ended_at:
        raise Rejected(_("Perhitungannya sudah selesai."))
    jobs.stop(proposal.job)
    return proposal


@command(policy.may_recompute_proposal, joined=GROUP)
def recompute_proposal(actor, proposal):
    """Work it out anew with who is there now; what is locked stays, and the rest changes little."""
    still_open(proposal)
    if proposal.job is not None and proposal.job.ended_at is None:
        raise Rejected(_("Usulan ini masih dihitung."))
    return begun(proposal)


@command(policy.may_close_proposal, joined=GROUP)
def close_proposal(actor, proposal):
    """Give a proposal up; nobody was asked because of it."""
    still_open(proposal)
    if proposal.job is not None:
        jobs.stop(proposal.job)
    proposal.closed_at = timezone.now()
    proposal.save(update_fields=["closed_at"])
    return proposal


@command(policy.may_follow_proposal, joined=GROUP)
def follow_proposal(actor, proposal):
    """After somebody declined: work out who could fill the gaps. One such proposal at a time; who was asked stays."""
    following = Proposal.objects.filter(follows=proposal, closed_at=None, approved_at=None).select_related("job").first()
    if following is None:
        return begun(Proposal.objects.create(
            group=proposal.group, asked_by=proposal.asked_by, follows=proposal, wanted=proposal.wanted,
            until=max(proposal.until, timezone.localdate()), others=proposal.others, fills=proposal.fills,
            seconds=min(10, proposal.seconds)))
    if following.job is None or following.job.ended_at:
        return begun(following)
    return following


def outstanding(proposal):
    """Placements of a proposal that nobody took away."""
    return Placement.objects.filter(proposal=proposal, removed_at=None).filter(Q(dropped_why=""))
