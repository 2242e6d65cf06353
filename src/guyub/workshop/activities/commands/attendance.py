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
    if signup.withdrawn_at:
        raise Rejected(_("Orang ini sudah melepas gilirannya."))
    if signup.placed_at is None:
        raise Rejected(_("Orang ini masih di daftar tunggu."))
    if shift.cancelled_at:
        raise Rejected(_("Giliran ini sudah dibatalkan."))
    if now < shift.starts_at - rules.EARLY:
        raise Rejected(_("Giliran ini baru mulai %(clock)s. Kehadiran bisa dicatat tiga jam sebelumnya.")
                       % {"clock": clock_in(shift.starts_at, None, shift.activity.timezone)})
    if now > shift.ends_at:
        raise Rejected(_("Giliran ini sudah selesai. Kehadiran yang terlewat tidak bisa dicatat kemudian."))
    old = Attendance.objects.filter(signup=signup).first()
    if old is not None:
        raise Rejected(_("Sudah tercatat hadir pukul %(clock)s.")
                       % {"clock": clock_in(old.came_at, None, shift.activity.timezone)})
    return Attendance.objects.create(
        signup=signup, shift=shift, person_id=signup.person_id, came_at=now, came_by=how,
        checked_in_by_id=actor.person_id, day=rules.day_of(shift.starts_at, shift.activity.timezone))


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
