"""Calendars out (feeds) and in (files)."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guyub.core.actors import PUBLIC
from guyub.engines.calendars.writing import FeedEvent, write_feed

from .. import policy, rules
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


@dataclass(frozen=True)
class ImportProgress:
    """How far a calendar file is taken in, as the page's job shows it."""

    pk: int
    done: int
    total: int
    ended_at: object
    stopped_at: object = None
    error: str = ""

    @classmethod
    def of(cls, row):
        return cls(row.pk, row.done, row.total, row.ended_at)


def calendar_reading(content, zone):
    """What an .ics file holds for the coming year: {"events": [...], "problems": [...]} of JSON values.

    An event has uid, title, about, place, zone, sequence, lat, lon and times (pairs of ISO datetimes, one per shift).
    A problem has code, line of the file and the event's title, where they are known.
    """
    from guyub.engines.calendars.reading import read_events  # heavy: only who takes a file in loads it

    now = timezone.now()
    reading = read_events(content, zone=zone, after=now, before=now + timedelta(days=366))
    events, titles, long = {}, {}, {}
    for event in reading.events:
        titles.setdefault(event.uid, event.title)
        if event.cancelled or event.end <= now:
            continue
        kept = events.setdefault(event.uid[:200], {
            "uid": event.uid[:200], "title": (event.title or "?")[:120], "about": event.about[:5000],
            "place": event.place[:160], "zone": event.zone, "sequence": event.sequence, "lat": event.lat,
            "lon": event.lon, "times": []})
        pieces = rules.day_pieces(event.start, event.end, event.zone)
        if len(pieces) > 1:
            long[event.uid] = True
        kept["times"] += [[start.isoformat(), end.isoformat()] for start, end in pieces if end > now]
    problems = [(p.code, p.line_or_index, titles.get(p.uid, ""), p.detail) for p in reading.problems]
    problems += [("split_by_day", 0, titles[uid], "") for uid in long]
    return {
        "events": [event for event in events.values() if event["times"]],
        "problems": [{"code": code, "line": line, "title": (title or "")[:120], "detail": str(detail)[:200]}
                     for code, line, title, detail in problems[:200]],
    }


def problem_words(problem):
    """What was wrong with an event of a calendar file: where, and what became of it."""
    sentence = sentence_of(problem["code"], problem.get("line", 0), problem.get("detail", ""))
    if problem["code"] in WHOLE_FILE:
        return sentence
    if problem.get("title"):
        return f"{problem['title']}: {sentence}"
    if line := problem.get("line"):
        return _("Baris %(line)d: %(sentence)s") % {"line": line, "sentence": sentence}
    return sentence


WHOLE_FILE = {"too_large", "not_calendar", "too_many_events", "outside_window"}


def sentence_of(code, number, detail):
    sentences = {
        "too_large": lambda: _("Berkasnya terlalu besar."),
        "not_calendar": lambda: _("Ini bukan berkas kalender (.ics)."),
        "too_many_events": lambda: _("Acaranya terlalu banyak untuk sekali ambil. Ekspor rentang waktu yang lebih pendek."),
        "outside_window": lambda: ngettext(
            "%(n)d acara sudah lewat atau lebih dari setahun lagi, jadi tidak diambil.",
            "%(n)d acara sudah lewat atau lebih dari setahun lagi, jadi tidak diambil.", number) % {"n": number},
        "no_start": lambda: _("tanpa waktu mulai, jadi dilewati."),
        "bad_start": lambda: _("waktu mulainya tidak terbaca, jadi dilewati."),
        "end_before_start": lambda: _("berakhir sebelum mulai, jadi dilewati."),
        "bad_end": lambda: _("waktu selesainya tidak terbaca, jadi dilewati."),
        "bad_recurrence_id": lambda: _("perubahan satu tanggalnya tidak terbaca, jadi dilewati."),
        "bad_rule": lambda: _("aturan berulangnya tidak terbaca, jadi dilewati."),
        "too_frequent": lambda: _("berulang lebih sering dari sekali sehari, jadi dilewati."),
        "cut_short": lambda: _("acara ini terpotong, jadi dilewati. Ekspor ulang berkasnya."),
        "same_uid": lambda: _("ada dua versi acara ini; yang terbaru yang diambil."),
        "unknown_zone": lambda: _("zona waktu “%(zone)s” tidak dikenal; dipakai zona yang Anda pilih.") % {"zone": detail},
        "no_end": lambda: _("tanpa waktu selesai; dibuat satu jam."),
        "no_uid": lambda: _("tanpa nomor acara; bila judul atau waktunya diubah di sana, acara ini dianggap baru."),
        "bad_exdate": lambda: _("satu tanggal yang dikecualikan tidak terbaca; periksa tanggal-tanggalnya."),
        "bad_rdate": lambda: _("satu tanggal tambahan tidak terbaca; periksa tanggal-tanggalnya."),
        "part_ignored": lambda: _("sebagian aturan berulangnya tidak didukung; periksa tanggal-tanggalnya."),
        "rule_never_ends_cut": lambda: _("berulang tanpa akhir; diambil sampai satu tahun ke depan."),
        "rule_cut": lambda: _("masih berlanjut sesudah setahun; diambil sampai satu tahun ke depan."),
        "too_many_occurrences": lambda: _("tanggalnya terlalu banyak; hanya sebagian yang diambil."),
        "split_by_day": lambda: _("lebih dari 24 jam; dibuat satu giliran untuk setiap hari."),
    }
    return sentences.get(code, lambda: _("tidak terbaca, jadi dilewati."))()
