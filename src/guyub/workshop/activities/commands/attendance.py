from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected
from guyub.core.formats import clock_in

from .. import policy, rules
from ..models import Attendance

JOINED = ("shift__activity__group", "shift__role")


@command(policy.may_check_in, joined=JOINED, notes=("how",))
def check_in(actor, signup, *, how):
    """Note that somebody who signed up has come: by scan, typed code or list."""
    shift, now = signup.shift, timezone.now()
    if shift.cancelled_at:
        raise Rejected(_("Giliran ini sudah dibatalkan."))
    if signup.withdrawn_at:
        raise Rejected(_("Orang ini sudah melepas gilirannya."))
    if signup.placed_at is None:
        raise Rejected(_("Orang ini masih di daftar tunggu."))
    if now < shift.starts_at - rules.EARLY:
        raise Rejected(_("Giliran ini baru mulai %(clock)s. Kehadiran bisa dicatat tiga jam sebelumnya.")
                       % {"clock": clock_in(shift.starts_at, None, shift.activity.timezone)})
    if now > shift.ends_at:
        raise Rejected(_("Giliran ini sudah selesai. Catat jam datang dan pulangnya di baris orang ini."))
    old = Attendance.objects.filter(signup=signup).first()
    if old is not None:
        raise Rejected(_("Sudah tercatat hadir pukul %(clock)s.")
                       % {"clock": clock_in(old.came_at, None, shift.activity.timezone)})
    return Attendance.objects.create(
        signup=signup, shift=shift, person_id=signup.person_id, came_at=now, came_by=how,
        checked_in_by_id=actor.person_id, day=rules.day_of(shift.starts_at, shift.activity.timezone))


@command(policy.may_record_attendance, joined=JOINED)
def record_attendance(actor, signup, *, came_at, left_at):
    """Write down afterwards, from a list on paper, that somebody was here; the hours still have to be confirmed."""
    shift, now = signup.shift, timezone.now()
    if signup.withdrawn_at or signup.placed_at is None or shift.cancelled_at:
        raise Rejected(_("Orang ini tidak punya tempat di giliran ini."))
    if now <= shift.ends_at:
        raise Rejected(_("Giliran ini belum selesai. Catat hadir dan pulangnya saat terjadi."))
    if now > shift.ends_at + rules.LATE:
        raise Rejected(_("Giliran ini selesai lebih dari 14 hari yang lalu, jadi tidak bisa dicatat lagi."))
    if Attendance.objects.filter(signup=signup).exists():
        raise Rejected(_("Kehadiran orang ini sudah tercatat."))
    if not shift.starts_at - rules.EARLY <= came_at < shift.ends_at:
        raise Rejected(_("Jam datangnya di luar giliran ini."), field="came")
    if not came_at < left_at <= min(now, shift.ends_at + rules.OVERTIME):
        raise Rejected(
            _("Jam pulang harus sesudah jam datang, paling lama empat jam sesudah giliran selesai."), field="left")
    return Attendance.objects.create(
        signup=signup, shift=shift, person_id=signup.person_id, came_at=came_at, left_at=left_at,
        came_by=Attendance.How.LIST, checked_in_by_id=actor.person_id,
        day=rules.day_of(shift.starts_at, shift.activity.timezone))


@command(policy.may_check_out, joined=JOINED)
def check_out(actor, attendance):
    """Note that somebody has left."""
    if attendance.left_at:
        raise Rejected(_("Sudah tercatat pulang pukul %(clock)s.")
                       % {"clock": clock_in(attendance.left_at, None, attendance.shift.activity.timezone)})
    if attendance.confirmed_at or attendance.declined_at:
        raise Rejected(_("Jam untuk kehadiran ini sudah diputuskan."))
    attendance.left_at = timezone.now()
    attendance.save(update_fields=["left_at"])
    return attendance


@command(policy.may_undo_check_in, joined=JOINED)
def undo_check_in(actor, signup):
    """Take a mistaken note back: this person did not come. Only while nobody has decided on the hours."""
    attendance = Attendance.objects.select_for_update(no_key=True).filter(signup=signup).first()
    if attendance is None:
        raise Rejected(_("Orang ini tidak tercatat hadir."))
    if attendance.confirmed_at or attendance.declined_at or attendance.revision:
        raise Rejected(_("Jam untuk kehadiran ini sudah diputuskan, jadi catatannya tetap."))
    attendance.delete()
    return signup


@command(policy.may_undo_check_out, joined=JOINED)
def undo_check_out(actor, attendance):
    """Take a mistaken note back: this person has not left. Only while nobody has decided on the hours."""
    if attendance.left_at is None:
        raise Rejected(_("Orang ini belum tercatat pulang."))
    if attendance.confirmed_at or attendance.declined_at:
        raise Rejected(_("Jam untuk kehadiran ini sudah diputuskan, jadi catatannya tetap."))
    attendance.left_at = None
    attendance.save(update_fields=["left_at"])
    return attendance


@command(policy.may_record_benefits, joined=JOINED)
def record_benefits(actor, attendance, *, received):
    """Tick off which of the promised benefits of the role somebody has received; said again, it replaces what was said."""
    promised = attendance.shift.role.benefits
    if not promised:
        raise Rejected(_("Peran ini tidak menjanjikan manfaat."))
    if set(received) - set(promised):
        raise Rejected(_("Centang manfaat yang dijanjikan peran ini saja."))
    attendance.received = rules.named_once(received, promised)
    attendance.benefits_at = timezone.now()
    attendance.save(update_fields=["received", "benefits_at"])
    return attendance
