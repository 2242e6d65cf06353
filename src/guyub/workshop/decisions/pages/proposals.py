"""The register of decisions, one proposal with all that was said, and what waits for oneself."""

from datetime import time

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guyub.core.errors import Rejected
from guyub.core.typed import number
from guyub.workshop.conflicts import commands as conflicts

from .. import commands, policy, queries
from ..forms import ObligationForm, ProposalForm, RevisionForm, at, zone_of
from ..models import Amendment, Elector, Obligation
from .doors import found, group_or_404, member_numbered, place, proposal_or_404

PAGE = 20


def register(request, slug):
    """Everybody reads what is decided; members also what is under way."""
    group = group_or_404(request, slug)
    before = number(request.GET.get("sebelum"))
    lines = queries.register(request.actor, group, limit=PAGE + 1, before=before)
    return render(request, "decisions/register/page.html", {
        "group": group, "lines": lines[:PAGE], "older": f"?sebelum={lines[PAGE - 1].id}" if len(lines) > PAGE else "",
        "may_propose": policy.reads(request.actor, group)})


@login_required
def own(request):
    """Ballots, meetings and tasks that wait for oneself."""
    if request.actor.person_id is None:
        raise Http404
    return render(request, "decisions/register/own.html", {"matters": queries.own_matters(request.actor)})


@login_required
def make(request, slug):
    """A new proposal."""
    group = group_or_404(request, slug)
    if not policy.reads(request.actor, group):
        raise Http404
    bodies = policy.visible_bodies(request.actor).filter(group=group, closed_at=None).order_by("pk")
    form = ProposalForm(request.POST or None, bodies=bodies)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        day, body = said.pop("day"), said.pop("body")
        zone = zone_of(group)
        try:
            proposal = commands.make_proposal(
                request.actor, body, deadline=at(day, time(23, 59), zone) if day else None, **said)
        except Rejected as error:
            place(form, error)
        else:
            messages.success(request, _("Usulan tercatat dan bisa dibahas anggota."))
            return HttpResponseRedirect(reverse("decisions:proposal", args=[proposal.pk]))
    return render(request, "decisions/proposal/make.html", {
        "group": group, "form": form, "forms": [form], "bodies": bodies.exists(),
        "may_found": policy.may_found_body(request.actor, group)}, status=422 if form.is_bound else 200)


def proposal(request, pk, status=200, **typed):
    sheet = queries.proposal_sheet(request.actor, pk)
    if sheet is None:
        raise Http404
    row, actor = sheet.proposal, request.actor
    keeps = policy.chairs(actor, row.body)
    voting = any(vote["open"] for vote in sheet.votes)
    may_revise = not voting and bool(policy.may_revise_proposal(actor, row))
    may_weigh = sheet.inside and row.open and not sheet.barred and actor.person_id is not None
    may_suspect = sheet.inside and row.open and not sheet.barred and bool(sheet.votes)
    suspects = Elector.objects.filter(vote__proposal=row).exclude(person_id=actor.person_id).select_related(
        "person").order_by("person__name")[:200] if may_suspect and "dugaan" in request.GET else []
    return render(request, "decisions/proposal/page.html", {
        "sheet": sheet, "proposal": row, "keeps": keeps, "may_revise": may_revise,
        "may_weigh": may_weigh, "may_amend": may_weigh and not voting,
        "may_open": row.open and not voting and not sheet.barred and (keeps or bool(
            (sheet.parties or sheet.recusals) and policy.may_open_vote(actor, row))),
        "may_hand_over": row.open and not voting and bool(sheet.barred) and bool(policy.may_hand_over(actor, row)),
        "may_task": keeps and row.outcome == "carried", "task": typed.pop("task", None) or ObligationForm(),
        "may_suspect": may_suspect, "suspects": {one.person_id: one.person.name for one in suspects},
        "meetings": policy.visible_meetings(actor).filter(body=row.body, closed_at=None).order_by("starts_at")[:20]
        if keeps and row.open and sheet.rounds_needed else [], **typed}, status=status)


def acted(request, pk, act, said, row=None, **facts):
    subject = proposal_or_404(request, pk)
    try:
        act(request.actor, row or subject, **facts)
    except Rejected as error:
        return proposal(request, pk, status=422, wrong=str(error), kept=request.POST)
    messages.success(request, said)
    return HttpResponseRedirect(reverse("decisions:proposal", args=[pk]))


@require_POST
@login_required
def comment(request, pk):
    return acted(request, pk, commands.comment_proposal, _("Tanggapan tersimpan."), words=request.POST.get("words", ""))


@require_POST
@login_required
def amend(request, pk):
    return acted(request, pk, commands.amend_proposal, _("Usul perubahan terkirim ke pengusul."),
                 text=request.POST.get("text", ""), reasons=request.POST.get("reasons", ""))


@require_POST
@login_required
def answer(request, pk, amendment):
    row = found(Amendment.objects.filter(proposal=proposal_or_404(request, pk)), pk=amendment)
    taken = request.POST.get("taken") == "1"
    return acted(request, pk, commands.answer_amendment,
                 _("Perubahan diambil menjadi versi baru.") if taken else _("Usul perubahan dijawab."), row=row,
                 taken=taken, answer=request.POST.get("answer", ""))


@require_POST
@login_required
def second(request, pk):
    return acted(request, pk, commands.second_proposal, _("Dukungan Anda tercatat."))


@require_POST
@login_required
def withdraw(request, pk):
    return acted(request, pk, commands.withdraw_proposal, _("Usulan ditarik."))


@require_POST
@login_required
def step_out(request, pk):
    return acted(request, pk, commands.step_out, _("Tercatat: Anda tidak ikut memutuskan hal ini."))


@require_POST
@login_required
def hand_over(request, pk):
    """Send it up because too few are free of interest."""
    return acted(request, pk, commands.hand_over, _("Dihitung: terlalu sedikit yang bebas kepentingan di badan ini."))


@require_POST
@login_required
def suspect(request, pk):
    """Raise a suspicion about one of the electors; read by chair and secretary alone."""
    return acted(request, pk, lambda actor, row, **facts: conflicts.raise_suspicion(actor, row.case, **facts),
                 _("Dugaan disampaikan; dijawab oleh orang tanpa kepentingan."),
                 person_id=number(request.POST.get("person")) or 0, words=request.POST.get("words", ""))


@require_POST
@login_required
def deliberate(request, pk):
    return acted(request, pk, commands.record_round, _("Putaran musyawarah tercatat."),
                 meeting_id=number(request.POST.get("meeting")), agreed=request.POST.get("agreed") == "1",
                 note=request.POST.get("note", ""))


@login_required
def revise(request, pk):
    """Another wording by the author."""
    row = proposal_or_404(request, pk)
    if not policy.may_revise_proposal(request.actor, row):
        raise Http404
    last = row.versions.order_by("-number").first()
    form = RevisionForm(request.POST or None, initial={"text": last.text, "reasons": last.reasons})
    if request.method == "POST" and form.is_valid():
        try:
            commands.revise_proposal(request.actor, row, **form.cleaned_data)
        except Rejected as error:
            place(form, error)
        else:
            messages.success(request, _("Versi baru tersimpan."))
            return HttpResponseRedirect(reverse("decisions:proposal", args=[pk]))
    return render(request, "decisions/proposal/revise.html", {"proposal": row, "form": form, "forms": [form]},
                  status=422 if form.is_bound else 200)


@require_POST
@login_required
def task(request, pk):
    row = proposal_or_404(request, pk)
    if not policy.chairs(request.actor, row.body):
        raise Http404
    form = ObligationForm(request.POST)
    if form.is_valid():
        facts = dict(form.cleaned_data)
        try:
            owner = member_numbered(row.case.group, facts.pop("number"))
            commands.add_obligation(request.actor, row, owner_id=owner, **facts)
        except Rejected as error:
            place(form, error)
        else:
            messages.success(request, _("Tugas dicatat; penanggung jawabnya dikabari."))
            return HttpResponseRedirect(reverse("decisions:proposal", args=[pk]))
    return proposal(request, pk, status=422, task=form, forms=[form])


@require_POST
@login_required
def finish(request, pk, task):
    row = found(Obligation.objects.filter(proposal=proposal_or_404(request, pk)), pk=task)
    return acted(request, pk, commands.finish_obligation, _("Tugas selesai."), row=row)


@require_POST
@login_required
def drop(request, pk, task):
    row = found(Obligation.objects.filter(proposal=proposal_or_404(request, pk)), pk=task)
    return acted(request, pk, commands.drop_obligation, _("Tugas dilepas."), row=row, reason=request.POST.get("reason", ""))
