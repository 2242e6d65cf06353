from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected

from .. import policy
from ..models import Amendment
from .proposal import in_time, reworded, undecided
from .words import line, text_of


@command(policy.may_amend_proposal, joined=("body__group", "case__group"), weighs="vote")
def amend_proposal(actor, proposal, *, text, reasons=""):
    """Ask for another wording."""
    in_time(proposal)
    undecided(proposal)
    return Amendment.objects.create(proposal=proposal, by_id=actor.person_id, text=text_of(text, "text", 10),
                                    reasons=text_of(reasons, "reasons", 0, 2000))


@command(policy.may_answer_amendment, joined=("proposal__body__group", "proposal__case__group"), notes=("taken",))
def answer_amendment(actor, amendment, *, taken, answer=""):
    """Take the wording over as the next version, or decline it with a reason."""
    if amendment.taken_at or amendment.declined_at:
        raise Rejected(_("Usul perubahan ini sudah dijawab."))
    undecided(amendment.proposal)
    if taken:
        amendment.taken_at, amendment.answer = timezone.now(), line(answer, "answer", 0, 300)
        reworded(amendment.proposal, amendment.by_id, amendment.text, amendment.reasons)
    else:
        amendment.declined_at, amendment.answer = timezone.now(), line(answer, "answer", 5, 300)
    amendment.save(update_fields=["taken_at", "declined_at", "answer"])
    return amendment
