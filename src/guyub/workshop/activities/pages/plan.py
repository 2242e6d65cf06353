"""The coordinator plans: a draft, its roles and shifts, how they repeat, and publishing."""

from datetime import time

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guyub.core import typed
from guyub.core.errors import Rejected
from guyub.core.workspaces import workspace
from guyub.foundation.places.queries import typed_name

from .. import commands, policy, queries, rules
from ..forms import ActivityForm, BenefitForm, ReasonForm, RepeatForm, RoleForm, ShiftForm
from ..models import Role, Shift
from .doors import found, led_activity, led_group, signed_in


@signed_in
def overview(request, slug):
    """All activities of a group: coming ones with what is short, and drafts."""
    group = led_group(request, slug)
    cards, more = queries.activity_cards(request.actor, group=group, limit=50)
    return render(request, "activities/plan/overview.html", {
        "cards": cards, "more": more, "drafts": queries.drafts(request.actor, group), "group": group,
        "may_audit": request.actor.holds(group, *policy.CORRECTING), **workspace(request, group)})


@signed_in
def create(request, slug):
    """A new activity with its first role and shift, on one page."""
    group = led_group(request, slug)
    start = {"timezone": group.place.timezone if group.place else "Asia/Jakarta",
             "place": typed_name(group.place), "kind": "service"}
    form = ActivityForm(request.POST or None, initial=start)
    role = RoleForm(request.POST or None, initial={"role": _("Relawan"), "level": 1})
    shift = ShiftForm(request.POST or None)
    status = 200
    if request.method == "POST":
        if form.is_valid() & role.is_valid() & shift.is_valid():
            try:
                starts_at, ends_at = rules.span(
                    shift.cleaned_data["day"], shift.cleaned_data["start"], shift.cleaned_data["end"],
                    form.cleaned_data["timezone"])
                activity = commands.plan_activity(
                    request.actor, group, **form.facts(), roles=[role.facts()],
                    shifts=[{"role": role.facts()["name"], "starts_at": starts_at, "ends_at": ends_at,
                             "least": shift.cleaned_data["least"], "most": shift.cleaned_data["most"]}])
            except Rejected as error:
                place(error, form, role, shift)
            else:
                messages.success(request, _("Draf tersimpan. Periksa, lalu terbitkan."))
                return HttpResponseRedirect(reverse("activities:plan", args=[group.slug, activity.pk]))
        status = 422
    return render(request, "activities/plan/create.html", {
        "form": form, "role": role, "shift": shift, "forms": [form, role, shift], "group": group,
        **workspace(request, group)}, status=status)


def place(error, *forms):
    """Show a rejection at the field that it names, in whichever form has it."""
    for form in forms:
        if error.field in form.fields:
            form.add_error(error.field, str(error))
            return
    forms[0].add_error(None, str(error))


SHIFTS = 20


def shift_page(request, activity, chosen):
    """(days, day to go on from): so many shifts from `?dari=` on; if the chosen one lies further on, those from its day."""
    days, following = shifts_from(request, activity, typed.day(request.GET.get("dari")))
    if chosen and not any(row.id == chosen for _day, _words, rows in days for row in rows):
        shift = Shift.objects.filter(activity=activity, pk=chosen).first()
        if shift is not None:
            return shifts_from(request, activity, rules.day_of(shift.starts_at, activity.timezone))
    return days, following


def shifts_from(request, activity, day):
    since = day and max(timezone.now(), rules.at(day, time.min, activity.timezone))
    days = queries.shift_days(request.actor, activity, since=since, limit=SHIFTS + 1)
    if len(days) > 1 and sum(len(rows) for _day, _words, rows in days) > SHIFTS:
        return days[:-1], days[-1][0]
    return days, None


@signed_in
def plan(request, slug, pk, status=200, **bound):
    """The plan of one activity: board, roles, shifts, repeat, publish, cancel; `?giliran=` opens one shift for changes."""
    activity = led_activity(request, slug, pk)
    chosen = bound.get("chosen") or typed.number(request.GET.get("giliran"))
    promising = bound.pop("promising", None) or typed.number(request.GET.get("manfaat"))
    days, following = shift_page(request, activity, chosen)
    roles = queries.roles_of(activity)
    promised = next((role for role in roles if role.pk == promising), None)
    if promised and "benefit_form" not in bound:
        bound["benefit_form"] = BenefitForm(initial={"benefits": promised.benefits, "benefit_note": promised.benefit_note})
    return render(request, "activities/plan/plan.html", {
        "activity": activity, "group": activity.group, "board": queries.shift_board(request.actor, activity),
        "days": days, "following": following, "chosen": chosen, "opened": request.GET.get("buka", ""),
        "roles": roles, "promising": promised and promised.pk,
        "role_form": RoleForm(), "shift_form": ShiftForm(), "repeat_form": RepeatForm(), "reason_form": ReasonForm(),
        "rule_words": queries.rule_words(activity.rule),
        "may_edit": policy.may_edit_activity(request.actor, activity), **bound,
        **workspace(request, activity.group)}, status=status)


@signed_in
def edit(request, slug, pk):
    """What is written about an activity."""
    activity = led_activity(request, slug, pk)
    names = ("title", "kind", "about", "venue", "directions", "timezone", "bring", "assistance", "members_only", "hard")
    start = {name: getattr(activity, name) for name in names}
    start |= {"field": activity.field_id or "", "place": typed_name(activity.place)}
    form = ActivityForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            commands.edit_activity(request.actor, activity, **form.facts())
        except Rejected as error:
            place(error, form)
        else:
            messages.success(request, _("Perubahan tersimpan."))
            return HttpResponseRedirect(reverse("activities:plan", args=[slug, pk]))
    return render(request, "activities/plan/edit.html", {
        "form": form, "forms": [form], "activity": activity, "group": activity.group,
        **workspace(request, activity.group)}, status=422 if form.is_bound else 200)


def done(request, slug, pk, sentence):
    messages.success(request, sentence)
    return HttpResponseRedirect(reverse("activities:plan", args=[slug, pk]))


@require_POST
@signed_in
def add_role(request, slug, pk):
    activity = led_activity(request, slug, pk)
    form = RoleForm(request.POST)
    if form.is_valid():
        try:
            commands.add_role(request.actor, activity, **form.facts())
        except Rejected as error:
            place(error, form)
        else:
            return done(request, slug, pk, _("Peran ditambahkan."))
    return plan(request, slug, pk, status=422, role_form=form, forms=[form])


@require_POST
@signed_in
def promise(request, slug, pk, role):
    """What a role brings, said anew."""
    led_activity(request, slug, pk)
    row = found(Role.objects.filter(activity_id=pk), role)
    form = BenefitForm(request.POST)
    if form.is_valid():
        try:
            commands.promise_benefits(request.actor, row, **form.cleaned_data)
        except Rejected as error:
            place(error, form)
        else:
            return done(request, slug, pk, _("Yang didapat di peran ini tersimpan."))
    return plan(request, slug, pk, status=422, promising=row.pk, benefit_form=form, forms=[form])


@require_POST
@signed_in
def remove_role(request, slug, pk, role):
    led_activity(request, slug, pk)
    commands.remove_role(request.actor, found(Role.objects.filter(activity_id=pk), role))
    return done(request, slug, pk, _("Peran dihapus."))


@require_POST
@signed_in
def add_shift(request, slug, pk):
    activity = led_activity(request, slug, pk)
    form = ShiftForm(request.POST)
    if form.is_valid():
        cleaned = form.cleaned_data
        try:
            starts_at, ends_at = rules.span(cleaned["day"], cleaned["start"], cleaned["end"], activity.timezone)
            commands.add_shift(request.actor, activity, role_id=typed.number(request.POST.get("role_id")),
                               starts_at=starts_at, ends_at=ends_at, least=cleaned["least"], most=cleaned["most"])
        except Rejected as error:
            place(error, form)
        else:
            return done(request, slug, pk, _("Giliran ditambahkan."))
    return plan(request, slug, pk, status=422, shift_form=form, forms=[form])


def on_shift(request, slug, pk, shift, act, said):
    """Do an act with one shift; what is rejected is said in its row, with all that was typed."""
    led_activity(request, slug, pk)
    row = found(Shift.objects.filter(activity_id=pk), shift)
    try:
        act(request.actor, row)
    except Rejected as error:
        return plan(request, slug, pk, status=422, chosen=row.pk, wrong=str(error), given=request.POST)
    return done(request, slug, pk, said)


@require_POST
@signed_in
def change_shift(request, slug, pk, shift):
    def change(actor, row):
        least, most = typed.number(request.POST.get("least")), typed.number(request.POST.get("most"))
        if least is None or most is None:
            raise Rejected(_("Jumlah orang ditulis dengan angka, paling banyak 10.000."))
        commands.change_shift(actor, row, least=least, most=most, hard="berat" in request.POST)

    return on_shift(request, slug, pk, shift, change, _("Giliran diubah."))


@require_POST
@signed_in
def cancel_shift(request, slug, pk, shift):
    return on_shift(
        request, slug, pk, shift,
        lambda actor, row: commands.cancel_shift(
            actor, row, reason=request.POST.get("reason", ""), following="berikutnya" in request.POST),
        _("Giliran dibatalkan; yang mendaftar sudah diberi tahu."))


@require_POST
@signed_in
def repeat(request, slug, pk):
    activity = led_activity(request, slug, pk)
    if "stop" in request.POST:
        commands.repeat_activity(request.actor, activity, rule="")
        return done(request, slug, pk, _("Tidak berulang lagi. Giliran yang sudah ada pendaftarnya tetap."))
    form = RepeatForm(request.POST)
    if form.is_valid():
        try:
            commands.repeat_activity(request.actor, activity, rule=form.rule(queries.first_day(activity)))
        except Rejected as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            return done(request, slug, pk, _("Pengulangan disimpan."))
    return plan(request, slug, pk, status=422, repeat_form=form, forms=[form])


@require_POST
@signed_in
def publish(request, slug, pk):
    commands.publish_activity(request.actor, led_activity(request, slug, pk))
    return done(request, slug, pk, _("Kegiatan terbit. Orang bisa mendaftar sekarang."))


@require_POST
@signed_in
def cancel(request, slug, pk):
    activity = led_activity(request, slug, pk)
    form = ReasonForm(request.POST)
    if form.is_valid():
        commands.cancel_activity(request.actor, activity, reason=form.cleaned_data["reason"])
        return done(request, slug, pk, _("Kegiatan dibatalkan; semua yang mendaftar sudah diberi tahu."))
    return plan(request, slug, pk, status=422, reason_form=form, forms=[form])


