"""An officer's rooms: which group, what waits there today with the week's board, and what else is there."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext_noop, ngettext
from django.utils.translation import gettext as _

from guyub.core.formats import day_in
from guyub.core.workspaces import workspace
from guyub.foundation.groups.policy import OFFICERS
from guyub.foundation.groups.queries import group_named, groups_waiting, led_groups, memberships_of
from guyub.workshop.activities import rules
from guyub.workshop.activities.pages.doors import signed_in
from guyub.workshop.activities.policy import COORDINATING, may_plan_activity
from guyub.workshop.activities.queries import week_board

from .waiting import tasks

SHOWN, MOST = 10, 100
WORDS = (
    gettext_noop("Satu"), gettext_noop("Dua"), gettext_noop("Tiga"), gettext_noop("Empat"), gettext_noop("Lima"),
    gettext_noop("Enam"), gettext_noop("Tujuh"), gettext_noop("Delapan"), gettext_noop("Sembilan"))


@dataclass(frozen=True)
class Happening:
    """An activity with shifts today: what, when, its roles, who is expected, and the way to its sheet."""

    title: str
    clock: str
    roles: str
    taken: int
    url: str


def led(request, slug):
    group = group_named(request.actor, slug)
    if group is None or not request.actor.holds(group, *OFFICERS):
        raise Http404
    return group


@signed_in
def today(request, slug):
    group = led(request, slug)
    week = week_board(request.actor, group)
    waiting = tasks(request.actor, group, week)
    zone = group.place.timezone if group.place else rules.ZONE
    count = len(waiting)
    shown = [tell() for tell in waiting[: MOST if "semua" in request.GET else SHOWN]]
    return render(request, "portal/workspace/today.html", {
        "group": group, "tasks": shown, "count": count, "left": count - len(shown), "week": week,
        "heading": heading(count), "happening": happening(week) if request.actor.holds(group, *COORDINATING) else [],
        "date": day_in(timezone.now(), zone, get_language()), "may_plan": bool(may_plan_activity(request.actor, group)),
        **workspace(request, group, {f"/ruang/{group.slug}/": count})})


def heading(count):
    if not count:
        return _("Tidak ada yang menunggu")
    said = _(WORDS[count - 1]) if count <= len(WORDS) else count
    return ngettext("%(n)s hal menunggu Anda", "%(n)s hal menunggu Anda", count) % {"n": said}


def happening(week):
    found = {}
    for slot in week.slots:
        if slot.day <= week.today:
            found.setdefault((slot.activity_id, slot.clock), []).append(slot)
    return [
        Happening(
            title=slots[0].title, clock=slots[0].clock, roles=", ".join(dict.fromkeys(slot.role for slot in slots)),
            taken=sum(slot.taken for slot in slots),
            url=f"/ruang/{slots[0].slug}/kegiatan/{slots[0].activity_id}/kehadiran/?hari={slots[0].day.isoformat()}")
        for slots in found.values()
    ]


@signed_in
def more(request, slug):
    """What a phone's tab bar has no place for."""
    group = led(request, slug)
    return render(request, "portal/workspace/more.html", {"group": group, **workspace(request, group)})


@signed_in
def switch(request):
    """The groups in which one holds an office, with those below; with a single one, straight to its workspace."""
    actor = request.actor
    led = list(led_groups(actor))
    if len(led) == 1 and not actor.operator and "pilih" not in request.GET:
        return redirect(f"/ruang/{led[0].slug}/")
    return render(request, "portal/workspace/switch.html", {
        "groups": led, "mine": memberships_of(actor.person_id) if actor.person_id else [],
        "founded": groups_waiting(actor).count() if actor.operator else None})
