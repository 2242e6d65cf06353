"""The day itself: the list, the scanner, the typed code, leaving, and vouching for hours."""

from datetime import UTC

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from guyub.core import typed
from guyub.core.errors import Rejected, Stopped
from guyub.core.formats import clock_in, day_in
from guyub.core.seals import open_seal
from guyub.core.toasts import done
from guyub.core.workspaces import workspace

from .. import commands, policy, queries, rules
from ..forms import HoursForm, LateForm
from ..models import Attendance
from .doors import found, led_activity, signed_in


def asked_day(request, activity):
    if (day := typed.day(request.GET.get("hari") or request.POST.get("hari"))) is not None:
        return day
    now = timezone.now()
    moment = activity.next_at if activity.next_at and activity.next_at > now else now
    return rules.day_of(moment, activity.timezone)


def sheet_of(slug, pk, day):
    return f"{reverse('activities:sheet', args=[slug, pk])}?hari={day.isoformat()}"


def back(request, slug, pk, day):
    return HttpResponseRedirect(sheet_of(slug, pk, day))


@signed_in
def sheet(request, slug, pk, status=200, day=None, **opened):
    """The list of one day: who is expected, who is here, whose hours wait; `?orang=` opens what can be done for one."""
    activity = led_activity(request, slug, pk)
    day = day or asked_day(request, activity)
    shifts = queries.attendance_sheet(request.actor, activity, day=day)
    rows = [row for _shift, _clock, lines in shifts for row in lines]
    since = typed.moment(request.GET.get("sejak"))
    noon = rules.at(day, rules.NOON, activity.timezone)
    own = next((row for row in rows if row.person_id == request.actor.person_id and row.attendance and not row.confirmed),
               None)
    return render(request, "activities/sheet/sheet.html", {
        "activity": activity, "group": activity.group, "day": day, "day_words": day_in(noon, activity.timezone),
        "days": queries.sheet_days(request.actor, activity),
        "shifts": [(shift, clock, lines, sum(1 for row in lines if row.came)) for shift, clock, lines in shifts],
        "present": sum(1 for row in rows if row.came and not row.left), "expected": sum(1 for row in rows if row.placed),
        "ready": [row for row in rows if row.left and not row.confirmed and not row.declined
                  and row.person_id != request.actor.person_id],
        "open": any(row.tickable for row in rows), "chosen": typed.number(request.GET.get("orang")) or own and own.signup,
        "may_record": request.actor.holds(activity.group, *policy.COORDINATING),
        "since": since and written(since),
        "fresh": queries.just_confirmed(request.actor, activity, day, since) if since else [],
        "vouchers": queries.others_vouching(activity.group, request.actor.person_id) if own else None,
        **opened, **workspace(request, activity.group)}, status=status)


def on_row(request, activity, signup_id, day, act, said, **facts):
    """Do an act for one person of the list; what is rejected is said in that row, with all that was typed."""
    slug, pk = activity.group.slug, activity.pk
    try:
        row = act(request.actor, **facts)
    except Rejected as error:
        return sheet(request, slug, pk, status=422, day=day, chosen=signup_id, wrong=str(error), given=request.POST)
    done(request, *said(row))
    return back(request, slug, pk, day)


@signed_in
def scan(request, slug, pk):
    """Camera and typed code on one page; works for coming and for leaving."""
    activity = led_activity(request, slug, pk)
    said, status = None, 200
    if request.method == "POST":
        try:
            said = take(request, activity)
        except Stopped as error:
            said, status = {"bad": True, "sentence": str(error)}, 422
    template = "activities/sheet/_said.html" if request.htmx or "fragmen" in request.POST else "activities/sheet/scan.html"
    return render(request, template, {
        "activity": activity, "group": activity.group, "said": said,
        "typed": request.POST.get("code", "") if status == 422 else "", **workspace(request, activity.group)}, status=status)


def take(request, activity):
    """Check in or out whoever the scanned token or typed code belongs to; returns what to say."""
    token, code = request.POST.get("token", "").strip(), rules.clean_code(request.POST.get("code"))
    signups = policy.visible_signups(request.actor).filter(shift__activity=activity).select_related(
        "person", "shift__role", "attendance")
    if token:
        pk = open_seal("presence", token.rsplit("/", 1)[-1])
        signup = signups.filter(pk=pk).first() if isinstance(pk, int) else None
        if signup is None:
            raise Rejected(_("Kode QR ini bukan untuk kegiatan ini, atau sudah diubah."))
    else:
        now = timezone.now()
        near = signups.filter(code=code, withdrawn_at=None, shift__starts_at__lt=now + rules.EARLY,
                              shift__ends_at__gt=now - rules.EARLY) if len(code) == 6 else signups.none()
        signup = near.order_by("shift__starts_at").first()
        if signup is None:
            raise Rejected(_("Kode ini tidak ada di giliran hari ini. Periksa keenam tandanya."))
    facts = {"name": signup.person.name, "role": signup.shift.role.name}
    attendance = getattr(signup, "attendance", None)
    if attendance is None:
        commands.check_in(request.actor, signup, how="scan" if token else "code")
        return {"bad": False, "sentence": _("%(name)s hadir (%(role)s).") % facts}
    if request.POST.get("arah") == "pulang" and not attendance.left_at:
        commands.check_out(request.actor, attendance)
        return {"bad": False, "sentence": _("%(name)s pulang (%(role)s).") % facts}
    if attendance.left_at:
        raise Rejected(_("%(name)s sudah pulang; kode ini sudah dipakai.") % facts)
    raise Rejected(_("%(name)s sudah tercatat hadir pukul %(clock)s.") % {
        **facts, "clock": clock_in(attendance.came_at, None, activity.timezone)})


@require_POST
@signed_in
def tick(request, slug, pk):
    """The list: tick who has come or who has left, several at once."""
    activity = led_activity(request, slug, pk)
    chosen = typed.numbers(request.POST.getlist("hadir"))
    signups = policy.visible_signups(request.actor).filter(shift__activity=activity, pk__in=chosen).select_related(
        "attendance")
    came, problems, left = 0, [], []
    leaving = request.POST.get("arah") == "pulang"
    for signup in signups:
        attendance = getattr(signup, "attendance", None)
        try:
            if not leaving:
                commands.check_in(request.actor, signup, how="list")
            elif attendance is not None:
                commands.check_out(request.actor, attendance)
            else:
                raise Rejected(_("Belum tercatat hadir, jadi belum bisa dicatat pulang."))
            came += 1
        except Stopped as error:
            problems.append(str(error))
            if attendance is None:  # who is noted already is no longer to be ticked
                left.append(signup.pk)
    if came:
        said = ngettext("%(n)d orang tercatat pulang.", "%(n)d orang tercatat pulang.", came) if leaving else ngettext(
            "%(n)d orang tercatat hadir.", "%(n)d orang tercatat hadir.", came)
        messages.success(request, said % {"n": came})
    for problem in sorted(set(problems)):
        messages.error(request, problem)
    if not chosen:
        messages.error(request, _("Centang dulu orangnya."))
    if left:
        return sheet(request, slug, pk, status=422, day=asked_day(request, activity), left=left)
    return back(request, slug, pk, asked_day(request, activity))


def signup_of(request, activity, pk):
    rows = policy.visible_signups(request.actor).filter(shift__activity=activity).select_related("shift", "person")
    row = found(rows, pk)
    return row, rules.day_of(row.shift.starts_at, activity.timezone)


@require_POST
@signed_in
def record(request, slug, pk, signup):
    """Write down afterwards when somebody came and left; a time before the shift's start is on the next day."""
    activity = led_activity(request, slug, pk)
    row, day = signup_of(request, activity, signup)

    def write(actor):
        form = LateForm(request.POST)
        if not form.is_valid():
            raise Rejected(_("Jam datang dan pulang ditulis seperti 07.00."))
        came_at = rules.next_clock(row.shift.starts_at - rules.EARLY, form.cleaned_data["came"], activity.timezone)
        left_at = rules.next_clock(came_at, form.cleaned_data["left"], activity.timezone)
        return commands.record_attendance(actor, row, came_at=came_at, left_at=left_at)

    return on_row(request, activity, row.pk, day, write, lambda _row: (
        _("Kehadiran %(name)s dicatat. Jamnya belum disahkan.") % {"name": row.person.name},))


def attendance_of(request, activity, pk):
    return found(policy.visible_attendances(request.actor).filter(shift__activity=activity), pk)


@require_POST
@signed_in
def confirm(request, slug, pk, attendance):
    """Vouch for one person's hours, as recorded or as typed."""
    activity = led_activity(request, slug, pk)
    old = attendance_of(request, activity, attendance)

    def vouch(actor):
        form = HoursForm(request.POST)
        if not form.is_valid():
            raise Rejected(_("Lamanya ditulis dengan angka: jam 0 sampai 24, menit 0 sampai 59."))
        return commands.confirm_attendance(actor, old, minutes=form.total())

    return on_row(request, activity, old.signup_id, old.day, vouch, lambda row: (
        _("Jam %(name)s disahkan.") % {"name": row.person.name}, way_back(activity, row)))


@require_POST
@signed_in
def cosign(request, slug, pk, attendance):
    """Stand for hours besides who vouched for them."""
    activity = led_activity(request, slug, pk)
    old = attendance_of(request, activity, attendance)
    return on_row(
        request, activity, old.signup_id, old.day, lambda actor: commands.cosign_attendance(actor, old),
        lambda row: (_("Anda ikut mengesahkan jam %(name)s.") % {"name": row.person.name},))


def way_back(activity, attendance):
    """Where a confirmation is undone: the row of this person, opened."""
    day = attendance.day.isoformat()
    address = reverse("activities:sheet", args=[activity.group.slug, activity.pk])
    return f"{address}?hari={day}&orang={attendance.signup_id}#o{attendance.signup_id}"


@require_POST
@signed_in
def confirm_all(request, slug, pk):
    """Vouch for all of a day who have left, except oneself; in batches."""
    activity = led_activity(request, slug, pk)
    day = asked_day(request, activity)
    waiting = list(policy.visible_attendances(request.actor).filter(
        shift__activity=activity, day=day, confirmed_at=None, declined_at=None, left_at__isnull=False,
    ).exclude(person_id=request.actor.person_id).values_list("pk", flat=True))
    count, begun = 0, timezone.now()
    for start in range(0, len(waiting), 500):
        count += len(commands.confirm_attendances(request.actor, activity, attendances=waiting[start : start + 500]))
    if count:
        said = ngettext("Jam %(n)d orang disahkan.", "Jam %(n)d orang disahkan.", count) % {"n": count}
        done(request, said, f"{sheet_of(slug, pk, day)}&sejak={written(begun)}#baru")
        return HttpResponseRedirect(f"{sheet_of(slug, pk, day)}&sejak={written(begun)}")
    messages.error(request, _("Tidak ada jam yang bisa disahkan sekaligus."))
    return back(request, slug, pk, day)


def written(moment):
    """A moment as an address says it."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}Z"


@require_POST
@signed_in
def undo_all(request, slug, pk):
    """Take back what was vouched for a moment ago: those who are ticked, or all; in batches."""
    activity = led_activity(request, slug, pk)
    day, since = asked_day(request, activity), typed.moment(request.GET.get("sejak"))
    rows = policy.visible_attendances(request.actor).filter(
        shift__activity=activity, day=day, confirmed_by=request.actor.person_id, confirmed_at__gte=since or timezone.now())
    ticked = typed.numbers(request.POST.getlist("kehadiran"))
    chosen = list((rows if "semua" in request.POST else rows.filter(pk__in=ticked)).values_list("pk", flat=True))
    count = 0
    try:
        if not chosen:
            raise Rejected(_("Centang dulu orangnya."))
        for start in range(0, len(chosen), 200):
            count += len(commands.undo_confirmations(
                request.actor, activity, attendances=chosen[start : start + 200], reason=request.POST.get("reason", "")))
    except Rejected as error:
        return sheet(request, slug, pk, status=422, day=day, wrong_fresh=str(error), given=request.POST, ticked=ticked)
    messages.success(request, ngettext(
        "Pengesahan %(n)d orang dibatalkan, masing-masing dengan satu catatan balik di buku.",
        "Pengesahan %(n)d orang dibatalkan, masing-masing dengan satu catatan balik di buku.", count) % {"n": count})
    return back(request, slug, pk, day)


@require_POST
@signed_in
def decline(request, slug, pk, attendance):
    activity = led_activity(request, slug, pk)
    old = attendance_of(request, activity, attendance)
    return on_row(
        request, activity, old.signup_id, old.day,
        lambda actor: commands.decline_attendance(actor, old, reason=request.POST.get("reason", "")),
        lambda row: (_("Kehadiran %(name)s diputuskan tanpa jam.") % {"name": row.person.name},))


@require_POST
@signed_in
def undo(request, slug, pk, attendance):
    activity = led_activity(request, slug, pk)
    old: Attendance = attendance_of(request, activity, attendance)
    return on_row(
        request, activity, old.signup_id, old.day,
        lambda actor: commands.undo_confirmation(actor, old, reason=request.POST.get("reason", "")),
        lambda _row: (_("Pengesahan dibatalkan dengan satu catatan balik di buku."),))


@require_POST
@signed_in
def untick(request, slug, pk, signup):
    """Take a mistaken note back: that somebody has left or, before that, that somebody has come."""
    activity = led_activity(request, slug, pk)
    row, day = signup_of(request, activity, signup)
    attendance = Attendance.objects.filter(signup=row).first()

    def forget(actor):
        if attendance is not None and attendance.left_at:
            return commands.undo_check_out(actor, attendance)
        return commands.undo_check_in(actor, row)

    left = attendance is not None and attendance.left_at
    said = _("Catatan pulang %(name)s dihapus.") if left else _("Catatan hadir %(name)s dihapus.")
    return on_row(request, activity, row.pk, day, forget, lambda _row: (said % {"name": row.person.name},))


@require_POST
@signed_in
def benefits(request, slug, pk, attendance):
    """Tick off what somebody received of what the role promises."""
    activity = led_activity(request, slug, pk)
    old = attendance_of(request, activity, attendance)
    return on_row(
        request, activity, old.signup_id, old.day,
        lambda actor: commands.record_benefits(actor, old, received=request.POST.getlist("manfaat")[:20]),
        lambda row: (_("Yang diterima %(name)s tercatat.") % {"name": row.person.name},))


@require_POST
@signed_in
def remove(request, slug, pk, signup):
    activity = led_activity(request, slug, pk)
    old, day = signup_of(request, activity, signup)
    return on_row(
        request, activity, old.pk, day,
        lambda actor: commands.remove_signup(actor, old, reason=request.POST.get("reason", "")),
        lambda _row: (_("%(name)s dilepas dari giliran dan sudah diberi tahu.") % {"name": old.person.name},))


@require_POST
@signed_in
def answer(request, slug, pk, signup):
    activity = led_activity(request, slug, pk)
    old, day = signup_of(request, activity, signup)
    return on_row(
        request, activity, old.pk, day,
        lambda actor: commands.answer_assistance(actor, old, answer=request.POST.get("answer", "")),
        lambda _row: (_("Jawaban untuk %(name)s terkirim.") % {"name": old.person.name},))
