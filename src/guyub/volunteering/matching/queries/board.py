"""The board of one proposal: shifts with their people now and proposed, what stays open and why, and who goes where."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guyub.core.formats import clock_in, day_in, day_short
from guyub.core.kept import kept
from guyub.foundation.people.models import Person
from guyub.workshop.activities import rules as clocks
from guyub.workshop.activities.models import Shift, SignUp

from .. import policy
from ..models import Placement
from .instance import MOST_SHIFTS, asked_by_shift, open_shifts
from .words import help_words, problem_words, quality_words, why_words

SLOTS, ROWS, OPEN, MOST_TARGETS, MOST_ASKS = 18, 10, 6, 40, 30


@dataclass(frozen=True)
class Slot:
    """One shift: `taken` now, `proposed` or asked beside them."""

    id: int
    title: str
    role: str
    day: object
    clock: str
    when: str
    least: int
    most: int
    taken: int
    proposed: int
    kind: str

    @property
    def short(self):
        return max(0, self.least - self.taken - self.proposed)

    @property
    def words(self):
        return f"{self.role}, {self.when}"


@dataclass(frozen=True)
class Row:
    """One person at one shift, and where they stand."""

    id: int
    person: str
    shift: int
    words: str
    title: str
    km: str
    shifts: int
    locked: bool
    by_hand: bool
    state: str
    why: str
    skill: str


@dataclass(frozen=True)
class Gap:
    """A shift that stays short: by how many, why, and what would help."""

    slot: Slot
    short: int
    why: list
    help: list


@dataclass(frozen=True)
class Board:
    columns: list
    lines: list  # (role, [[Slot] for each day])
    slots: dict  # {shift id: Slot}, all of them
    rows: list  # the Rows shown
    people: int
    waiting: int
    gaps: list
    figures: dict
    quality: str
    page: int
    pages: int
    more_rows: int
    from_row: int

    @property
    def filled(self):
        return sum(min(one.least, one.taken + one.proposed) for one in self.slots.values())

    @property
    def far(self):
        return decimal(self.figures.get("metres", 0) / 1000)

    @property
    def each(self):
        return decimal(self.figures.get("placed", 0) / max(1, self.figures.get("persons", 0)))

    @property
    def page_list(self):
        return range(1, self.pages + 1)

    @property
    def targets(self):
        """Shifts to which somebody may be moved: those that lack people first."""
        return sorted(self.slots.values(), key=lambda one: -one.short)[:MOST_TARGETS]

    @property
    def shown_gaps(self):
        return self.gaps[:OPEN]

    @property
    def more_gaps(self):
        return max(0, len(self.gaps) - OPEN)

    @property
    def earlier(self):
        return max(0, self.from_row - ROWS)

    @property
    def next_row(self):
        return self.from_row + ROWS


def decimal(number):
    """One decimal, as the reader writes it."""
    text = f"{number:.1f}"
    return text if get_language() == "en" else text.replace(".", ",")


def proposal_rows(actor, group):
    """Proposals of this group, the latest first."""
    return (
        policy.visible_proposals(actor).filter(group=group).select_related("job", "group", "asked_by", "approved_by")
        .order_by("-asked_at"))


def proposal_board(actor, proposal, *, chosen=None, page=1, from_row=0):
    """The Board of a visible proposal (with group and job joined); at most four statements."""
    places = list(
        with_signups(Placement.objects.filter(proposal=proposal, removed_at=None))
        .select_related("person", "shift__activity", "shift__role__skill")
        .order_by("shift__starts_at", "shift_id", "person__name"))
    if proposal.approved_at:
        wanted = {one.shift_id for one in places}
        shifts = list(Shift.objects.filter(pk__in=wanted).select_related("activity", "role").order_by("starts_at", "pk"))
        asked = {}
    else:
        shifts = list(open_shifts(proposal.group, proposal.wanted, proposal.until)[:MOST_SHIFTS])
        asked = asked_by_shift(shifts)
    counted = Counter(one.shift_id for one in places if counts(one))
    slots = {shift.pk: slot(shift, counted[shift.pk] + asked.get(shift.pk, 0)) for shift in shifts}
    pages = max(1, -(-len(shifts) // SLOTS))
    if chosen in slots:
        page = list(slots).index(chosen) // SLOTS + 1
    page = min(max(1, page), pages)
    shown = list(slots.values())[(page - 1) * SLOTS : page * SLOTS]
    days = {one.day: one for one in shown}
    lines = {}
    for one in shown:
        lines.setdefault(one.role, {}).setdefault(one.day, []).append(one)
    per_person = Counter(one.person_id for one in places if counts(one))
    rows = [row(one, per_person) for one in places if chosen is None or one.shift_id == chosen]
    if chosen is not None:
        rows.sort(key=lambda one: not one.by_hand)  # what one just did is seen
    first = max(0, min(from_row, len(rows) - 1))
    return Board(
        columns=[day_words(one) for one in days.values()],
        lines=[(role, [held.get(day, []) for day in days]) for role, held in sorted(lines.items())], slots=slots,
        rows=rows[first : first + ROWS], people=len([one for one in places if counts(one)]),
        waiting=sum(one.waiting for one in places), gaps=gaps(proposal, slots), figures=proposal.figures,
        quality=quality_words(proposal.figures), page=page, pages=pages,
        more_rows=max(0, len(rows) - first - ROWS), from_row=first)


def with_signups(rows):
    """Placements with `signed` (they are still signed up) and `seated` (they have a place)."""
    mine = SignUp.objects.filter(shift=OuterRef("shift"), person=OuterRef("person"), withdrawn_at=None)
    return rows.annotate(signed=Exists(mine), seated=Exists(mine.filter(placed_at__isnull=False)))


def counts(one):
    """Whether a placement fills a place: proposed, or asked to come and neither declined nor already signed up."""
    return not (one.standby or one.dropped_why or one.declined_at or one.accepted_at)


def slot(shift, proposed):
    zone = shift.activity.timezone
    clock = clock_in(shift.starts_at, shift.ends_at, zone)
    return Slot(
        id=shift.pk, title=shift.activity.title, role=shift.role.name, day=clocks.day_of(shift.starts_at, zone), clock=clock,
        when=f"{day_short(shift.starts_at, zone)} {clock}", least=shift.least, most=shift.most, taken=shift.taken,
        proposed=proposed, kind=shift.activity.kind)


def day_words(one):
    return one.when.removesuffix(one.clock).strip()


def row(one, per_person):
    shift, zone = one.shift, one.shift.activity.timezone
    return Row(
        id=one.pk, person=one.person.name, shift=one.shift_id,
        words=f"{shift.role.name}, {day_in(shift.starts_at, zone)}, {clock_in(shift.starts_at, shift.ends_at, zone)}",
        title=shift.activity.title, km=km_words(one.metres), shifts=per_person[one.person_id],
        locked=one.locked_at is not None, by_hand=one.by_hand, state=state(one),
        why=problem_words(one.dropped_why) if one.dropped_why else "",
        skill=str(shift.role.skill) if shift.role.skill_id else "")


def km_words(metres):
    """Roughly how far: places are known to the district at best."""
    return _("dekat") if metres < 1000 else _("sekitar %(km)d km") % {"km": -(-metres // 1000)}


def state(one):
    if one.dropped_why:
        return "dropped"
    if one.accepted_at:
        if not one.signed:
            return "left"
        if one.seated:
            return "moved_up" if one.standby else "accepted"
        return "standing_by" if one.standby else "waiting"
    if one.declined_at:
        return "declined"
    if one.standby:
        return "asked_standby"
    return "asked" if one.asked_at else "proposed"


def gaps(proposal, slots):
    """What stays short, the worst first, with the reasons found when it was worked out."""
    if proposal.approved_at:
        return []
    short = sorted((one for one in slots.values() if one.short), key=lambda one: -one.short)
    said = {one.id: proposal.findings.get(str(one.id), {}) for one in short}
    helps = [help for one in short[:OPEN] for help in said[one.id].get("help", [])]
    asked = {pk for _code, _n, _amount, *who in helps for pk in (who[0] if who else ())}
    names = dict(Person.objects.filter(pk__in=asked).values_list("pk", "name")) if asked else {}
    return [Gap(one, one.short, why_words(said[one.id].get("why", [])), help_words(said[one.id].get("help", []), names))
            for one in short]


def spare_people(proposal, shift_id):
    """[(id, name)] of those who would fit a shift as well, as found when it was worked out; one statement."""
    ids = proposal.findings.get(str(shift_id), {}).get("spare", [])
    there = Placement.objects.filter(proposal=proposal, shift_id=shift_id, removed_at=None, person=OuterRef("pk"))
    names = dict(Person.objects.filter(~Exists(there), pk__in=ids).values_list("pk", "name"))
    return [(pk, names[pk]) for pk in ids if pk in names]


@dataclass(frozen=True)
class Ask:
    """What somebody was asked: a shift, by which group, until when to answer."""

    id: int
    activity: str
    activity_id: int
    group: str
    kain: int
    role: str
    day: str
    clock: str
    venue: str
    km: str
    standby: bool


@kept
def unanswered(actor, now):
    return (
        policy.visible_placements(actor).filter(
            person_id=actor.person_id, asked_at__isnull=False, accepted_at=None, declined_at=None, removed_at=None,
            shift__cancelled_at=None, shift__activity__cancelled_at=None, shift__ends_at__gt=now)
        .select_related("shift__activity__group", "shift__role").order_by("shift__starts_at")[:MOST_ASKS])


def asks_of(actor, limit=30):
    """[Ask] that the actor has not answered and may still answer, the next first; one statement."""
    return [Ask(
        id=one.pk, activity=one.shift.activity.title, activity_id=one.shift.activity_id, group=one.shift.activity.group.name,
        kain=one.shift.activity.group.kain, role=one.shift.role.name,
        day=day_in(one.shift.starts_at, one.shift.activity.timezone),
        clock=clock_in(one.shift.starts_at, one.shift.ends_at, one.shift.activity.timezone), venue=one.shift.activity.venue,
        km=km_words(one.metres), standby=one.standby) for one in unanswered(actor, timezone.now())[:limit]]
