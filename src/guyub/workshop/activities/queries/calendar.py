"""Calendars out (feeds) and in (files)."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.actors import PUBLIC
from guyub.engines.calendars.reading import read_events
from guyub.engines.calendars.writing import FeedEvent, write_feed

from .. import policy
from ..models import Shift, SignUp

MOST = 1000


def feed_event(shift, *, cancelled=False, tentative=False):
    activity = shift.activity
    return FeedEvent(
        uid=f"shift-{shift.pk}@{settings.SITE_HOST}", title=f"{activity.title}: {shift.role.name}",
        about=activity.about, place=", ".join(filter(None, [activity.venue, activity.place and activity.place.title])),
        url=f"{settings.SITE}/kegiatan/{activity.pk}/", start=shift.starts_at, end=shift.ends_at,
        sequence=activity.sequence, changed=activity.changed_at,
        status="CANCELLED" if cancelled else "TENTATIVE" if tentative else "CONFIRMED", lat=activity.lat,
        lon=activity.lon)


def group_feed(group):
    """The public calendar of a group with all below it, as bytes: from a month ago on, cancelled shifts marked so."""
    shifts = (
        Shift.objects.filter(
            activity__in=policy.visible_activities(PUBLIC).filter(group__path__startswith=group.path),
            starts_at__gt=timezone.now() - timedelta(days=31))
        .select_related("activity__place", "role").order_by("starts_at")[:MOST])
    return write_feed(group.name, [
        feed_event(shift, cancelled=bool(shift.cancelled_at or shift.activity.cancelled_at)) for shift in shifts])


def personal_feed(person):
    """One's own shifts as bytes; on the waiting list is tentative."""
    signups = (
        SignUp.objects.filter(person=person, withdrawn_at=None, shift__starts_at__gt=timezone.now() - timedelta(days=31))
        .select_related("shift__activity__place", "shift__role").order_by("shift__starts_at")[:MOST])
    return write_feed("Guyub", [feed_event(signup.shift, tentative=signup.placed_at is None) for signup in signups])


def calendar_reading(content, zone):
    """What an .ics file holds for the coming year: {"events": [...], "problems": [...]} of JSON values.

    An event has uid, title, about, place, zone, sequence, lat, lon and times (pairs of ISO datetimes, one per occurrence).
    """
    now = timezone.now()
    reading = read_events(content, zone=zone, after=now, before=now + timedelta(days=366))
    events = {}
    for event in reading.events:
        if event.cancelled or event.end <= now:
            continue
        kept = events.setdefault(event.uid[:200], {
            "uid": event.uid[:200], "title": (event.title or "?")[:120], "about": event.about[:5000],
            "place": event.place[:160], "zone": event.zone, "sequence": event.sequence, "lat": event.lat,
            "lon": event.lon, "times": []})
        kept["times"].append([event.start.isoformat(), event.end.isoformat()])
    return {
        "events": list(events.values()),
        "problems": [{"uid": p.uid or "", "code": p.code, "detail": str(p.detail)[:200]} for p in reading.problems[:50]],
    }


def problem_words(problem):
    """What was wrong with an event of a calendar file, as a sentence."""
    sentences = {
        "no_start": _("Satu acara tanpa waktu mulai dilewati."),
        "end_before_start": _("Satu acara berakhir sebelum mulai, jadi dilewati."),
        "unknown_zone": _("Zona waktu satu acara tidak dikenal; dipakai zona yang Anda pilih."),
        "too_many_events": _("Acaranya terlalu banyak untuk sekali ambil. Ekspor rentang waktu yang lebih pendek."),
        "rule_never_ends_cut": _("Satu acara berulang tanpa akhir; diambil sampai satu tahun ke depan."),
        "too_large": _("Berkasnya terlalu besar."),
        "not_calendar": _("Ini bukan berkas kalender (.ics)."),
        "bad_rule": _("Aturan berulang satu acara tidak terbaca; diambil sekali saja."),
    }
    return sentences.get(problem["code"], _("Satu acara tidak terbaca, jadi dilewati."))
