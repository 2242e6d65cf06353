"""Who may plan, take part, record and vouch."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guyub.core.policy import No
from guyub.foundation.groups.policy import not_kept_out, within_led
from guyub.workshop.conflicts.policy import unbarred
from guyub.workshop.conflicts.rules import Parties

from .models import Activity, Attendance, Audit, Import, LoadLimit, Shift, SignUp, Swap

COORDINATING = ("chair", "secretary", "coordinator")
VOUCHING = ("chair", "secretary", "coordinator", "verifier")
CORRECTING = ("chair", "secretary")
VOUCHERS_ONLY = _("Daftar ini hanya untuk yang mengesahkan jam di kelompok ini.")
NOT_OWN_HOURS = No(_("Jam sendiri disahkan oleh orang lain."))


def may_see_activity(actor, activity):
    if actor.holds(activity.group, *VOUCHING):
        return True
    if activity.published_at is None:
        return False
    return not activity.members_only or actor.belongs(activity.group)


def visible_activities(actor):
    public = Q(published_at__isnull=False, members_only=False)
    if not actor.roles:
        return Activity.objects.filter(public)
    own = Q(published_at__isnull=False, group_id__in=actor.groups_where("member"))
    return Activity.objects.filter(public | own | within_led(actor, "group", *VOUCHING))


def may_plan_activity(actor, group):
    if not group.living:
        return No(_("Kelompok ini belum disetujui, jadi belum bisa membuat kegiatan."))
    return actor.holds(group, *COORDINATING)


def may_edit_activity(actor, activity):
    if activity.cancelled_at:
        return No(_("Kegiatan ini sudah dibatalkan."))
    return actor.holds(activity.group, *COORDINATING)


may_publish_activity = may_repeat_activity = may_add_role = may_add_shift = may_edit_activity


def may_cancel_activity(actor, activity):
    """Also the house itself, once the group is closed."""
    if actor.office == "activities" and not activity.cancelled_at:
        return True
    return may_edit_activity(actor, activity)


def may_remove_role(actor, role):
    return may_edit_activity(actor, role.activity)


may_promise_benefits = may_remove_role


def may_change_shift(actor, shift):
    return may_edit_activity(actor, shift.activity)


may_cancel_shift = may_change_shift


def may_advance_activity(actor, activity):
    return actor.office == "activities"


def may_remind_shift(actor, shift):
    return actor.office == "activities"


def may_carry_on_calendar(actor, found):
    return actor.office == "activities"


def may_see_shift(actor, shift):
    return may_see_activity(actor, shift.activity)


def visible_shifts(actor):
    return Shift.objects.filter(activity__in=visible_activities(actor))


def may_sign_up(actor, shift):
    if actor.person_id is None:
        return No(_("Masuk dulu untuk mendaftar."))
    if not may_see_activity(actor, shift.activity):
        return No(_("Giliran ini khusus anggota kelompok."))
    return not_kept_out(actor.person_id, shift.activity.group)


def may_see_signup(actor, signup):
    own = actor.person_id is not None and signup.person_id == actor.person_id
    return own or actor.holds(signup.shift.activity.group, *VOUCHING)


def visible_signups(actor):
    if actor.person_id is None:
        return SignUp.objects.none()
    return SignUp.objects.filter(
        Q(person_id=actor.person_id) | within_led(actor, "shift__activity__group", *VOUCHING))


def may_withdraw_signup(actor, signup):
    return actor.person_id is not None and signup.person_id == actor.person_id


def may_remove_signup(actor, signup):
    return actor.holds(signup.shift.activity.group, *COORDINATING)


def may_answer_assistance(actor, signup):
    return actor.holds(signup.shift.activity.group, *COORDINATING)


def may_join_signups(actor, person):
    return actor.office == "activities"


def may_see_swap(actor, swap):
    return may_see_activity(actor, swap.signup.shift.activity)


def visible_swaps(actor):
    return Swap.objects.filter(signup__shift__activity__in=visible_activities(actor))


def may_offer_swap(actor, signup):
    return may_withdraw_signup(actor, signup)


def may_take_swap(actor, swap):
    if swap.signup.person_id == actor.person_id:
        return No(_("Ini giliran Anda sendiri."))
    return may_sign_up(actor, swap.signup.shift)


def may_withdraw_swap(actor, swap):
    return may_withdraw_signup(actor, swap.signup)


def may_check_in(actor, signup):
    return actor.holds(signup.shift.activity.group, *COORDINATING)


may_record_attendance = may_undo_check_in = may_check_in


def may_see_attendance(actor, attendance):
    own = actor.person_id is not None and attendance.person_id == actor.person_id
    return own or actor.holds(attendance.shift.activity.group, *VOUCHING)


def visible_attendances(actor):
    if actor.person_id is None:
        return Attendance.objects.none()
    return Attendance.objects.filter(
        Q(person_id=actor.person_id) | within_led(actor, "shift__activity__group", *VOUCHING))


def may_check_out(actor, attendance):
    return actor.holds(attendance.shift.activity.group, *COORDINATING)


may_undo_check_out = may_check_out


def may_record_benefits(actor, attendance):
    if attendance.person_id == actor.person_id:
        return No(_("Manfaat Anda sendiri dicatat oleh orang lain."))
    return actor.holds(attendance.shift.activity.group, *COORDINATING)


def may_confirm_attendance(actor, attendance):
    """Not one's own hours, and not those of somebody close to one."""
    if attendance.person_id == actor.person_id:
        return NOT_OWN_HOURS
    if not actor.holds(attendance.shift.activity.group, *VOUCHING):
        return False
    return unbarred(actor, "approval", Parties(persons=frozenset({attendance.person_id})))


may_decline_attendance = may_confirm_attendance


def may_cosign_attendance(actor, attendance):
    if attendance.confirmed_by_id == actor.person_id:
        return No(_("Anda sendiri yang mengesahkannya; yang ikut mengesahkan orang lain."))
    return may_confirm_attendance(actor, attendance)


def may_pick_audits(actor, nothing):
    return actor.office == "activities"


def may_see_audit(actor, audit):
    return actor.holds(audit.attendance.shift.activity.group, *CORRECTING)


def visible_audits(actor):
    return Audit.objects.filter(within_led(actor, "attendance__shift__activity__group", *CORRECTING))


def may_audit_attendance(actor, audit):
    """Chair or secretary; neither who vouched or signed along, nor the person, nor somebody close to that one."""
    attendance = audit.attendance
    if actor.person_id in (audit.voucher_id, attendance.cosigned_by_id, attendance.person_id):
        return No(_("Ini diperiksa ulang oleh pengurus lain."))
    if not actor.holds(attendance.shift.activity.group, *CORRECTING):
        return False
    return unbarred(actor, "review", Parties(persons=frozenset({attendance.person_id})))


def may_confirm_attendances(actor, activity):
    return actor.holds(activity.group, *VOUCHING)


def may_undo_confirmations(actor, activity):
    """Each confirmation is judged besides."""
    return may_confirm_attendances(actor, activity)


def may_undo_confirmation(actor, attendance):
    if attendance.person_id == actor.person_id:
        return NOT_OWN_HOURS
    group = attendance.shift.activity.group
    if attendance.confirmed_by_id == actor.person_id and actor.holds(group, *VOUCHING):
        return True
    return actor.holds(group, *CORRECTING) or No(_("Pembatalan dilakukan oleh yang mengesahkan, ketua, atau sekretaris."))


def may_read_calendar(actor, group):
    return may_plan_activity(actor, group)


def may_apply_calendar(actor, found):
    return may_plan_activity(actor, found.group)


def may_see_import(actor, found):
    return bool(actor.holds(found.group, *COORDINATING))


def visible_imports(actor):
    return Import.objects.filter(within_led(actor, "group", *COORDINATING))


def may_see_load_limit(actor, limit):
    """What holds in the house and in a group is nobody's secret; a person's own is theirs alone."""
    return limit.person_id is None or (actor.person_id is not None and limit.person_id == actor.person_id)


def visible_load_limits(actor):
    open_ones = Q(person=None)
    return LoadLimit.objects.filter(open_ones | Q(person_id=actor.person_id) if actor.person_id else open_ones)


def may_set_load_limit(actor, group):
    return actor.holds(group, *COORDINATING)


def may_limit_load(actor, person):
    """Oneself; or the office that guards wellbeing, which may only make it less."""
    if actor.office == "load":
        return True
    return (actor.person_id is not None and actor.person_id == person.pk) or No(_("Batas ini diatur orangnya sendiri."))


def may_end_load_limit(actor, limit):
    if limit.person_id:
        if actor.office == "load":
            return limit.office == "load"
        return actor.person_id is not None and actor.person_id == limit.person_id and not limit.office
    return limit.group is not None and actor.holds(limit.group, *COORDINATING)
