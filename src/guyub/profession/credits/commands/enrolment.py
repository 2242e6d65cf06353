from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Refused, Rejected
from guyub.workshop.activities.models import Attendance
from guyub.workshop.notices.commands import tell

from .. import policy
from ..models import Enrolment, Entry
from ..queries import version_in_force
from ..queries.standing import items_of, standing_of
from ..rules.counting import carry_over, end_of, months_on, years_in
from .attendance import credit
from .reckoning import reckon

LONGEST_AGO = 366 * 6  # a cycle that began longer ago is over by any scheme that we know


@command(policy.may_enrol_member, notes=("person_id",), joined=("group",))
def enrol_member(actor, scheme, *, person_id, starts_on, profile=""):
    """Begin somebody's cycle by the version that is valid today; what was vouched for since its first day is credited."""
    if person_id != actor.person_id and not actor.holds(scheme.group, *policy.VERIFYING):
        raise Refused(_("Orang lain didaftarkan oleh pemeriksa kelompok ini."))
    if not policy.member_of(scheme.group, person_id):
        raise Rejected(_("Hanya anggota kelompok ini yang bisa ikut skemanya."))
    if Enrolment.objects.filter(scheme=scheme, person_id=person_id, closed_at=None).exists():
        raise Rejected(_("Siklus yang sekarang masih berjalan."))
    return begin(scheme, person_id, starts_on, profile)


def begin(scheme, person_id, starts_on, profile="", carried=0):
    today = timezone.localdate()
    version = valid_version(scheme, today)
    rules = version.rules
    if rules.cycle == "calendar_year":
        starts_on = starts_on.replace(month=1, day=1)
    if profile and profile not in {one.code for one in rules.profiles}:
        raise Rejected(_("Pilih profil dari daftar."), field="profile")
    if starts_on > months_on(today, 12) or (today - starts_on).days > LONGEST_AGO:
        raise Rejected(_("Tanggal mulainya terlalu jauh."), field="starts_on")
    ends_on = end_of(starts_on, rules.months)
    if Enrolment.objects.filter(scheme=scheme, person_id=person_id, ends_on__gte=starts_on).exists():
        raise Rejected(_("Tanggal ini sudah termasuk siklus yang lain."), field="starts_on")
    enrolment = Enrolment.objects.create(
        scheme=scheme, version=version, person_id=person_id, profile=profile, starts_on=starts_on, ends_on=ends_on,
        carried=carried)
    vouched = Attendance.objects.filter(
        person_id=person_id, confirmed_at__isnull=False, day__gte=starts_on, day__lte=ends_on).select_related(
        "shift__activity__group", "shift__role").order_by("day", "pk")
    for attendance in vouched:
        credit(enrolment, attendance)
    reckon(enrolment)
    return enrolment


def valid_version(scheme, day):
    version = version_in_force(scheme, day)
    if version is None:
        raise Rejected(_("Skema ini belum berlaku. Pengurus kelompok perlu menerbitkannya dulu."))
    return version


@command(policy.may_choose_profile, joined=("version", "scheme__group"))
def choose_profile(actor, enrolment, *, profile):
    """Count a cycle by the bounds of a profile, such as of remote areas; empty for the general ones."""
    if profile and profile not in {one.code for one in enrolment.version.rules.profiles}:
        raise Rejected(_("Pilih profil dari daftar."), field="profile")
    enrolment.profile = profile
    enrolment.save(update_fields=["profile"])
    reckon(enrolment)
    return enrolment


@command(policy.may_excuse_year, notes=("year",), joined=("version", "scheme__group"))
def excuse_year(actor, enrolment, *, year, reason):
    """Let a year ask for nothing of its own, for one of the scheme's reasons; the whole cycle still asks for its sum."""
    rules = enrolment.version.rules
    if not 0 <= year < years_in(rules):
        raise Rejected(_("Tahun ini tidak ada di siklus itu."), field="year")
    if reason not in rules.exemptions:
        raise Rejected(_("Pilih alasan dari daftar skema."), field="reason")
    enrolment.excused = [one for one in enrolment.excused if one["year"] != year] + [{"year": year, "reason": reason}]
    enrolment.save(update_fields=["excused"])
    reckon(enrolment)
    return enrolment


@command(policy.may_move_enrolment, notes=("version_id",), joined=("version", "scheme__group"))
def move_enrolment(actor, enrolment, *, version_id):
    """Count an open cycle by a later version of its scheme, and tell its person. A closed one stays as it was closed."""
    version = enrolment.scheme.versions.filter(pk=version_id, published_at__isnull=False).first()
    if version is None or version.number < enrolment.version.number:
        raise Rejected(_("Pilih versi yang sudah terbit dan lebih baru."))
    if version.pk != enrolment.version_id:
        before = enrolment.missing
        enrolment.version = version
        enrolment.ends_on = end_of(enrolment.starts_on, version.rules.months)
        if enrolment.profile not in {one.code for one in version.rules.profiles}:
            enrolment.profile = ""
        enrolment.save(update_fields=["version", "ends_on", "profile"])
        for kind in version.rules.kinds:
            Entry.objects.filter(enrolment=enrolment, kind=kind.code).exclude(category=kind.category).update(
                category=kind.category)
        reckon(enrolment)
        tell([enrolment.person_id], "credits/moved", url=f"/kredit/{enrolment.pk}/", scheme=enrolment.scheme.name,
             number=version.number, why=version.why, before=before, after=enrolment.missing, unit=version.rules.unit)
    return enrolment


@command(policy.may_close_enrolment, joined=("version", "scheme__group"))
def close_enrolment(actor, enrolment):
    """Close a cycle for good once its last day is over, and begin the next one with what may be carried over."""
    if enrolment.closed_at:
        raise Rejected(_("Siklus ini sudah ditutup."))
    if enrolment.ends_on >= timezone.localdate():
        raise Rejected(_("Siklus ini belum berakhir."))
    standing, _lines = standing_of(enrolment, items_of([enrolment.pk])[enrolment.pk])
    reckon(enrolment)
    rules = enrolment.rules
    carried = carry_over(rules, standing)
    enrolment.closed_at = timezone.now()
    enrolment.result = {
        "version": enrolment.version.number, "counted": standing.counted, "required": standing.required,
        "missing": max(0, standing.missing), "met": standing.met, "carried": carried,
        "parts": {part.code: [part.counted, part.least] for part in standing.parts},
        "years": [[year.number, year.code, year.counted, year.least, year.excused] for year in standing.years]}
    enrolment.save(update_fields=["closed_at", "result"])
    if policy.member_of(enrolment.scheme.group, enrolment.person_id):
        begin(enrolment.scheme, enrolment.person_id, months_on(enrolment.starts_on, rules.months), enrolment.profile
              if enrolment.profile in {one.code for one in valid_version(
                  enrolment.scheme, timezone.localdate()).rules.profiles} else "", carried)
    return enrolment

