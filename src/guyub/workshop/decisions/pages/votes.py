"""The ballot on a phone, the result with the rule in words, and opening and closing."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guyub.core.errors import Rejected
from guyub.core.typed import number, numbers

from .. import commands, policy, queries
from ..forms import VoteForm, at, zone_of
from ..models import Elector
from ..rules.sealing import receipt_mark
from .doors import found, place, proposal_or_404, vote_or_404


@login_required
def open_vote(request, pk):
    """Choose how and until when, and open the ballot."""
    row = proposal_or_404(request, pk)
    if not policy.may_open_vote(request.actor, row):
        raise Http404
    zone = zone_of(row.body.group)
    meetings = policy.visible_meetings(request.actor).filter(body=row.body, closed_at=None).order_by("starts_at")
    start = {"method": "yesno", "secret": row.kind == "election"}
    form = VoteForm(request.POST or None, meetings=meetings, initial=start)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            opening = commands.open_vote(
                request.actor, row, method=said["method"], secret=said["secret"], zone=zone,
                closes_at=at(said["day"], said["clock"], zone), options=said["options"].splitlines(),
                meeting_id=said["meeting"].pk if said["meeting"] else None)
        except Rejected as error:
            place(form, error)
        else:
            return opened(request, row, opening)
    return render(request, "decisions/vote/open.html", {
        "proposal": row, "form": form, "forms": [form], "zone": zone, "bylaw": queries.bylaw_of(row.body)},
        status=422 if form.is_bound else 200)


def opened(request, row, opening):
    """Where it goes on: the key shown once, the vote, or word that the case has gone elsewhere."""
    if opening.key:
        return render(request, "decisions/vote/key.html", {"proposal": row, "vote": opening.vote, "key": opening.key})
    if opening.vote is not None:
        messages.success(request, _("Pemungutan suara dibuka; pemilihnya dikabari."))
        return HttpResponseRedirect(reverse("decisions:vote", args=[opening.vote.pk]))
    if opening.escalation is not None:
        messages.success(request, _("Terlalu sedikit yang bebas kepentingan; usulan diteruskan ke %(body)s.") % {
            "body": opening.escalation.reached.name})
    else:
        messages.error(request, _("Sampai badan teratas terlalu sedikit yang bebas kepentingan."))
    return HttpResponseRedirect(reverse("decisions:proposal", args=[row.pk]))


def vote(request, pk, status=200, **typed):
    """An open vote is a ballot, a closed one its result."""
    row = vote_or_404(request, pk)
    if row.closed_at is not None:
        receipt = request.GET.get("resi", "")[:40]
        return render(request, "decisions/vote/result.html", {
            "sheet": queries.result_sheet(request.actor, row), "vote": row, "proposal": row.proposal, "receipt": receipt,
            "in_box": receipt_mark(receipt) in row.receipts if receipt else None})
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    sheet = queries.ballot_sheet(request.actor, row, number(request.GET.get("untuk") or request.POST.get("untuk")))
    return render(request, "decisions/vote/ballot.html", {
        "sheet": sheet, "vote": row, "proposal": row.proposal, "may_close": bool(policy.may_close_vote(request.actor, row)),
        "may_annul": row.secret and sheet.over and bool(policy.may_annul_vote(request.actor, row)), **typed}, status=status)


def choice_of(request, row):
    """What was ticked or ranked, as numbers in order."""
    if row.method != "ranked":
        return numbers(request.POST.getlist("pilihan"), 50)
    ranks = [(number(value, 99), number(name[1:], 99)) for name, value in request.POST.items()
             if name.startswith("u") and name[1:].isdigit() and value]
    if any(None in pair for pair in ranks) or len({rank for rank, _option in ranks}) != len(ranks):
        return None
    return [option for _rank, option in sorted(ranks)]


@require_POST
@login_required
def cast(request, pk):
    row = vote_or_404(request, pk)
    electors = Elector.objects.filter(vote=row)
    elector = electors.filter(pk=number(request.POST.get("untuk")) or 0).first() or electors.filter(
        person_id=request.actor.person_id).first()
    if elector is None:
        raise Http404
    try:
        receipt = commands.cast_ballot(request.actor, elector, choice=choice_of(request, row))
    except Rejected as error:
        if error.field is None:
            raise
        return vote(request, pk, status=422, wrong=str(error), kept=request.POST.getlist("pilihan"), ranks=dict(
            request.POST.items()))
    if receipt:
        return render(request, "decisions/vote/receipt.html", {"vote": row, "proposal": row.proposal, "receipt": receipt})
    messages.success(request, _("Suara Anda tersimpan. Sampai penutupan masih bisa diubah."))
    return HttpResponseRedirect(reverse("decisions:vote", args=[pk]))


@require_POST
@login_required
def proxy(request, pk):
    """Give one's vote to somebody else, or take it back."""
    row = vote_or_404(request, pk)
    elector = found(Elector.objects.filter(vote=row), person_id=request.actor.person_id)
    try:
        if request.POST.get("tarik") == "1":
            commands.take_proxy_back(request.actor, elector)
        else:
            commands.give_proxy(request.actor, elector, holder_id=number(request.POST.get("holder")) or 0)
    except Rejected as error:
        return vote(request, pk, status=422, wrong=str(error))
    messages.success(request, _("Kuasa suara tersimpan."))
    return HttpResponseRedirect(reverse("decisions:vote", args=[pk]))


@require_POST
@login_required
def close(request, pk):
    row = vote_or_404(request, pk)
    try:
        commands.close_vote(request.actor, row, key=request.POST.get("kunci", ""))
    except Rejected as error:
        return vote(request, pk, status=422, wrong=str(error))
    messages.success(request, _("Pemungutan suara ditutup dan dihitung."))
    return HttpResponseRedirect(reverse("decisions:vote", args=[pk]))


@require_POST
@login_required
def annul(request, pk):
    """End a secret vote whose key is lost."""
    row = vote_or_404(request, pk)
    try:
        commands.annul_vote(request.actor, row, reason=request.POST.get("reason", ""))
    except Rejected as error:
        return vote(request, pk, status=422, wrong=str(error), reason=request.POST.get("reason", ""))
    messages.success(request, _("Pemungutan suara dibatalkan; bisa dibuka lagi dari usulannya."))
    return HttpResponseRedirect(reverse("decisions:vote", args=[pk]))


def box(request, pk):
    """The published list of a closed secret vote, from which a stranger counts again."""
    row = vote_or_404(request, pk)
    if row.closed_at is None or not row.secret or row.result.get("withheld"):
        raise Http404
    return JsonResponse(queries.published(row), json_dumps_params={"ensure_ascii": False})
