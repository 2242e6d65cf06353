"""An hour that somebody vouched for becomes an entry by itself, in each open cycle whose scheme takes that kind."""

import hashlib

from django.utils import timezone

from guyub.core.commands import command
from guyub.workshop.ledger import commands as ledger
from guyub.workshop.ledger.models import Transfer

from .. import policy
from ..models import Enrolment, Entry
from ..rules.counting import year_of
from .reckoning import reckon

JOINED = ("shift__activity__group", "shift__role", "transfer")
OPEN = ("version", "scheme__group")


@command(policy.may_credit_attendance, joined=JOINED)
def credit_attendance(actor, attendance):
    """Credit a vouched-for attendance wherever its person is in a cycle that takes it. Returns the entries."""
    if attendance.confirmed_at is None:
        return []
    found = Enrolment.objects.select_for_update(no_key=True, of=("self",)).filter(
        person_id=attendance.person_id, closed_at=None, starts_on__lte=attendance.day,
        ends_on__gte=attendance.day).select_related(*OPEN).order_by("pk")
    made = []
    for enrolment in found:
        if (entry := credit(enrolment, attendance)) is not None:
            reckon(enrolment)
            made.append(entry)
    return made


@command(policy.may_uncredit_attendance, joined=JOINED)
def uncredit_attendance(actor, attendance):
    """Take back what an attendance earned, since nobody vouches for it any more; closed cycles stay."""
    if attendance.confirmed_at is not None:
        return
    found = Entry.objects.filter(attendance=attendance, withdrawn_at=None, enrolment__closed_at=None).select_related(
        "enrolment__version", "enrolment__scheme__group")
    for entry in found:
        take_back(entry)
        reckon(entry.enrolment)


def kind_for(scheme, attendance):
    """The kind of the scheme that takes what this was, if its rate is known. Paid work earns nothing."""
    if attendance.shift.role.paid:
        return None
    return next((one for one in scheme.kinds if attendance.shift.activity.kind in one.comes and one.amount is not None
                 and one.mode != "stated"), None)


def credit(enrolment, attendance):
    """The entry of this attendance in this cycle, awarded at once; None if the scheme does not take it."""
    scheme = enrolment.rules
    kind, activity = kind_for(scheme, attendance), attendance.shift.activity
    if kind is None:
        return None
    units = attendance.minutes * 100 // 60 if kind.mode == "hour" else 100
    worth = kind.earns(units, attendance.shift.role.name)
    if not worth:
        return None
    entry = Entry.objects.filter(enrolment=enrolment, attendance=attendance).first()
    if entry is not None and entry.live:
        if (entry.awarded, entry.kind) == (worth, kind.code):
            return None
        take_back(entry)  # vouched for anew, with another length, before this was heard
    if entry is None:
        entry = Entry(enrolment=enrolment, attendance=attendance, person_id=enrolment.person_id, day=attendance.day,
                      year=year_of(enrolment.starts_on, attendance.day))
    entry.kind, entry.category, entry.units = kind.code, kind.category, units
    entry.title, entry.organiser, entry.role = activity.title, activity.group.name[:160], attendance.shift.role.name
    entry.claimed = entry.awarded = worth
    entry.decided_at, entry.decided_by_id = attendance.confirmed_at, attendance.confirmed_by_id
    entry.decided_as, entry.withdrawn_at = attendance.confirmed_as, None
    entry.save()
    award(entry, place_id=activity.place_id, field_id=activity.field_id)
    return entry


def award(entry, **where):
    """Post the award and draw the lot for the audit; the entry's `awarded` is set."""
    group = entry.enrolment.scheme.group
    entry.transfer = ledger.post(
        chain=group, key=f"credit/{entry.pk}/{entry.revision}", giver=group, receiver=("person", entry.person_id),
        unit="credit", amount=entry.awarded, occurred_on=entry.day,
        place_id=where.get("place_id") or group.place_id, field_id=where.get("field_id") or group.field_id)
    entry.sampled = drawn(entry.transfer.digest, entry.enrolment.rules.audit_pct)
    entry.audited_at = entry.audited_by = None
    entry.save(update_fields=["transfer", "sampled", "audited_at", "audited_by"])


def drawn(digest, percent):
    """Whether the lot falls on it: by the seal of its transfer, which nobody chooses beforehand and anybody can check."""
    return int(hashlib.sha256(f"audit/{digest}".encode()).hexdigest()[:8], 16) % 100 < percent


def take_back(entry, reason=""):
    """Undo an award by one transfer the other way; the entry stays, marked, and can be awarded anew."""
    if entry.transfer_id:
        ledger.reverse(Transfer.objects.select_related("group").get(pk=entry.transfer_id))
        entry.revision += 1
    entry.transfer, entry.withdrawn_at, entry.counted, entry.cuts = None, timezone.now(), 0, []
    entry.reason = reason[:300]
    entry.save(update_fields=["transfer", "revision", "withdrawn_at", "counted", "cuts", "reason"])
