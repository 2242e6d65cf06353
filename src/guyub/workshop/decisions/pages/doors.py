"""How pages of this app fetch what the address names: what one may not see is not there."""

from django.http import Http404
from django.utils.translation import gettext as _

from guyub.core.errors import Rejected
from guyub.foundation.groups.models import Membership
from guyub.foundation.groups.policy import OFFICERS
from guyub.foundation.groups.queries import group_named

from .. import policy


def group_or_404(request, slug):
    group = group_named(request.actor, slug)
    if group is None:
        raise Http404
    return group


def led(request, slug):
    group = group_or_404(request, slug)
    if not request.actor.holds(group, *OFFICERS):
        raise Http404
    return group


def found(rows, **wanted):
    row = rows.filter(**wanted).first()
    if row is None:
        raise Http404
    return row


def proposal_or_404(request, pk):
    return found(policy.visible_proposals(request.actor).select_related("body__group", "case__group"), pk=pk)


def vote_or_404(request, pk):
    return found(policy.visible_votes(request.actor).select_related(
        "proposal__body__group", "proposal__case__group", "body__group"), pk=pk)


def member_numbered(group, typed):
    """Who has this member's number in the whole association of the group."""
    row = Membership.objects.filter(
        group__path__startswith=f"{group.lineage[0]}.", number__iexact=(typed or "").strip(), left_at=None,
        approved_at__isnull=False).first()
    if row is None:
        raise Rejected(_("Tidak ada anggota dengan nomor ini."), field="number")
    return row.person_id


def place(form, error):
    """Put the sentence of a rejected act at its field."""
    form.add_error(error.field if error.field in form.fields else None, str(error))
