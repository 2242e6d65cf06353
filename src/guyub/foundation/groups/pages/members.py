"""Asking to join, and the secretary's roll: answering, members, offices."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guyub.core import typed
from guyub.core.errors import Rejected
from guyub.core.toasts import done
from guyub.core.workspaces import workspace

from .. import commands, policy, queries
from ..forms import ApplicationForm, OfficeForm
from ..models import Membership, Office


def group_or_404(request, slug):
    group = queries.group_named(request.actor, slug)
    if group is None:
        raise Http404
    return group


def led(request, slug):
    """The group of this address if the actor holds an office there; 404 otherwise."""
    group = group_or_404(request, slug)
    if not request.actor.holds(group, *policy.OFFICERS):
        raise Http404
    return group


def apply(request, slug):
    """Ask to become a member."""
    group = group_or_404(request, slug)
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    mine = Membership.objects.filter(
        person_id=request.actor.person_id, group=group, refused_at=None, left_at=None).first()
    form = ApplicationForm(request.POST or None, categories=queries.categories_of(request.actor, group))
    if request.method == "POST" and form.is_valid():
        try:
            commands.apply_for_membership(
                request.actor, group, through=request.GET.get("undangan", ""), **form.facts())
        except Rejected as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, _("Permintaan terkirim. Sekretaris akan menjawab, dan Anda kami kabari."))
            return HttpResponseRedirect(reverse("groups:apply", args=[slug]))
    promise = queries.answer_promised(mine, group) if mine and mine.waiting else None
    came = queries.referral_to(request.actor.person_id, group) if promise else None
    gone = None if mine else queries.standing_referral(request.actor.person_id, group)
    return render(request, "groups/member/apply.html", {
                  "group": group, "form": form, "forms": [form], "mine": mine, "promise": promise, "came": came,
                  "gone": gone,
                  "gone_promise": queries.answer_promised(gone.passed, gone.passed.group) if gone else None,
                  "verdict": None if mine else policy.may_apply_for_membership(request.actor, group)},
                  status=422 if form.is_bound else 200)


@require_POST
@login_required
def leave(request, slug):
    group = group_or_404(request, slug)
    mine = policy.visible_memberships(request.actor).filter(
        person_id=request.actor.person_id, group=group, refused_at=None, left_at=None).first()
    if mine is None:
        raise Http404
    commands.leave_group(request.actor, mine)
    messages.success(request, _("Anda sudah keluar dari %(group)s.") % {"group": group.name})
    return HttpResponseRedirect(f"/kelompok/{slug}/")


@login_required
def roll(request, slug, status=200, **wrong):
    """The secretary's page: who waits for an answer, and the members; `?orang=` opens what can be done with one of them."""
    group = led(request, slug)
    text = request.GET.get("q", "").replace("\x00", "")[:80]
    after = request.GET.get("sesudah", "").replace("\x00", "")[:120]
    members, following = queries.member_roll(request.actor, group, text=text, after=after)
    chosen, passing = request.GET.get("orang", ""), request.GET.get("teruskan", "")
    near = queries.groups_near(group) if passing or "passing" in wrong else []
    return render(request, "groups/member/roll.html", {
        "group": group, "waiting": [(row, queries.days_late(row, group), queries.due_day(row, group))
                                    for row in queries.waiting_applications(request.actor, group)[:50]],
        "members": members, "following": following, "asked": text, "after": after,
        "chosen": typed.number(chosen), "passing": typed.number(passing), "near": near,
        "named": near[0].name if near else "",
        "may_answer": request.actor.holds(group, *policy.LEADING),
        "may_block": policy.may_block_person(request.actor, group), **wrong, **workspace(request, group)},
        status=status)


def rolled(request, slug, pk, act, said):
    """Do an act that takes a reason; without one the row stays open and says so."""
    group = led(request, slug)
    reason = request.POST.get("reason", "")
    try:
        row = act(request.actor, membership_of(request, group, pk), reason=reason)
    except Rejected as error:
        return roll(request, slug, status=422, chosen=pk, wrong=str(error), reason=reason)
    messages.success(request, said % {"name": row.person.name})
    return HttpResponseRedirect(reverse("groups:roll", args=[slug]))


def membership_of(request, group, pk):
    row = policy.visible_memberships(request.actor).filter(group=group, pk=pk).select_related("person").first()
    if row is None:
        raise Http404
    return row


@require_POST
@login_required
def approve(request, slug, pk):
    group = led(request, slug)
    row = commands.approve_membership(request.actor, membership_of(request, group, pk))
    done(request, _("%(name)s diterima sebagai anggota, nomor %(number)s.") % {
        "name": row.person.name, "number": row.number},
        back=f"{reverse('groups:roll', args=[slug])}?{urlencode({'q': row.number, 'orang': row.pk})}#m{row.pk}")
    return HttpResponseRedirect(reverse("groups:roll", args=[slug]))


@require_POST
@login_required
def refuse(request, slug, pk):
    return rolled(request, slug, pk, commands.refuse_membership,
                  _("Permintaan %(name)s ditolak; alasannya sudah dikirim."))


@require_POST
@login_required
def end(request, slug, pk):
    return rolled(request, slug, pk, commands.end_membership, _("Keanggotaan %(name)s diakhiri."))


@require_POST
@login_required
def hand_out(request, slug, pk):
    """A one-time code for a member who cannot receive one; shown once, on this page."""
    group = led(request, slug)
    row = membership_of(request, group, pk)
    code = commands.hand_out_code(request.actor, row)
    return render(request, "groups/member/code.html", {
        "group": group, "person": row.person, "code": code, **workspace(request, group)})


@login_required
def offices(request, slug):
    """Who holds which office, and giving one to a member by number."""
    group = led(request, slug)
    form = OfficeForm(request.POST or None, initial={"number": request.GET.get("nomor", "")[:40]})
    if request.method == "POST" and form.is_valid():
        cleaned = dict(form.cleaned_data)
        member = Membership.objects.filter(
            group__path__startswith=group.path, number__iexact=cleaned.pop("number").strip(), left_at=None,
        ).select_related("person").first()
        if member is None:
            form.add_error("number", _("Tidak ada anggota dengan nomor ini."))
        else:
            try:
                commands.appoint_officer(request.actor, group, person_id=member.person_id, **cleaned)
            except Rejected as error:
                form.add_error(error.field if error.field in form.fields else "number", str(error))
            else:
                messages.success(request, _("Jabatan diberikan kepada %(name)s.") % {"name": member.person.name})
                return HttpResponseRedirect(reverse("groups:offices", args=[slug]))
    officers, chosen = queries.officers(group), request.GET.get("akhiri", "")
    for office in officers:
        office.group = group
    return render(request, "groups/member/offices.html", {
        "group": group, "officers": [(office, policy.may_end_office(request.actor, office)) for office in officers],
        "chosen": chosen, "form": form, "forms": [form],
        "may_appoint": policy.may_appoint_officer(request.actor, group), **workspace(request, group)},
        status=422 if form.is_bound else 200)


@require_POST
@login_required
def end_office(request, slug, pk):
    group = led(request, slug)
    office = Office.objects.filter(group=group, pk=pk).select_related("person").first()
    if office is None:
        raise Http404
    commands.end_office(request.actor, office)
    messages.success(request, _("Jabatan %(name)s diakhiri.") % {"name": office.person.name})
    return HttpResponseRedirect(reverse("groups:offices", args=[slug]))
