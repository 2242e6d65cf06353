"""What the seed's groups do: three quarters of it lies behind, the rest is still to come."""

from dataclasses import dataclass, field
from datetime import time, timedelta
from functools import cache

from django.db import connection

from guyub.workshop.activities.models import Activity
from guyub.workshop.activities.rules import at, span

from .bulk_crowd import Unit
from .plans import PLANS
from .sorts import SORTS, WEEKLY, Plan

HISTORY, BUSY_HISTORY, AHEAD = 1000, 120, 13  # days behind, of the busiest group; weeks ahead
spanned = cache(span)


@dataclass
class Deed:
    """An activity: `days` on which it takes place, `roles` as (id, skill or None, least, most); the last day's people."""

    id: int
    unit: Unit
    plan: Plan
    coming: bool
    days: list = field(default_factory=list)
    roles: list = field(default_factory=list)
    taken: int = 0
    waiting: int = 0
    short: int = 0

    def span(self, day):
        return spanned(day, time(*self.plan.clock[0]), time(*self.plan.clock[1]), self.unit.place.timezone)


class Calendar:
    def __init__(self, crowd):
        self.crowd, self.house, self.chance, self.today = crowd, crowd.house, crowd.chance, crowd.today
        self.deeds = []

    @property
    def busiest(self):
        """The volunteer group in which most happens."""
        return next(unit for unit in self.crowd.units if SORTS[unit.sort].kind == "volunteer")

    def plan(self, count, say):
        """Plan so many activities; the busiest group has sixty of its own, and two of a hundred of the rest."""
        chance, units = self.chance, self.crowd.units
        own = min(count // 2, 60 + count // 50)
        doers = [self.busiest] * own + chance.choices(units, [len(unit.members) for unit in units], k=count - own)
        for turn, unit in enumerate(doers):
            plan = chance.choice(PLANS[unit.sort])
            deed = Deed(self.house.activities.take(), unit, plan, turn % 4 == 0)
            history = BUSY_HISTORY if unit is self.busiest else HISTORY
            self.when(deed, history)
            for name, wanted, least, most in plan.cast:
                skill = unit.skill if deed.coming and wanted and wanted == SORTS[unit.sort].skill else None
                deed.roles.append((self.house.roles.add(deed.id, name, skill), skill, least, most))
            self.deeds.append(deed)
            self.write(deed)
            if turn % 1000 == 0:
                say("activities", turn / count)

    def when(self, deed, history):
        chance = self.chance
        if deed.coming:
            first = self.today + timedelta(days=1 + int(chance.triangular(0, 44, 6)))
            weeks = AHEAD if deed.plan.rule or chance.random() < 0.1 else 1
        else:
            weeks = chance.randint(3, 5)
            first = self.today - timedelta(days=chance.randint(7 * weeks - 6, history))
        deed.days = [first + timedelta(weeks=week) for week in range(weeks)]

    def write(self, deed):
        """Enter an activity; who comes to it is counted later."""
        chance, unit, plan = self.chance, deed.unit, deed.plan
        spot = chance.choice(self.crowd.spots[unit.place.path])
        words = {"hall": "Balai Desa", "spot": spot, "land": f"Kali {spot}"}
        published = at(deed.days[0], time(8), unit.place.timezone) - timedelta(days=chance.randint(9, 24))
        published = min(published, self.crowd.now - timedelta(hours=2))
        starts_at, _end = deed.span(deed.days[0])
        _start, ends_at = deed.span(deed.days[-1])
        lat, lon = (round(chance.uniform(-0.03, 0.03) + of, 5) for of in (unit.place.lat, unit.place.lon))
        coordinator = unit.officers[2]
        self.house.activities.add(
            unit.id, plan.kind, plan.title.format(**words)[:120], plan.about, self.crowd.sections[SORTS[unit.sort].field],
            unit.place.pk, plan.venue.format(**words)[:160], "", lat, lon, unit.place.timezone, plan.bring,
            plan.members_only and deed.coming, coordinator, WEEKLY if len(deed.days) > 1 else "",
            deed.days[-1] if len(deed.days) > 1 else None, starts_at, ends_at, starts_at if deed.coming else None,
            sum(role[2] for role in deed.roles), sum(role[3] for role in deed.roles), 0, 0, 0, 1,
            published - timedelta(hours=5), published, published, None, "", pk=deed.id)
        subject = f"activities.activity/{deed.id}"
        act = self.house.books.act
        act("activities.plan_activity", published - timedelta(hours=5), coordinator, f"groups.group/{unit.id}", made=subject)
        act("activities.publish_activity", published, coordinator, subject)

    def count(self):
        """Store beside each activity how many people its round has."""
        table = connection.ops.quote_name(Activity._meta.db_table)
        with connection.cursor() as cursor:
            cursor.executemany(
                f"UPDATE {table} SET most = %s, taken = %s, waiting = %s, short = %s WHERE id = %s",
                [(max(deed.taken, sum(role[3] for role in deed.roles)), deed.taken, deed.waiting, deed.short, deed.id)
                 for deed in self.deeds])
