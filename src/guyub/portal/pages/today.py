"""Hari ini: what waits for an officer, by urgency, and the board of the next activity that is short."""

from dataclasses import dataclass
from datetime import timedelta

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from guyub.core.formats import day_in
from guyub.core.workspaces import workspace
from guyub.foundation.groups.policy import OFFICERS
from guyub.foundation.groups.queries import group_named, memberships_of, waiting_applications
from guyub.workshop.activities.pages.doors import signed_in
from guyub.workshop.activities.queries import activity_cards, activity_for_page, shift_board, waiting_hours


@dataclass(frozen=True)
class Task:
    """One thing that waits: chip (kind, words), what, detail, where to go and what the button says."""

    urgency: int
    chip: str
    when: str
    what: str
    detail: str
    url: str
    act: str


@signed_in
def today(request, slug):
    group = group_named(request.actor, slug)
    if group is None or not request.actor.holds(group, *OFFICERS):
        raise Http404
    cards, _more = activity_cards(request.actor, group=group, limit=12)
    tasks = sorted([*applications(request, group), *hours(request, group), *shortages(cards, group)],
                   key=lambda task: task.urgency)
    first = next((card for card in cards if card.short), cards[0] if cards else None)
    activity = activity_for_page(request.actor, first.id) if first else None
    board = shift_board(request.actor, activity, limit=6) if activity else None
    now = timezone.now()
    zone = group.place.timezone if group.place else timezone.get_current_timezone_name()
    return render(request, "portal/workspace/today.html", {
        "group": group, "tasks": tasks, "count": len(tasks), "board": board, "activity": activity,
        "date": day_in(now, zone, get_language()),
        **workspace(request, group, {f"/ruang/{group.slug}/": len(tasks)})})


def applications(request, group):
    waiting = list(waiting_applications(request.actor, group)[:50])
    if not waiting:
        return
    late = (timezone.now() - waiting[0].applied_at).days - group.answer_days
    names = ", ".join(row.person.name for row in waiting[:3])
    yield Task(
        0 if late > 0 else 2, "chip-bad" if late > 0 else "chip-wait",
        ngettext("Lewat %(n)d hari", "Lewat %(n)d hari", late) % {"n": late} if late > 0 else _("Menunggu"),
        ngettext("Jawab %(n)d permintaan bergabung", "Jawab %(n)d permintaan bergabung", len(waiting)) % {"n": len(waiting)},
        names, f"/ruang/{group.slug}/anggota/", _("Jawab"))


def hours(request, group):
    for row in waiting_hours(request.actor, group)[:5]:
        detail = ngettext("%(n)d di antaranya belum tercatat pulang", "%(n)d di antaranya belum tercatat pulang",
                          row["undecided"]) % {"n": row["undecided"]} if row["undecided"] else _("Semua tercatat pulang")
        old = (timezone.localdate() - row["day"]).days > 7
        yield Task(
            1 if old else 3, "chip-need" if row["undecided"] or old else "chip-wait", _("Sahkan"),
            ngettext("Sahkan jam %(n)d orang: %(title)s", "Sahkan jam %(n)d orang: %(title)s", row["people"])
            % {"n": row["people"], "title": row["title"]},
            detail, f"/ruang/{group.slug}/kegiatan/{row['activity_id']}/kehadiran/?hari={row['day'].isoformat()}",
            _("Periksa"))


def shortages(cards, group):
    soon = timezone.now() + timedelta(days=7)
    for card in cards:
        if card.short and card.when < soon:
            yield Task(
                1 if card.when < timezone.now() + timedelta(days=2) else 4, "chip-need", f"{card.weekday} {card.day}",
                ngettext("%(title)s kurang %(n)d orang", "%(title)s kurang %(n)d orang", card.short)
                % {"title": card.title, "n": card.short},
                card.clock, f"/ruang/{card.slug}/kegiatan/{card.id}/", _("Tinjau"))


@signed_in
def switch(request):
    """The groups in which one holds an office; with a single one, straight to its workspace."""
    mine = [row.group for row in memberships_of(request.actor.person_id)] if request.actor.person_id else []
    led = [group for group in mine if request.actor.holds(group, *OFFICERS)]
    if len(led) == 1 and "pilih" not in request.GET:
        return redirect(f"/ruang/{led[0].slug}/")
    return render(request, "portal/workspace/switch.html", {"groups": led, "mine": mine})
