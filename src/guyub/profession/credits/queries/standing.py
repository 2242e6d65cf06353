"""What an enrolment's entries come to, by the version it began with or by another one on trial."""

from django.db.models import Q

from ..models import Entry
from ..rules.counting import Item, count, stand, sums_of

COUNTED = Q(awarded__isnull=False, withdrawn_at=None)


def items_of(enrolment_ids):
    """{enrolment: [(Item, counted, cuts)]} of what was awarded and not taken back; one statement."""
    found = {pk: [] for pk in enrolment_ids}
    rows_ = Entry.objects.filter(COUNTED, enrolment__in=enrolment_ids).values_list(
        "enrolment_id", "id", "kind", "day", "awarded", "attendance_id", "digest", "counted", "cuts")
    for enrolment, pk, kind, day, awarded, attendance, digest, counted, cuts in rows_:
        key = f"attendance/{attendance}" if attendance else digest
        found[enrolment].append((Item(pk, kind, day, awarded, key), counted, cuts))
    return found


def standing_of(enrolment, held, scheme=None):
    """(Standing, {entry: Line}) of [(Item, …)] by the version the cycle began with, or by another scheme on trial."""
    scheme = scheme or enrolment.rules
    items = [item for item, *_stored in held]
    lines = count(scheme, items, enrolment.starts_on, enrolment.ends_on)
    sums = sums_of(scheme, items, lines, enrolment.starts_on)
    return stand(scheme, sums, carried=enrolment.carried, excused=enrolment.excused_years), lines
