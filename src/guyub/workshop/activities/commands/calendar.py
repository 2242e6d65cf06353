from datetime import datetime

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected

from .. import policy
from ..models import Activity, Import, Role, Shift, SignUp
from .tally import tally

MOST_EVENTS = 500
BATCH_EVENTS, BATCH_TIMES = 40, 1500  # of one transaction


@command(policy.may_read_calendar)
def read_calendar(actor, group, *, name, found):
    """Keep what a calendar file holds (queries.calendar_reading), so that an officer may look before anything is made."""
    if not found["events"]:
        raise Rejected(_("Tidak ada acara yang bisa diambil dari berkas ini."), field="file")
    if len(found["events"]) > MOST_EVENTS:
        raise Rejected(_("Paling banyak %(n)d kegiatan sekali ambil. Bagi berkasnya.") % {"n": MOST_EVENTS}, field="file")
    return Import.objects.create(group=group, by_id=actor.person_id, name=name[:120], found=found)


@command(policy.may_apply_calendar, joined=("group__place", "group__field"))
def apply_calendar(actor, found, *, uids=None):
    """Make a draft of each chosen event (all if uids is None). An event already taken in is renewed, never doubled.

    The first ones at once; the rest follows in batches (`carry_on_calendar`), each whole, until `ended_at` is set.
    Returns (made, renewed): numbers of activities so far.
    """
    if found.applied_at:
        raise Rejected(_("Berkas ini sudah diambil."))
    found.chosen = [event["uid"] for event in found.found["events"] if uids is None or event["uid"] in uids]
    if not found.chosen:
        raise Rejected(_("Pilih paling sedikit satu kegiatan."))
    found.applied_at, found.total = timezone.now(), len(found.chosen)
    take_batch(found)
    return found.made, found.renewed


@command(policy.may_carry_on_calendar, joined=("group__place", "group__field"))
def carry_on_calendar(actor, found):
    """Take in the next events of a large calendar file."""
    if found.applied_at and not found.ended_at:
        take_batch(found)
    return found


def take_batch(found):
    """The next events: drafts for new ones, renewal where the file is newer than what was written here since."""
    events = {event["uid"]: event for event in found.found["events"]}
    batch, times = [], 0
    for uid in found.chosen[found.done : found.done + BATCH_EVENTS]:
        batch.append(events[uid])
        times += len(events[uid]["times"])
        if times >= BATCH_TIMES:
            break
    known = {row.uid: row for row in Activity.objects.filter(group=found.group, uid__in=[e["uid"] for e in batch])}
    for event in batch:
        activity = known.get(event["uid"])
        if activity is None:
            activity = draft(found.group, event, found.by_id)
            found.made += 1
        elif event["sequence"] >= activity.sequence + (activity.published_at is not None):
            activity.title, activity.about, activity.venue = event["title"], event["about"], event["place"]
            activity.sequence = max(event["sequence"], activity.sequence)
            activity.save(update_fields=["title", "about", "venue", "sequence"])
            found.renewed += 1
        else:
            continue
        shifts(activity, event)
        tally(activity)
    found.done += len(batch)
    if found.done >= found.total:
        found.ended_at = timezone.now()
    found.save(update_fields=["chosen", "applied_at", "total", "made", "renewed", "done", "ended_at"])


def draft(group, event, contact_id):
    return Activity.objects.create(
        group=group, uid=event["uid"], title=event["title"], about=event["about"], venue=event["place"],
        lat=event["lat"], lon=event["lon"], timezone=event["zone"], sequence=event["sequence"], place=group.place,
        field_id=group.field and group.field.section, kind=Activity.Kind.OTHER, contact_id=contact_id)


def shifts(activity, event):
    """One shift for each time in the file. Of those that an older file gave, who has signed up keeps theirs; the rest go."""
    role = activity.roles.order_by("pk").first() or Role.objects.create(activity=activity, name=_("Relawan"))
    times = {datetime.fromisoformat(start): datetime.fromisoformat(end) for start, end in event["times"]}
    kept = Shift.objects.filter(activity=activity, role=role)
    spare = kept.filter(~Exists(SignUp.objects.filter(shift=OuterRef("pk"))), starts_at__gt=timezone.now())
    gone = [pk for pk, starts_at in spare.values_list("pk", "starts_at") if starts_at not in times]
    for start in range(0, len(gone), 500):
        Shift.objects.filter(pk__in=gone[start : start + 500]).delete()
    there = set(kept.values_list("starts_at", flat=True))
    Shift.objects.bulk_create(
        [Shift(activity=activity, role=role, starts_at=starts_at, ends_at=ends_at, least=1, most=10)
         for starts_at, ends_at in sorted(times.items()) if starts_at not in there], batch_size=500)
