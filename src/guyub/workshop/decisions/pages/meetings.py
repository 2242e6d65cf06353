"""One meeting: the secretary's table, its calendar file, and its minutes on paper."""

from pathlib import Path

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guyub.core.errors import Rejected
from guyub.core.papers import paper
from guyub.core.typed import number, numbers
from guyub.engines.calendars.writing import FeedEvent, write_feed

from .. import commands, policy, queries
from .doors import found

SOURCE = Path(__file__).parents[1] / "papers" / "minutes.typ"


def meeting_or_404(request, pk):
    return found(policy.visible_meetings(request.actor).select_related("body__group"), pk=pk)


@login_required
def meeting(request, pk, status=200, **typed):
    sheet = queries.meeting_sheet(request.actor, pk)
    if sheet is None:
        raise Http404
    return render(request, "decisions/meeting/page.html", {
        "sheet": sheet, "meeting": sheet.meeting, "minutes": queries.minutes(request.actor, sheet.meeting), **typed},
        status=status)


def acted(request, pk, act, said, **facts):
    row = meeting_or_404(request, pk)
    try:
        act(request.actor, row, **facts)
    except Rejected as error:
        return meeting(request, pk, status=422, wrong=str(error), kept=request.POST)
    messages.success(request, said)
    return HttpResponseRedirect(reverse("decisions:meeting", args=[pk]))


@require_POST
@login_required
def attendance(request, pk):
    return acted(request, pk, commands.note_attendance, _("Kehadiran tersimpan."),
                 person_ids=numbers(request.POST.getlist("orang"), 5000))


@require_POST
@login_required
def item(request, pk):
    return acted(request, pk, commands.add_item, _("Mata acara ditambahkan."), title=request.POST.get("title", ""),
                 proposal_id=number(request.POST.get("proposal")))


@require_POST
@login_required
def note(request, pk, position):
    return acted(request, pk, commands.note_item, _("Catatan tersimpan."), position=position,
                 note=request.POST.get("note", ""))


@require_POST
@login_required
def close(request, pk):
    return acted(request, pk, commands.close_meeting, _("Rapat ditutup; risalahnya menunggu pengesahan rapat berikutnya."),
                 closing=request.POST.get("closing", ""))


@require_POST
@login_required
def adopt(request, pk):
    """Adopt, in this meeting, the minutes of an earlier one."""
    here = meeting_or_404(request, pk)
    earlier = policy.visible_meetings(request.actor).filter(
        body=here.body, pk=number(request.POST.get("rapat")) or 0).first()
    if earlier is None:
        return meeting(request, pk, status=422, wrong=_("Pilih risalah yang disahkan."), kept=request.POST)
    try:
        commands.adopt_minutes(request.actor, earlier, adopted_in_id=here.pk)
    except Rejected as error:
        return meeting(request, pk, status=422, wrong=str(error), kept=request.POST)
    messages.success(request, _("Risalah disahkan."))
    return HttpResponseRedirect(reverse("decisions:meeting", args=[pk]))


@login_required
def calendar(request, pk):
    row = meeting_or_404(request, pk)
    event = FeedEvent(
        uid=f"meeting-{row.pk}@{request.get_host()}", title=row.title, start=row.starts_at, end=row.ends_at,
        changed=row.called_at, about=f"{row.body.name}, {row.body.group.name}", place=row.place, sequence=row.sequence,
        url=request.build_absolute_uri(reverse("decisions:meeting", args=[pk])))
    answer = HttpResponse(write_feed(row.body.group.name, [event]), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="rapat-{pk}.ics"'
    return answer


@login_required
def minutes_paper(request, pk):
    row = meeting_or_404(request, pk)
    if row.closed_at is None:
        raise Http404
    told = queries.minutes(request.actor, row)
    pages = paper(SOURCE, {
        "language": get_language() or "id", "title": _("Risalah %(title)s") % {"title": told.title},
        "head": [f"{told.body}, {told.group}", f"{told.day}, {told.clock}", told.place],
        "labels": {"present": _("Hadir"), "absent": _("Tidak hadir"), "recused": _("Tidak ikut memutuskan"),
                   "agreed": _("Disepakati secara mufakat"), "not_agreed": _("Belum mufakat"), "round": _("Putaran")},
        "present": [f"{name}{f' ({role})' if role else ''}" for name, role in told.present],
        "absent": [name for name, _role in told.absent], "points": told.points, "closing": told.closing,
        "foot": _("Disahkan %(day)s") % {"day": told.adopted} if told.adopted else _("Belum disahkan")})
    answer = HttpResponse(pages, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="risalah-{pk}.pdf"'
    return answer
