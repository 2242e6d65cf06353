"""What follows from a decision."""

from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected
from guyub.foundation.groups.models import Membership
from guyub.workshop.notices.commands import tell

from .. import policy
from ..models import Obligation
from .words import line


@command(policy.may_add_obligation, joined=("body__group", "case__group"), notes=("owner_id",))
def add_obligation(actor, proposal, *, what, owner_id, due):
    """Say who does what by when."""
    if proposal.outcome != "carried":
        raise Rejected(_("Hanya keputusan yang diterima melahirkan tugas."))
    if due < timezone.localdate():
        raise Rejected(_("Tanggalnya sudah lewat."), field="due")
    if not Membership.objects.filter(person_id=owner_id, approved_at__isnull=False, left_at=None,
                                     group__path__startswith=f"{proposal.case.group.lineage[0]}.").exists():
        raise Rejected(_("Penanggung jawabnya anggota perkumpulan ini."), field="number")
    made = Obligation.objects.create(proposal=proposal, what=line(what, "what", 5, 200), owner_id=owner_id, due=due)
    tell([owner_id], "decisions/obligation_given", url=f"/keputusan/{proposal.pk}/", what=made.what,
         decision=proposal.title, until=due)
    return made


def going(obligation):
    if obligation.done_at or obligation.dropped_at:
        raise Rejected(_("Tugas ini sudah selesai atau dilepas."))


@command(policy.may_finish_obligation, joined=("proposal__body__group",))
def finish_obligation(actor, obligation):
    """Say that it is done."""
    going(obligation)
    obligation.done_at = timezone.now()
    obligation.save(update_fields=["done_at"])
    return obligation


@command(policy.may_drop_obligation, joined=("proposal__body__group",))
def drop_obligation(actor, obligation, *, reason):
    """Say that it will not be done, and why."""
    going(obligation)
    obligation.dropped_at, obligation.reason = timezone.now(), line(reason, "reason", 5, 300)
    obligation.save(update_fields=["dropped_at", "reason"])
    return obligation


@command(policy.may_remind_owner, joined=("proposal",))
def remind_owner(actor, obligation):
    """Tell the owner, once, that the day is near."""
    if obligation.reminded_at is None and obligation.done_at is None and obligation.dropped_at is None:
        obligation.reminded_at = timezone.now()
        obligation.save(update_fields=["reminded_at"])
        tell([obligation.owner_id], "decisions/obligation_due", url=f"/keputusan/{obligation.proposal_id}/",
             what=obligation.what, decision=obligation.proposal.title, until=obligation.due)
    return obligation
