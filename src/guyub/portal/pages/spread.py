"""An officer's room for passing on a group or one of its activities: posters, a card for other sites, invitations."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guyub.core.workspaces import workspace
from guyub.workshop.activities.pages.doors import led_activity, signed_in
from guyub.workshop.activities.queries import activity_poster, may_be_shown
from guyub.workshop.invitations.queries import group_invitations

from .linked import address
from .today import led

HEIGHTS = {"kelompok": 420, "kegiatan": 360}


@dataclass(frozen=True)
class Frame:
    """A card for other sites: its address, and what is copied into them."""

    path: str
    code: str


def frame_of(kind, key, name):
    path = f"/sematkan/{kind}/{key}/" + ("?bahasa=en" if get_language() == "en" else "")
    code = format_html('<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy" '
                       'style="border:0;max-width:40rem"></iframe>', address(path),
                       _("%(name)s di Guyub") % {"name": name}, HEIGHTS[kind])
    return Frame(path, str(code))


@signed_in
def group(request, slug):
    found = led(request, slug)
    if not found.living:
        raise Http404
    return page(request, found, found.name, f"/kelompok/{slug}/", frame_of("kelompok", slug, found.name), poster=True)


@signed_in
def activity(request, slug, pk):
    found = led_activity(request, slug, pk)
    frame = frame_of("kegiatan", pk, found.title) if may_be_shown(found) else None
    return page(request, found.group, found.title, f"/kegiatan/{pk}/", frame,
                poster=activity_poster(found) is not None, activity=found)


def invited(group, activity):
    return f"?kegiatan={activity.pk}" if activity else f"?kelompok={group.slug}"


def page(request, group, title, path, frame, *, poster, activity=None):
    return render(request, "portal/spread/page.html", {
        "group": group, "title": title, "path": path, "frame": frame, "poster": poster,
        "lines": group_invitations(request.actor, group, activity), "ask": invited(group, activity), "names": True,
        **workspace(request, group)})
