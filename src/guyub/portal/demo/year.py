"""What the demo's groups do: a year of activities behind, some weeks of them ahead, with roles and shifts."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from guyub.engines.calendars.repeating import occurrences
from guyub.foundation.groups.rules import clean_title
from guyub.foundation.places.models import Place
from guyub.workshop.activities.commands.tally import tally
from guyub.workshop.activities.models import Activity, Shift
from guyub.workshop.activities.rules import AHEAD, at, day_of, span

from .folk import Unit
from .plans import PLANS
from .sorts import DAYS, Plan

HALLS = {"13": "Balai Nagari", "34": "Balai Kalurahan", "51": "Balai Banjar", "91": "Balai Kampung", "94": "Balai Kampung"}
REASONS = ("Hujan lebat sejak subuh dan jalan menuju lokasi licin.", "Tempatnya dipakai untuk acara keluarga yang berduka.",
           "Panitia menunda karena bertepatan dengan kerja bakti desa.")
DIRECTIONS = ("Parkir motor di halaman sekolah.", "Masuk dari gang di samping masjid.",
              "50 meter setelah jembatan, kiri jalan.", "", "")
DROPPED, DRAFT = "dropped", "draft"


@dataclass
class Turn:
    """One shift: a role on a day. `least` and `most` people; `taken` and `waiting` are counted by the turnout."""

    id: int
    role: int
    skill: str
    starts_at: datetime
    ends_at: datetime
    day: date
    least: int
    most: int
    repeat_of: int | None = None
    taken: int = 0
    waiting: int = 0


@dataclass
class Event:
    """An activity of a unit; `regulars` come again and again, `fate` is empty for one that takes place."""

    id: int
    unit: Unit
    plan: Plan
    title: str
    spot: str
    contact: int
    published_at: datetime
    fate: str = ""
    repeated_to: date | None = None
    turns: list = field(default_factory=list)
    regulars: list = field(default_factory=list)


class Year:
    def __init__(self, folk):
        self.folk, self.house, self.chance, self.now, self.today = folk, folk.house, folk.chance, folk.now, folk.today
        self.events, self.titles = [], set(Activity.objects.values_list("title", flat=True))

    def fill(self):
        cast = self.folk.cast
        for turn, unit in enumerate(self.folk.units):
            self.spots = self.spots_of(unit)
            main = unit.id in (cast.klaten.pk, cast.rescuers.pk)
            for plan in PLANS[unit.kin.sort]:
                if plan.rule and unit.id != cast.nurses.pk:
                    self.repeat(unit, plan)
            few = unit.id == cast.nurses.pk
            ahead, behind = (6, 16) if main else (1, 4) if few else (self.chance.randint(2, 3), self.chance.randint(7, 10))
            if main or turn % 4 == 1:
                self.once(unit, 0)
            for _event in range(ahead):
                self.once(unit, self.chance.randint(1, 25))
            for place in range(behind):
                self.once(unit, -self.chance.randint(1, 6) if place < 1 + main else -self.chance.randint(7, 360))
            if main or turn % 6 == 0:
                self.once(unit, self.chance.randint(20, 34), DRAFT)
            if turn % 8 == 3:
                self.once(unit, -self.chance.randint(20, 90), DROPPED)
        self.events.sort(key=lambda event: event.turns[0].starts_at)
        return self.events

    def spots_of(self, unit):
        if unit.kin.spots:
            return unit.kin.spots
        names = list(Place.objects.filter(path__startswith=unit.place.path, kind="district").order_by("code")
                     .values_list("name", flat=True))
        return tuple(self.chance.sample(names, min(8, len(names))))

    def words(self, unit, spot):
        province = unit.place.code[:2]
        hall = HALLS.get(province) if province in {"51", "91", "94"} or unit.place.kind == "regency" else None
        hall = hall or ("Balai Kelurahan" if unit.place.kind == "city" else "Balai Desa")
        return {"hall": hall, "spot": spot, "land": unit.kin.land}

    def once(self, unit, offset, fate=""):
        """An activity of its own, as near to the day `offset` days away as its weekday allows."""
        plans = [plan for plan in PLANS[unit.kin.sort] if not plan.rule]
        for _try in range(40):
            plan, spot = self.chance.choice(plans), self.chance.choice(self.spots)
            day = self.today + timedelta(days=offset)
            if offset and day.weekday() not in DAYS[plan.days]:
                day += timedelta(days=self.chance.choice([move for move in range(-6, 7)
                                                          if (day + timedelta(days=move)).weekday() in DAYS[plan.days]]))
            title = plan.title.format(**self.words(unit, spot))
            sides_agree = (day > self.today) == (offset > 0) and (day < self.today) == (offset < 0)
            if day.weekday() in DAYS[plan.days] and sides_agree and day not in unit.busy and title not in self.titles:
                self.titles.add(title)
                return self.event(unit, plan, title, spot, [day], fate)
        return None

    def repeat(self, unit, plan):
        """A repeated activity that began some months ago; its shifts go on as far as `extend` would have made them."""
        spot = self.chance.choice(self.spots)
        title = plan.title.format(**self.words(unit, spot))
        if title in self.titles:
            title = f"{title} {spot}"
        if title in self.titles:
            return
        self.titles.add(title)
        first = self.today - timedelta(days=self.chance.randint(120, 280))
        first += timedelta(days=(self.chance.choice(DAYS[plan.days]) - first.weekday()) % 7)
        anchor = datetime.combine(first, time(*plan.clock[0]))
        until = self.now + AHEAD
        starts = occurrences(anchor, plan.rule, unit.place.timezone, until=until, most=366).starts
        event = self.event(unit, plan, title, spot, [start.date() for start in starts])
        event.repeated_to = until.date()
        event.regulars = self.chance.sample(unit.members, min(len(unit.members), self.chance.randint(5, 9)))

    def event(self, unit, plan, title, spot, days, fate=""):
        chance, zone = self.chance, unit.place.timezone
        coordinator = unit.officers[min(len(unit.officers), 3) - 1][0]
        opened = at(days[0], time(8), zone) - timedelta(days=chance.randint(9, 24), minutes=chance.randint(0, 700))
        opened = min(opened, self.now - timedelta(hours=chance.randint(30, 200)))
        event = Event(self.house.activities.take(), unit, plan, clean_title(title), spot, coordinator, opened, fate)
        roles = [(self.house.roles.add(event.id, name, self.folk.skills[skill] if skill else None), skill, least, most)
                 for name, skill, least, most in plan.cast]
        firsts = {}
        for day in days:
            unit.busy.add(day)
            starts_at, ends_at = span(day, time(*plan.clock[0]), time(*plan.clock[1]), zone)
            for role, skill, least, most in roles:
                turn = Turn(self.house.shifts.take(), role, skill, starts_at, ends_at, day_of(starts_at, zone), least, most,
                            firsts.get(role))
                firsts.setdefault(role, turn.id)
                event.turns.append(turn)
        self.events.append(event)
        return event

    def write(self, event):
        """Enter the activity with its shifts, counted as `tally` counts them."""
        unit, plan, chance = event.unit, event.plan, self.chance
        words = self.words(unit, event.spot)
        dropped = event.turns[0].starts_at - timedelta(hours=chance.randint(14, 40)) if event.fate == DROPPED else None
        reason = chance.choice(REASONS) if dropped else ""
        standing = [] if dropped else event.turns
        coming = [turn for turn in standing if turn.ends_at > self.now]
        following = min((turn.starts_at for turn in coming), default=None)
        begin = following or (standing[-1].starts_at if standing else self.now)
        counted = [turn for turn in standing if begin <= turn.starts_at < begin + timedelta(days=7)]
        lat, lon = (chance.uniform(-0.025, 0.025) + of for of in (unit.place.lat, unit.place.lon))
        planned = event.published_at - timedelta(hours=chance.randint(2, 60))
        self.house.activities.add(
            unit.id, plan.kind, event.title, plan.about, self.folk.fields[unit.id], unit.place.pk,
            plan.venue.format(**words), chance.choice(DIRECTIONS), round(lat, 5), round(lon, 5), unit.place.timezone,
            plan.bring, plan.members_only, event.contact, plan.rule, event.repeated_to,
            min((turn.starts_at for turn in standing), default=None), max((turn.ends_at for turn in standing), default=None),
            following, sum(turn.least for turn in counted), sum(turn.most for turn in counted),
            sum(turn.taken for turn in counted), sum(turn.waiting for turn in counted),
            sum(max(0, turn.least - turn.taken) for turn in counted), 0 if event.fate == DRAFT else 1, planned,
            dropped or event.published_at, None if event.fate == DRAFT else event.published_at, dropped, reason, pk=event.id)
        act, subject = self.house.books.act, f"activities.activity/{event.id}"
        act("activities.plan_activity", planned, event.contact, f"groups.group/{unit.id}", made=subject)
        if event.fate != DRAFT:
            act("activities.publish_activity", event.published_at, event.contact, subject)
        if dropped:
            act("activities.cancel_activity", dropped, event.contact, subject)
        for turn in event.turns:
            self.house.shifts.add(event.id, turn.role, turn.repeat_of, turn.starts_at, turn.ends_at, turn.least, turn.most,
                                  turn.taken, turn.waiting, dropped, reason, pk=turn.id)

    def of_cast(self):
        """The cast's own two activities, to be filled by others: a visitor shall find a place for the cast."""
        found = []
        for activity in (self.folk.cast.clinic, self.folk.cast.kitchen):
            unit = next(unit for unit in self.folk.units if unit.id == activity.group_id)
            plan = Plan(activity.title, activity.kind, "any", "7-12", activity.venue, activity.about, "", rule=activity.rule)
            event = Event(activity.pk, unit, plan, activity.title, "", activity.contact_id, self.now - timedelta(days=6))
            Activity.objects.filter(pk=activity.pk).update(created_at=event.published_at, published_at=event.published_at)
            for shift in Shift.objects.filter(activity=activity).select_related("role__skill").order_by("starts_at", "pk"):
                skill = shift.role.skill.code if shift.role.skill else ""
                event.turns.append(Turn(shift.pk, shift.role_id, skill, shift.starts_at, shift.ends_at,
                                        day_of(shift.starts_at, activity.timezone), shift.least, shift.most))
            for member in unit.favourites:
                member.busy.update(turn.day for turn in event.turns[:6])
            found.append(event)
        return found

    def recount(self, events):
        """Store what the turnout counted of shifts that stood before."""
        for event in events:
            for turn in event.turns:
                Shift.objects.filter(pk=turn.id).update(taken=turn.taken, waiting=turn.waiting)
            tally(Activity.objects.get(pk=event.id))
