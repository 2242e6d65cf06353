from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected
from guyub.core.formats import clock_in, day_in
from guyub.foundation.people.models import Person
from guyub.workshop.notices.commands import tell
from guyub.workshop.notices.queries import answering
from guyub.workshop.skills.queries import holds

from .. import policy, rules
from ..models import Attendance, Shift, SignUp
from ..queries.load import overload, overload_words
from .facts import facts_of
from .tally import recount

JOINED = ("shift__activity__group", "shift__role")


class Overloaded(Rejected):
    """A shift that would be too much for somebody; `ways` leads to what is lighter, and to who could take over."""

    def __init__(self, sentence, shift):
        super().__init__(sentence)
        self.ways = [(_("Lihat giliran yang lebih ringan, atau cari pengganti"), f"/giliran/{shift.pk}/lebih-ringan/")]


@command(policy.may_sign_up, joined=("activity__group", "role__skill"))
def sign_up(actor, shift, *, assistance="", through="", standby=False):
    """Promise to come: a place if there is one, else the end of the waiting list. A stand-by waits until one is missing."""
    now = timezone.now()
    if not shift.activity.live or shift.cancelled_at:
        raise Rejected(_("Giliran ini tidak dibuka."))
    if shift.ends_at <= now:
        raise Rejected(_("Giliran ini sudah lewat."))
    Person.objects.select_for_update(no_key=True).get(pk=actor.person_id)
    fitting(actor.person_id, shift)
    placed = shift.taken < (shift.least if standby else shift.most)
    signup = SignUp.objects.create(
        shift=shift, person_id=actor.person_id, code=free_code(shift), assistance=assistance.strip()[:300],
        standby=standby, through=through[:24], asked_at=now, placed_at=now if placed else None)
    if placed:
        shift.taken += 1
    else:
        shift.waiting += 1
    shift.save(update_fields=["taken", "waiting"])
    recount(shift.activity_id, shift)
    if signup.assistance:
        tell(answering(shift.activity.group, "coordinator", "secretary", "chair"), "activities/assistance_asked",
             url=sheet_of(shift), **facts_of(shift))
    tell([actor.person_id], told(placed, standby), url="/giliran/", **facts_of(shift))
    return signup


def told(placed, standby):
    """The notice that somebody gets for signing up."""
    if placed:
        return "activities/placed"
    return "activities/standing_by" if standby else "activities/waiting"


def sheet_of(shift):
    """Where the shift's coordinators read who comes and what they need."""
    activity = shift.activity
    day = rules.day_of(shift.starts_at, activity.timezone)
    return f"/ruang/{activity.group.slug}/kegiatan/{activity.pk}/kehadiran/?hari={day.isoformat()}"


def free_code(shift):
    """A code that nobody else of the activity shows."""
    taken = set(SignUp.objects.filter(shift__activity_id=shift.activity_id, shift__starts_at=shift.starts_at)
                .values_list("code", flat=True))
    while (code := rules.new_code()) in taken:
        continue
    return code


def fitting(person_id, shift, instead_of=None):
    """Reject somebody who is already in, busy elsewhere, carries enough, or lacks what the role takes on that day."""
    clashes = (
        SignUp.objects.filter(person_id=person_id, withdrawn_at=None,
                              shift__starts_at__lt=shift.ends_at, shift__ends_at__gt=shift.starts_at)
        .select_related("shift__activity").exclude(pk=instead_of))
    for clash in clashes[:1]:
        if clash.shift_id == shift.pk:
            raise Rejected(_("Anda sudah terdaftar di giliran ini."))
        zone = clash.shift.activity.timezone
        raise Rejected(_("Bentrok dengan giliran Anda: %(activity)s, %(day)s %(clock)s.") % {
            "activity": clash.shift.activity.title, "day": day_in(clash.shift.starts_at, zone),
            "clock": clock_in(clash.shift.starts_at, clash.shift.ends_at, zone)})
    role = shift.role
    if role.skill_id is not None:
        day = rules.day_of(shift.starts_at, shift.activity.timezone)
        if not holds(person_id, role.skill_id, role.level, day):
            raise Rejected(_("Peran ini perlu kecakapan “%(skill)s” yang sudah diverifikasi dan masih berlaku pada %(day)s.")
                           % {"skill": role.skill, "day": day_in(shift.starts_at, shift.activity.timezone)})
    if too_much := overload(person_id, shift, but=(instead_of,)):
        raise Overloaded(overload_words(too_much, shift.activity.timezone), shift)


@command(policy.may_withdraw_signup, joined=JOINED)
def withdraw_signup(actor, signup, *, reason=""):
    """Give a place back, or leave the waiting list; who waits moves up by itself."""
    release(signup, reason)
    return signup


@command(policy.may_remove_signup, joined=JOINED)
def remove_signup(actor, signup, *, reason):
    """A coordinator takes somebody off a shift, with a reason that the person is told."""
    if not reason.strip():
        raise Rejected(_("Tulis alasannya; orangnya akan membacanya."), field="reason")
    release(signup, reason)
    tell([signup.person_id], "activities/withdrawn_by_officer", url="/giliran/", reason=signup.reason,
         **facts_of(signup.shift))
    return signup


def release(signup, reason):
    shift = locked_shift(signup.shift_id)
    if signup.withdrawn_at:
        raise Rejected(_("Giliran ini sudah dilepas."))
    if Attendance.objects.filter(signup=signup).exists():
        raise Rejected(_("Kehadiran di giliran ini sudah dicatat, jadi tidak bisa dilepas."))
    signup.withdrawn_at, signup.reason = timezone.now(), reason.strip()[:300]
    signup.save(update_fields=["withdrawn_at", "reason"])
    if signup.placed_at:
        shift.taken -= 1
    else:
        shift.waiting -= 1
    shift.save(update_fields=["taken", "waiting"])
    move_up(shift)
    recount(shift.activity_id, shift)


def locked_shift(pk):
    return (
        Shift.objects.select_for_update(no_key=True, of=("self",))
        .select_related("activity__group", "role__skill").get(pk=pk))


def move_up(shift):
    """Give free places of a locked shift to who has waited longest and still fits, and tell them; to stand-bys only while
    fewer have a place than the shift needs."""
    if shift.taken >= shift.most or not shift.waiting or shift.cancelled_at or shift.ends_at <= timezone.now():
        return
    moved = []
    for signup in SignUp.objects.filter(shift=shift, withdrawn_at=None, placed_at=None).order_by("asked_at", "pk"):
        if shift.taken >= shift.most:
            break
        if signup.standby and shift.taken >= shift.least:
            continue
        try:
            fitting(signup.person_id, shift, instead_of=signup.pk)
        except Rejected:
            continue
        signup.placed_at = timezone.now()
        signup.save(update_fields=["placed_at"])
        shift.taken += 1
        shift.waiting -= 1
        moved.append(signup.person_id)
    if moved:
        shift.save(update_fields=["taken", "waiting"])
        tell(moved, "activities/moved_up", url="/giliran/", **facts_of(shift))


@command(policy.may_answer_assistance, joined=JOINED)
def answer_assistance(actor, signup, *, answer):
    """Say what will be arranged for a participant who asked for assistance."""
    if not signup.assistance:
        raise Rejected(_("Orang ini tidak meminta bantuan khusus."))
    if not answer.strip():
        raise Rejected(_("Tulis jawabannya."), field="answer")
    signup.assistance_answer = answer.strip()[:300]
    signup.save(update_fields=["assistance_answer"])
    tell([signup.person_id], "activities/assistance_answered", url="/giliran/", reason=signup.assistance_answer,
         **facts_of(signup.shift))
    return signup
