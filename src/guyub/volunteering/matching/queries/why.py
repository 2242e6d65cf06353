"""Why this person is at a shift and that one is not, in sentences."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guyub.core.formats import clock_in, day_in
from guyub.engines import allocation

from ..models import Placement
from .board import km_words
from .finding import beside_of
from .instance import asked_by_shift, instance_of, open_shifts, work_for
from .pool import metres_to, pool_of, willing
from .words import problem_words

FOUND = 5


@dataclass(frozen=True)
class Why:
    """What is said of one person at one shift; `fits` if they may be added at once."""

    id: int
    name: str
    facts: str
    words: str
    fits: bool


@dataclass(frozen=True)
class Whys:
    shift: int
    words: str
    title: str
    holders: list  # [(name, facts)]
    found: list  # [Why]


def whys(proposal, shift_id, text=""):
    """The Whys of an open shift of a proposal for people who are called so, or None; a fixed number of statements."""
    shift = open_shifts(proposal.group, proposal.wanted).filter(pk=shift_id).first()
    if shift is None:
        return None
    named = [row.person_id for row in willing(proposal.group, proposal.others).filter(
        person__name__icontains=text)[:FOUND]] if text else []
    here = Placement.objects.filter(proposal=proposal, removed_at=None, dropped_why="", declined_at=None, standby=False)
    holders = here.filter(shift=shift).values("person_id")
    places = list(
        (here.filter(person_id__in=holders) | here.filter(person_id__in=named))
        .select_related("person", "shift__activity__group__place", "shift__activity__place", "shift__role"))
    zone = shift.activity.timezone
    told = Whys(shift.pk, f"{shift.role.name}, {day_in(shift.starts_at, zone)}, "
                f"{clock_in(shift.starts_at, shift.ends_at, zone)}", shift.activity.title,
                sorted((one.person.name, facts(one.metres, count(places, one.person_id))) for one in places
                       if one.shift_id == shift.pk), [])
    if named:
        said = Said(proposal, shift, places, named)
        told.found.extend(said.of(pk) for pk in named if pk in said.pool.people)
    return told


def count(places, person_id):
    return sum(one.person_id == person_id for one in places)


def facts(metres, shifts):
    """How far somebody comes, and how many shifts of the proposal they have."""
    return _("%(km)s, %(shifts)s di usulan ini") % {"km": km_words(metres), "shifts": shifts_words(shifts)}


def shifts_words(n):
    return ngettext("%(n)d giliran", "%(n)d giliran", n) % {"n": n}


class Said:
    """Judges people at a shift by the rules of the house, and then by the engine beside those who are there."""

    def __init__(self, proposal, shift, places, named):
        self.shift, self.places = shift, places
        shifts = list({one.shift_id: one.shift for one in places if one.shift_id != shift.pk}.values()) + [shift]
        self.pool = pool_of(proposal.group, shifts, others=proposal.others,
                            only={one.person_id for one in places} | set(named))
        self.decided, self.asked = proposal.approved_at is not None, asked_by_shift(shifts)
        self.work = work_for(proposal, sorted(shifts, key=lambda one: one.starts_at), self.pool, [], self.asked)
        self.beside = beside_of([(one.person_id, one.shift) for one in places])
        self.instance, people, shown = instance_of(self.work)
        self.index = {pk: i for i, pk in enumerate(people)}
        self.at = {one.pk: j for j, one in enumerate(shown)}
        self.people = people
        self.assign = [(self.index[one.person_id], self.at[one.shift_id], 0) for one in places
                       if one.person_id in self.index and one.shift_id in self.at]

    def of(self, pk):
        one = self.pool.people[pk]
        words, fits = self.sentence(one)
        return Why(pk, one.name, facts(metres_to(one, self.shift), count(self.places, pk)), words, fits)

    def sentence(self, one):
        """(why, whether they may be added)"""
        if any(place.person_id == one.id and place.shift_id == self.shift.pk for place in self.places):
            return _("Ada di giliran ini."), False
        if codes := self.pool.problems(one, self.shift):
            return _("Tidak bisa: %(why)s.") % {"why": "; ".join(problem_words(code) for code in codes)}, False
        full = self.shift.taken + self.asked.get(self.shift.pk, 0) >= self.shift.most
        if full or self.decided:
            return (_("Bisa, tetapi gilirannya sudah penuh.") if full else _("Bisa, dan masih ada tempat.")), False
        fits = not self.pool.problems(one, self.shift, self.beside.get(one.id, ()))
        said = allocation.why(self.instance, self.assign, self.index[one.id], self.at[self.shift.pk], 0)
        if not fits:
            return self.bound_elsewhere(said), False
        if said.holders and len(said.holders) >= self.instance.shifts[self.at[self.shift.pk]].roles[0].max:
            return self.beside_holder(said), False
        return _("Bisa, dan masih ada tempat."), True

    def bound_elsewhere(self, said):
        """Somebody's own places in this proposal stand in the way."""
        names = ", ".join(self.place_words(j) for j, _role in said.leaves)
        where = _("Sudah diusulkan di tempat lain: %(places)s.") % {"places": names} if names else _(
            "Sudah diusulkan di giliran lain yang tidak muat bersama giliran ini.")
        if said.verdict == "leaves":
            return f"{where} {_('Di sana lebih dibutuhkan.')}"
        if said.verdict == "open":
            return f"{where} {_('Di sini lebih dibutuhkan; Anda bisa memindahkannya.')}"
        return where

    def place_words(self, j):
        shift = next(one for one in self.work.shifts if self.at.get(one[0].pk) == j)[0]
        zone = shift.activity.timezone
        return f"{shift.role.name}, {day_in(shift.starts_at, zone)} {clock_in(shift.starts_at, shift.ends_at, zone)}"

    def beside_holder(self, said):
        """The shift is full: compared with whoever brings least there."""
        holder = self.pool.people[self.people[said.holders[0][0]]]
        other = _("%(name)s (%(facts)s)") % {"name": holder.name, "facts": facts(
            metres_to(holder, self.shift), count(self.places, holder.id))}
        if said.points > said.holders[0][1]:
            return _("Bisa, tetapi gilirannya penuh. Lebih cocok daripada %(other)s: lebih dekat, atau lebih sedikit "
                     "gilirannya. Keluarkan satu orang bila ingin menukarnya.") % {"other": other}
        return _("Bisa, tetapi gilirannya penuh, dan semua yang di sini sama atau lebih cocok, juga %(other)s.") % {
            "other": other}
