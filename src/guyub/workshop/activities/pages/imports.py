"""Taking a calendar file in: look first, then make drafts."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guyub.core.errors import Rejected
from guyub.core.formats import clock_in, day_in
from guyub.core.workspaces import workspace

from .. import commands, policy, queries
from ..forms import CalendarForm
from .doors import found, led_group, signed_in


@signed_in
def give(request, slug):
    group = led_group(request, slug)
    form = CalendarForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        holds = queries.calendar_reading(file.read(), form.cleaned_data["zone"])
        try:
            row = commands.read_calendar(request.actor, group, name=file.name, found=holds)
        except Rejected as error:
            reasons = [queries.problem_words(problem) for problem in holds["problems"][:3]]
            form.add_error("file", " ".join([str(error), *reasons]))
        else:
            return HttpResponseRedirect(reverse("activities:import", args=[slug, row.pk]))
    return render(request, "activities/imports/give.html", {
        "form": form, "forms": [form], "group": group, **workspace(request, group)},
        status=422 if form.is_bound else 200)


@signed_in
def look(request, slug, pk):
    """What the file holds, before; how far the taking in is, and what became of it, after."""
    group = led_group(request, slug)
    row = found(policy.visible_imports(request.actor).filter(group=group), pk)
    wrong, ticked = "", None
    if request.method == "POST":
        ticked = set(request.POST.getlist("uid"))
        try:
            made, renewed = commands.apply_calendar(request.actor, row, uids=ticked)
        except Rejected as error:
            wrong = str(error)
        row.refresh_from_db()
    if request.method == "POST" and not wrong:
        if row.ended_at is None:
            return HttpResponseRedirect(reverse("activities:import", args=[slug, pk]))
        messages.success(request, _("%(made)d draf dibuat, %(renewed)d diperbarui.") % {"made": made, "renewed": renewed})
        return HttpResponseRedirect(reverse("activities:overview", args=[slug]))
    fragment = request.htmx and row.applied_at
    return render(request, "core/_job.html" if fragment else "activities/imports/look.html", {
        "import": row, "job": queries.ImportProgress.of(row), "url": request.path, "title": row.name,
        "events": [] if row.applied_at else [line(event, ticked) for event in row.found["events"]], "group": group,
        "problems": [queries.problem_words(problem) for problem in row.found.get("problems", [])],
        "wrong": wrong, **workspace(request, group)}, status=422 if wrong else 200)


def line(event, ticked):
    """An event as it can be ticked: all are at first, then what was ticked."""
    start, end = (datetime.fromisoformat(moment) for moment in event["times"][0])
    return {"uid": event["uid"], "title": event["title"], "place": event["place"], "times": len(event["times"]),
            "ticked": ticked is None or event["uid"] in ticked,
            "day": day_in(start, event["zone"]), "clock": clock_in(start, end, event["zone"])}
