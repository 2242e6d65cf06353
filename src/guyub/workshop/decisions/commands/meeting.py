"""Calling a meeting, who came, what was on the agenda, closing it and adopting its minutes."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected
from guyub.workshop.notices.commands import tell

from .. import policy
from ..models import Attendance, Item, Meeting, Proposal
from ..queries.body import electors_of, roles_in
from .words import line

LONGEST = timedelta(days=7)


@command(policy.may_call_meeting, joined=("group",))
def call_meeting(actor, body, *, title, starts_at, ends_at, zone, place=""):
    """Call the body together; everybody who belongs to it is told."""
    if body.closed_at:
        raise Rejected(_("Badan ini sudah dibubarkan."))
    timed(starts_at, ends_at)
    meeting = Meeting.objects.create(
        body=body, title=line(title, "title"), starts_at=starts_at, ends_at=ends_at, zone=zone,
        place=line(place, "place", 0, 160), called_by_id=actor.person_id)
    tell_called(meeting, body)
    return meeting


def timed(starts_at, ends_at):
    if ends_at <= starts_at:
        raise Rejected(_("Selesainya sesudah mulainya."), field="end")
    if ends_at - starts_at > LONGEST:
        raise Rejected(_("Rapat paling lama tujuh hari."), field="end")
    if starts_at < timezone.now() - timedelta(days=1):
        raise Rejected(_("Rapat dipanggil untuk waktu yang akan datang."), field="day")


def tell_called(meeting, body):
    tell(electors_of(body), "decisions/meeting_called", url=f"/rapat/{meeting.pk}/", meeting=meeting.title, body=body.name,
         group=body.group.name, start=meeting.starts_at, end=meeting.ends_at, zone=meeting.zone, venue=meeting.place)


@command(policy.may_move_meeting, joined=("body__group",))
def move_meeting(actor, meeting, *, starts_at, ends_at, place):
    """Another time or place; calendars hear of it, and so does the body."""
    going_on(meeting)
    timed(starts_at, ends_at)
    meeting.starts_at, meeting.ends_at, meeting.place = starts_at, ends_at, line(place, "place", 0, 160)
    meeting.sequence += 1
    meeting.save(update_fields=["starts_at", "ends_at", "place", "sequence"])
    tell_called(meeting, meeting.body)
    return meeting


def going_on(meeting):
    if meeting.closed_at:
        raise Rejected(_("Rapat ini sudah ditutup."))


@command(policy.may_note_attendance, joined=("body__group",))
def note_attendance(actor, meeting, *, person_ids):
    """Say who of the body is here; whoever is not named is not."""
    going_on(meeting)
    wanted = set(person_ids)
    if wanted - set(electors_of(meeting.body)):
        raise Rejected(_("Yang dicatat hadir hanya anggota badan ini."))
    Attendance.objects.filter(meeting=meeting).exclude(person_id__in=wanted).delete()
    here = set(Attendance.objects.filter(meeting=meeting).values_list("person_id", flat=True))
    Attendance.objects.bulk_create(Attendance(meeting=meeting, person_id=pk) for pk in sorted(wanted - here))
    return len(wanted)


@command(policy.may_add_item, joined=("body__group",))
def add_item(actor, meeting, *, title="", proposal_id=None):
    """Put a point on the agenda: words, or a proposal of the body."""
    going_on(meeting)
    if proposal_id is not None:
        proposal = Proposal.objects.filter(pk=proposal_id, body=meeting.body).first()
        if proposal is None:
            raise Rejected(_("Usulan ini tidak ada di badan ini."), field="proposal")
        title = title or proposal.title
    last = meeting.items.order_by("-position").first()
    if last is not None and last.position >= 200:
        raise Rejected(_("Paling banyak 200 mata acara."), field="title")
    return Item.objects.create(meeting=meeting, position=last.position + 1 if last else 1,
                               title=line(title, "title", most=160), proposal_id=proposal_id)


@command(policy.may_note_item, joined=("body__group",), notes=("position",))
def note_item(actor, meeting, *, position, note):
    """Write what was said of a point."""
    going_on(meeting)
    item = meeting.items.filter(position=position).first()
    if item is None:
        raise Rejected(_("Mata acara ini tidak ada."))
    note = (note or "").strip()
    if len(note) > 5000:
        raise Rejected(_("Paling panjang 5.000 huruf."), field="note")
    item.note = note
    item.save(update_fields=["note"])
    return item


@command(policy.may_close_meeting, joined=("body__group",))
def close_meeting(actor, meeting, *, closing=""):
    """End the meeting; its minutes are written from what happened and wait for the next meeting."""
    going_on(meeting)
    if timezone.now() < meeting.starts_at:
        raise Rejected(_("Rapat ini belum mulai."))
    if not meeting.attendances.exists():
        raise Rejected(_("Catat dulu siapa yang hadir."))
    meeting.closed_at, meeting.closing = timezone.now(), (closing or "").strip()[:2000]
    people = set(electors_of(meeting.body)) | set(meeting.attendances.values_list("person_id", flat=True))
    meeting.roll = {**dict.fromkeys(map(str, people), ["", ""]), **{
        str(person_id): what for person_id, what in roles_in(meeting.body, people).items()}}
    meeting.save(update_fields=["closed_at", "closing", "roll"])
    return meeting


@command(policy.may_adopt_minutes, joined=("body__group",), notes=("adopted_in_id",))
def adopt_minutes(actor, meeting, *, adopted_in_id):
    """Adopt the minutes in a later meeting of the same body; from then on nothing in them changes."""
    if not meeting.closed_at:
        raise Rejected(_("Tutup dulu rapatnya."))
    if meeting.adopted_at:
        raise Rejected(_("Risalah ini sudah disahkan."))
    later = Meeting.objects.filter(pk=adopted_in_id, body_id=meeting.body_id, starts_at__gt=meeting.starts_at,
                                   closed_at=None).first()
    if later is None or later.starts_at > timezone.now() or not later.attendances.exists():
        raise Rejected(_("Risalah disahkan dalam rapat berikutnya yang sedang berlangsung, sesudah kehadirannya dicatat."))
    meeting.adopted_at, meeting.adopted_in = timezone.now(), later
    meeting.save(update_fields=["adopted_at", "adopted_in"])
    return meeting
