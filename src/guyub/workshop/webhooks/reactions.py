"""What is told of the acts of the floors below: ids and numbers only."""

from guyub.core.reactions import reacts_to
from guyub.foundation.groups.models import Group, Membership
from guyub.workshop.activities.models import Activity, Attendance, SignUp
from guyub.workshop.ledger.models import Transfer

from .commands import write_deliveries


@reacts_to("groups.approve_membership")
def announce_membership(act):
    row = Membership.objects.select_related("group").get(pk=act.subject_id)
    write_deliveries(row.group, "membership.approved", act.at, [{"membership": row.pk, "person": row.person_id}])


@reacts_to("activities.sign_up", "activities.take_swap")
def announce_signup(act):
    row = SignUp.objects.select_related("shift__activity__group").get(pk=act.made_id)
    write_deliveries(row.shift.activity.group, "signup.made", act.at, [{
        "activity": row.shift.activity_id, "shift": row.shift_id, "signup": row.pk, "person": row.person_id}])


@reacts_to("activities.publish_activity")
def announce_publication(act):
    row = Activity.objects.select_related("group").get(pk=act.subject_id)
    write_deliveries(row.group, "activity.published", act.at, [{"activity": row.pk}])


@reacts_to("activities.cancel_activity")
def announce_cancellation(act):
    row = Activity.objects.select_related("group").get(pk=act.subject_id)
    write_deliveries(row.group, "activity.cancelled", act.at, [{"activity": row.pk}])


@reacts_to("activities.confirm_attendance", "activities.confirm_attendances")
def announce_confirmations(act):
    rows = list(Attendance.objects.filter(transfer__act=act).order_by("pk").select_related(
        "shift__activity__group", "transfer"))
    if rows:
        write_deliveries(rows[0].shift.activity.group, "attendance.confirmed", act.at, [
            {"activity": row.shift.activity_id, "shift": row.shift_id, "attendance": row.pk, "person": row.person_id,
             "minutes": row.minutes, "chain": row.transfer.chain_id, "number": row.transfer.number} for row in rows])


@reacts_to("ledger.post")
def announce_transfers(act):
    told = {}
    for row in Transfer.objects.filter(act=act).order_by("chain_id", "number"):
        told.setdefault(row.group_id, []).append({
            "chain": row.chain_id, "number": row.number, "amount": row.amount, "unit": row.unit, "purpose": row.purpose,
            "occurred_on": row.occurred_on.isoformat(), "takes_back": row.reverses_id is not None})
    for group in Group.objects.filter(pk__in=told).order_by("pk"):
        write_deliveries(group, "transfer.posted", act.at, told[group.pk])
