"""What waits for an officer today, each with when, how many, and where to act; the most urgent first."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import partial
from operator import itemgetter

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from guyub.core.formats import day_short
from guyub.foundation.groups.policy import LEADING
from guyub.foundation.groups.queries import applications_waiting
from guyub.workshop.activities.policy import COORDINATING
from guyub.workshop.activities.queries import matters
from guyub.workshop.concerns.policy import may_see_inbox
from guyub.workshop.concerns.queries import referred_waiting
from guyub.workshop.skills.policy import may_see_queue
from guyub.workshop.skills.queries import claims_waiting

LATE, NOW, SOON, LATER, WHENEVER = range(5)
NEAR = {0: gettext_noop("Hari ini"), 1: gettext_noop("Besok"), -1: gettext_noop("Kemarin")}


@dataclass(frozen=True)
class Task:
    """One thing that waits: chip (kind, words), what, detail, where to go and what the button says."""

    chip: str
    when: str
    what: str
    detail: str
    url: str
    act: str


def tasks(actor, group, week):
    """What waits for this actor in this group, the most urgent first: functions, each of which tells its Task.

    Four statements; a page tells the first few of perhaps a hundred.
    """
    found = [*applications(actor, group), *reports(actor, group), *claims(actor, group), *shortages(week),
             *activity_tasks(actor, group, week.today)]
    return [tell for _urgency, tell in sorted(found, key=itemgetter(0))]


def applications(actor, group):
    if not actor.holds(group, *LEADING):
        return
    count, left, names = applications_waiting(group)
    if not count:
        return
    detail = ", ".join(names) + (" " + ngettext("dan %(n)d lagi", "dan %(n)d lagi", count - 3) % {"n": count - 3}
                                 if count > 3 else "")
    yield LATE if left < 0 else SOON, lambda: Task(
        *until(left),
        ngettext("Jawab %(n)d permintaan bergabung", "Jawab %(n)d permintaan bergabung", count) % {"n": count},
        detail, f"/ruang/{group.slug}/anggota/", _("Jawab"))


def reports(actor, group):
    if not may_see_inbox(actor, group):
        return
    count, left = referred_waiting(group)
    if count:
        yield LATE if left < 0 else SOON, lambda: Task(
            *until(left), ngettext("Jawab %(n)d laporan yang diteruskan", "Jawab %(n)d laporan yang diteruskan", count)
            % {"n": count}, _("Tentang sebuah halaman umum; pelapornya tidak disebut"),
            f"/ruang/{group.slug}/laporan-masuk/", _("Jawab"))


def until(left):
    """(chip, words) of so many days left."""
    if left < 0:
        return "chip-bad", ngettext("Lewat %(n)d hari", "Lewat %(n)d hari", -left) % {"n": -left}
    return "chip-wait", ngettext("%(n)d hari lagi", "%(n)d hari lagi", left) % {"n": left} if left else _("Hari ini")


def claims(actor, group):
    if not may_see_queue(actor, group):
        return
    count, since = claims_waiting(actor, group)
    if count:
        days = (timezone.now() - since).days
        yield LATER, lambda: Task(
            "chip-wait", ngettext("Sejak %(n)d hari", "Sejak %(n)d hari", days) % {"n": days} if days else _("Baru"),
            ngettext("Periksa %(n)d kecakapan anggota", "Periksa %(n)d kecakapan anggota", count) % {"n": count},
            _("Baru dihitung sesudah Anda mengesahkan buktinya"), f"/ruang/{group.slug}/kecakapan/", _("Periksa"))


def day_words(day, today):
    """Today, tomorrow, yesterday, else Sel 24 Nov."""
    if (near := NEAR.get((day - today).days)) is not None:
        return _(near)
    return day_short(datetime.combine(day, time(12), tzinfo=UTC), "UTC")


def shortages(week):
    """Activities of the coming seven days with too few people, by the first of their short shifts."""
    short = {}
    for slot in week.slots:
        if slot.short:
            short.setdefault(slot.activity_id, []).append(slot)
    for slots in short.values():
        yield NOW if slots[0].day - week.today < timedelta(days=2) else LATER, partial(shortage, slots, week.today)


def shortage(slots, today):
    first, missing = slots[0], sum(slot.short for slot in slots)
    return Task(
        "chip-need", day_words(first.day, today),
        ngettext("%(title)s kurang %(n)d orang", "%(title)s kurang %(n)d orang", missing)
        % {"title": first.title, "n": missing},
        ngettext("%(roles)s, %(n)d giliran", "%(roles)s, %(n)d giliran", len(slots))
        % {"roles": ", ".join(dict.fromkeys(slot.role for slot in slots)), "n": len(slots)},
        f"/ruang/{first.slug}/kegiatan/{first.activity_id}/", _("Tinjau"))


def activity_tasks(actor, group, today):
    coordinates = actor.holds(group, *COORDINATING)
    for matter in matters(actor, group):
        if coordinates or matter.kind in {"forgotten", "hours"}:
            urgency, tell = TOLD[matter.kind]
            yield urgency(matter, today), partial(tell, matter, today)


def pressing(matter, today):
    return NOW


def aging(matter, today):
    return SOON if today - matter.day > timedelta(days=7) else LATER


def nearing(matter, today):
    return NOW if matter.day - today < timedelta(days=3) else SOON


def later(matter, today):
    return LATER


def whenever(matter, today):
    return WHENEVER


def sheet(matter):
    return f"/ruang/{matter.slug}/kegiatan/{matter.activity_id}/kehadiran/?hari={matter.day.isoformat()}"


def forgotten(matter, today):
    return Task(
        "chip-need", day_words(matter.day, today),
        ngettext("Putuskan %(n)d kehadiran tanpa catatan pulang", "Putuskan %(n)d kehadiran tanpa catatan pulang",
                 matter.people) % {"n": matter.people}, matter.title, sheet(matter), _("Putuskan"))


def hours(matter, today):
    return Task(
        "chip-need" if aging(matter, today) == SOON else "chip-wait", day_words(matter.day, today),
        ngettext("Sahkan jam %(n)d orang", "Sahkan jam %(n)d orang", matter.people) % {"n": matter.people},
        matter.title, sheet(matter), _("Periksa"))


def assistance(matter, today):
    return Task(
        "chip-need" if nearing(matter, today) == NOW else "chip-wait", day_words(matter.day, today),
        ngettext("Jawab %(n)d permintaan bantuan", "Jawab %(n)d permintaan bantuan", matter.people) % {"n": matter.people},
        matter.title, sheet(matter), _("Jawab"))


def expiring(matter, today):
    return Task(
        "chip-wait", day_words(matter.day, today),
        ngettext("Kecakapan %(n)d orang segera habis", "Kecakapan %(n)d orang segera habis", matter.people)
        % {"n": matter.people}, matter.title, sheet(matter), _("Lihat"))


def draft(matter, today):
    one = f"/ruang/{matter.slug}/kegiatan/" + (f"{matter.activity_id}/" if matter.people == 1 else "#dr")
    return Task(
        "chip-info", _("Draf"),
        ngettext("Terbitkan %(n)d draf kegiatan", "Terbitkan %(n)d draf kegiatan", matter.people) % {"n": matter.people},
        matter.title if matter.people == 1 else _("%(title)s dan lainnya") % {"title": matter.title}, one, _("Lanjutkan"))


TOLD = {
    "forgotten": (pressing, forgotten), "hours": (aging, hours), "assistance": (nearing, assistance),
    "expiring": (later, expiring), "draft": (whenever, draft),
}
