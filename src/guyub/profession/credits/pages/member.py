"""A member's own credits: cycles, what is missing, claims and their evidence."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guyub.core.errors import Stopped
from guyub.foundation.files.queries import document_of

from .. import commands, policy, queries
from ..forms import ClaimForm, EnrolForm, TranscriptForm
from .papers import pack, transcript_paper


def self_of(request):
    if request.actor.person_id is None:
        raise Http404
    return request.actor.person_id


def placed(form, error):
    """Say an error at its field, or above the form."""
    name = getattr(error, "field", None)
    form.add_error(name if name in form.fields else None, str(error))


@login_required
def mine(request):
    """My cycles, and schemes of my groups in which one may begin."""
    self_of(request)
    return render(request, "credits/mine/page.html", {
        "cycles": queries.my_cycles(request.actor), "schemes": queries.open_schemes(request.actor)})


@login_required
def begin(request, pk):
    """Begin one's own cycle in a scheme of one's group."""
    person_id = self_of(request)
    scheme = next((one for one in queries.open_schemes(request.actor) if one.pk == pk), None)
    if scheme is None:
        raise Http404
    version = queries.version_in_force(scheme)
    form = EnrolForm(request.POST or None, rules=version.rules)
    if request.method == "POST" and form.is_valid():
        try:
            made = commands.enrol_member(request.actor, scheme, person_id=person_id, **form.cleaned_data)
        except Stopped as error:
            placed(form, error)
        else:
            messages.success(request, _("Siklus dimulai. Jam yang sudah disahkan sejak hari pertamanya ikut dihitung."))
            return HttpResponseRedirect(reverse("credits:cycle", args=[made.pk]))
    return render(request, "credits/mine/begin.html", {
        "scheme": scheme, "version": version, "form": form, "source": queries.source_of(version)},
        status=422 if form.is_bound else 200)


def cycle_seen(request, pk):
    found = queries.cycle(request.actor, pk)
    if found is None:
        raise Http404
    return found


@login_required
def cycle(request, pk):
    """One cycle: what counts in each category, what is missing by when, what would close it, every entry."""
    found = cycle_seen(request, pk)
    own = found.enrolment.person_id == request.actor.person_id
    arranging = bool(policy.arranging(request.actor, found.enrolment))
    return render(request, "credits/cycle/page.html", {
        "c": found, "own": own, "arranging": arranging, "exemptions": found.scheme.exemptions,
        "profiles": found.scheme.profiles, "years": range(len(found.years) and max(1, -(-found.scheme.months // 12)))})


def claiming(request, title, rules, act, back, start=None, entry=None):
    """The form of a claim; act(**facts) makes or mends it."""
    form = ClaimForm(request.POST or None, request.FILES or None, rules=rules, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            act(**form.facts())
        except Stopped as error:
            placed(form, error)
        else:
            messages.success(request, _("Permintaan terkirim. Anda dikabari begitu diperiksa."))
            return HttpResponseRedirect(back)
    return render(request, "credits/claim/page.html", {
        "title": title, "form": form, "back": back, "rules": rules, "entry": entry},
        status=422 if form.is_bound else 200)


@login_required
def claim(request, pk):
    self_of(request)
    enrolment = get_object_or_404(
        policy.visible_enrolments(request.actor).filter(person_id=request.actor.person_id)
        .select_related("version", "scheme__group"), pk=pk)
    return claiming(
        request, _("Minta kredit diakui"), enrolment.rules,
        lambda **facts: commands.claim_credit(request.actor, enrolment, **facts), reverse("credits:cycle", args=[pk]))


def own_entry(request, pk):
    return get_object_or_404(
        policy.visible_entries(request.actor).filter(person_id=self_of(request))
        .select_related("enrolment__version", "enrolment__scheme__group"), pk=pk)


@login_required
def amend(request, pk):
    entry = own_entry(request, pk)
    if entry.returned_at is None:
        raise Http404
    start = {name: getattr(entry, name) for name in ("kind", "title", "day", "organiser", "number", "role")}
    start["units" if entry.units else "amount"] = (entry.units or entry.claimed) / 100
    return claiming(
        request, _("Perbaiki permintaan"), entry.enrolment.rules,
        lambda **facts: commands.amend_claim(request.actor, entry, **facts),
        reverse("credits:cycle", args=[entry.enrolment_id]), start=start, entry=entry)


@require_POST
@login_required
def withdraw(request, pk):
    entry = own_entry(request, pk)
    commands.withdraw_claim(request.actor, entry)
    messages.success(request, _("Permintaan ditarik."))
    return HttpResponseRedirect(reverse("credits:cycle", args=[entry.enrolment_id]))


@login_required
def evidence(request, pk):
    """The evidence of a claim, for its person and those who verify there; downloaded, never shown within a page."""
    entry = get_object_or_404(
        policy.visible_entries(request.actor).filter(evidence__isnull=False).select_related("evidence"), pk=pk)
    data = document_of(entry.evidence.name)
    if data is None:
        raise Http404
    answer = HttpResponse(data, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="bukti-{entry.pk}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def download(data, kind, name):
    answer = HttpResponse(data, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@login_required
def transcript(request, pk):
    """The cycle on paper."""
    found = cycle_seen(request, pk)
    entries, _more = queries.proved(found.enrolment, found.scheme)
    return download(transcript_paper(found, entries), "application/pdf", f"transkrip-kredit-{pk}.pdf")


@login_required
def evidence_pack(request, pk):
    """All evidence of what counts, or of one category, as one archive that anybody can check without a network."""
    found = cycle_seen(request, pk)
    category = request.GET.get("ranah", "")
    entries, _more = queries.proved(found.enrolment, found.scheme, category=category)
    if not entries:
        messages.error(request, _("Belum ada yang dihitung, jadi belum ada bukti untuk dibawa."))
        return HttpResponseRedirect(reverse("credits:cycle", args=[pk]))
    return download(pack(found, entries), "application/zip", f"bukti-kredit-{pk}.zip")


@login_required
def official(request, pk):
    """What the official system says, given in by the member, beside what stands here."""
    self_of(request)
    enrolment = get_object_or_404(
        policy.visible_enrolments(request.actor).filter(person_id=request.actor.person_id)
        .select_related("version", "scheme__group"), pk=pk)
    form = TranscriptForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            commands.take_transcript(request.actor, enrolment, name=file.name, data=file.read())
        except Stopped as error:
            placed(form, error)
        else:
            messages.success(request, _("Transkrip terbaca. Bedanya di bawah ini."))
            return HttpResponseRedirect(reverse("credits:official", args=[pk]))
    return render(request, "credits/official/page.html", {
        "enrolment": enrolment, "unit": enrolment.rules.unit, "form": form, "forms": [form],
        "found": queries.differences(request.actor, enrolment)}, status=422 if form.is_bound else 200)
