from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected

from .. import policy
from ..models import Activity, Import, Role, Shift
from .tally import tally

MOST_EVENTS = 500


@command(policy.may_read_calendar)
def read_calendar(actor, group, *, name, found):
    """Keep what a calendar file holds (queries.calendar_reading), so that an officer may look before anything is made."""
    if not found["events"]:
        raise Rejected(_("Tidak ada acara yang bisa diambil dari berkas ini."), field="file")
    if len(found["events"]) > MOST_EVENTS:
        raise Rejected(_("Paling banyak %(n)d kegiatan sekali ambil. Bagi berkasnya.") % {"n": MOST_EVENTS}, field="file")
    return Import.objects.create(group=group, by_id=actor.person_id, name=name[:120], found=found)


@command(policy.may_apply_calendar, joined=("group__place",))
def apply_calendar(actor, found, *, uids=None):
    """Make a draft of each chosen event (all if uids is None). An event already taken in is renewed, never doubled.

    Returns (made, renewed): numbers of activities.
    """
    if found.applied_at:
        raise Rejected(_("Berkas ini sudah diambil."))
    events = [event for event in found.found["events"] if uids is None or event["uid"] in uids]
    if not events:
        raise Rejected(_("Pilih paling sedikit satu kegiatan."))
    known = {row.uid: row for row in Activity.objects.filter(group=found.group, uid__in=[e["uid"] for e in events])}
    made = renewed = 0
    for event in events:
        activity = known.get(event["uid"])
        if activity is None:
            activity, made = draft(found.group, event, actor), made + 1
        elif event["sequence"] > activity.sequence or activity.published_at is None:
            activity.title, activity.about, activity.venue = event["title"], event["about"], event["place"]
            activity.sequence = max(event["sequence"], activity.sequence)
            activity.save(update_fields=["title", "about", "venue", "sequence"])
            renewed += 1
        else:
            continue
        shifts(activity, event)
        tally(activity)
    found.applied_at = timezone.now()
    found.save(update_fields=["applied_at"])
    return made, renewed


def draft(group, event, actor):
    return Activity.objects.create(
        group=group, uid=event["uid"], title=event["title"], about=event["about"], venue=event["place"],
        lat=event["lat"], lon=event["lon"], timezone=event["zone"], sequence=event["sequence"], place=group.place,
        field_id=group.field and group.field.section, kind=Activity.Kind.OTHER, contact_id=actor.person_id)


def shifts(activity, event):
    """One shift for each time in the file; those that exist stay."""
    role = activity.roles.first() or Role.objects.create(activity=activity, name=_("Relawan"))
    kept = set(Shift.objects.filter(activity=activity, role=role).values_list("starts_at", flat=True))
    fresh = []
    for start, end in event["times"]:
        starts_at, ends_at = datetime.fromisoformat(start), datetime.fromisoformat(end)
        if starts_at not in kept:
            kept.add(starts_at)
            fresh.append(Shift(activity=activity, role=role, starts_at=starts_at, ends_at=ends_at, least=1, most=10))
    Shift.objects.bulk_create(fresh, batch_size=500)
