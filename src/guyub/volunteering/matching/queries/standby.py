"""What a coordinator sees before asking stand-bys: the range with its calibration, who was asked, and whom one may ask."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils import timezone

from guyub.core.formats import clock_in, day_in
from guyub.foundation.people.models import Person
from guyub.workshop.activities.models import Shift

from ..models import Placement
from .board import km_words, state, with_signups
from .pool import willing
from .risk import forecast

FOUND = 8
LIVE = {"asked_standby", "standing_by", "moved_up"}


@dataclass(frozen=True)
class StandbySheet:
    """For one shift: `asked` [(name, km, state)], `free` [(person id, name, whether to tick)], `wanted` more stand-bys."""

    id: int
    words: str
    activity: str
    least: int
    taken: int
    risk: object
    told: int
    percent: int
    share: int
    asked: list
    wanted: int
    free: list
    open: bool


def standby_sheet(proposal, shift_id, *, text="", ticked=None):
    """The StandbySheet of a shift of this proposal's group, or None; at most six statements."""
    shift = (
        Shift.objects.filter(pk=shift_id, activity__group__path__startswith=proposal.group.path)
        .select_related("activity", "role").first())
    if shift is None or proposal.wanted and shift.activity_id not in proposal.wanted:
        return None
    places = list(
        with_signups(Placement.objects.filter(proposal=proposal, shift=shift, removed_at=None)).select_related("person")
        .order_by("person__name"))
    waiting = sum(state(one) == "asked" for one in places)
    risk, held = forecast(proposal.group, shift.activity.kind, shift.taken + waiting, shift.least)
    asked = [(one.person.name, km_words(one.metres), state(one)) for one in places if one.standby]
    wanted = max(0, risk.more - sum(said in LIVE for _name, _km, said in asked))
    zone = shift.activity.timezone
    return StandbySheet(
        id=shift.pk, words=f"{shift.role.name}, {day_in(shift.starts_at, zone)}, "
        f"{clock_in(shift.starts_at, shift.ends_at, zone)}", activity=shift.activity.title, least=shift.least,
        taken=shift.taken, risk=risk, told=held.told, percent=held.percent, share=held.share, asked=asked, wanted=wanted,
        free=free(proposal, shift, wanted, text, ticked),
        open=is_open(shift))


def is_open(shift):
    return not (shift.cancelled_at or shift.activity.cancelled_at) and shift.starts_at > timezone.now()


def free(proposal, shift, wanted, text, ticked):
    """[(person id, name, whether to tick)]: who fitted when it was worked out, and who is called what was typed."""
    there = Placement.objects.filter(proposal=proposal, shift=shift, removed_at=None, dropped_why="", person=OuterRef("pk"))
    ids = list(proposal.findings.get(str(shift.pk), {}).get("spare", []))
    if text:
        named = willing(proposal.group, proposal.others).filter(person__name__icontains=text)[:FOUND]
        ids = [row.person_id for row in named]
    names = dict(Person.objects.filter(~Exists(there), pk__in=ids).values_list("pk", "name"))
    ids = [pk for pk in ids if pk in names]
    chosen = set(ids[:wanted] if ticked is None else ticked)
    return [(pk, names[pk], pk in chosen) for pk in ids]
