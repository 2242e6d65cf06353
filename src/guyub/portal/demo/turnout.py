"""Who promised, who came, and whose hours somebody vouched for; posted as the confirmations would have posted them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from guyub.workshop.activities.rules import ALPHABET, worked_minutes

from .year import DRAFT, DROPPED

ASSISTANCE = (("Memakai kursi roda, mohon tempat yang landai.", "Ada jalan landai di pintu timur. Kami jemput di sana."),
              ("Membawa bayi, perlu tempat menyusui.", "Ruang di belakang balai kami siapkan."),
              ("Pendengaran kurang, mohon duduk di depan.", "Baik, kursi depan disimpan."),
              ("Alergi kacang.", "Dapur sudah diberi tahu."))
LEFT = ("Anak sakit, mohon maaf.", "Ada tugas kantor mendadak.", "Motor mogok.", "")
CALLED_OFF = "Dibatalkan panitia."
DECLINED = "Hadir mengantar teman, tidak ikut bertugas."


@dataclass
class Presence:
    """An attendance on its way to the ledger."""

    id: int
    signup: int
    event: object
    turn: object
    person: int
    came_at: datetime
    how: str
    keeper: int
    left_at: datetime | None
    minutes: int | None = None
    confirmed_at: datetime | None = None
    confirmed_by: int | None = None
    confirmed_as: str = ""
    declined_at: datetime | None = None
    revision: int = 0
    transfer: int | None = None


class Turnout:
    def __init__(self, folk):
        self.folk, self.house, self.chance, self.now = folk, folk.house, folk.chance, folk.now
        self.presences, self.swaps = [], 0
        self.near = {}
        for fellow in folk.fellows:
            self.near.setdefault(fellow.province, []).append(fellow)

    def fill(self, events):
        """Sign-ups and attendances for all shifts, those of the nearest future first, so that these find people."""
        turns = [(turn, event) for event in events if event.fate != DRAFT for turn in event.turns]
        moods = {event.id: self.mood() for event in events}
        for turn, event in sorted(turns, key=lambda pair: (abs(pair[0].starts_at - self.now), pair[0].id)):
            self.attend(event, turn, moods[event.id])
        self.vouch()

    def mood(self):
        """How well an activity that is still to come is filled already."""
        return self.chance.choices(["over", "full", "well", "half", "short"], [10, 17, 33, 25, 15])[0]

    def wanted(self, turn, event, mood):
        """How many people sign up: (placed, waiting)."""
        chance, least, most = self.chance, turn.least, turn.most
        if turn.ends_at < self.now:
            low = max(1, least - (chance.random() < 0.2))
            return chance.randint(low, max(low, most - (1 if event.plan.rule and most > 3 else 0))), 0
        away = (turn.starts_at - self.now).days
        if away > 27:
            return (1 if chance.random() < 0.12 else 0), 0
        if event.plan.rule and away > 9:
            mood = "half" if away < 16 else "short"
        low = {"over": most, "full": most, "well": least, "half": (least + 1) // 2, "short": 0}[mood]
        high = {"over": most, "full": most, "well": max(least, most - 1), "half": max(1, least - 1),
                "short": max(0, least - 2)}[mood]
        return chance.randint(min(low, high), high), chance.randint(1, 3) if mood == "over" else 0

    def candidates(self, event, turn):
        """Who may come, the likeliest first: regulars, favourites, members, others nearby."""
        chance, unit = self.chance, event.unit
        inside = list(unit.members)
        chance.shuffle(inside)
        first = [one for one in event.regulars if chance.random() < 0.75] + \
            [one for one in unit.favourites if chance.random() < 0.6]
        outside = [] if event.plan.members_only else chance.sample(self.near[unit.place.code[:2]],
                                                                   min(12, len(self.near[unit.place.code[:2]])))
        if chance.random() < 0.35:
            inside[2:2] = outside[:2]
        seen, found = set(), []
        for one in first + inside + outside:
            fits = not turn.skill or one.skills.get(turn.skill, self.folk.today - timedelta(days=999)) >= turn.day
            if one.id not in seen and fits and turn.day not in one.busy:
                seen.add(one.id)
                found.append(one)
        return found

    def attend(self, event, turn, mood):
        placed, waiting = self.wanted(turn, event, mood)
        if event.fate == DROPPED:
            placed = min(placed, 3)
        came = self.candidates(event, turn)[: placed + waiting]
        codes = set()
        for place, fellow in enumerate(came):
            fellow.busy.add(turn.day)
            self.sign_up(event, turn, fellow, place < placed, codes)

    def sign_up(self, event, turn, fellow, placed, codes):
        chance, tables = self.chance, self.house
        while (code := "".join(chance.choices(ALPHABET, k=6))) in codes:
            continue
        codes.add(code)
        latest = min(turn.starts_at - timedelta(hours=3), self.now - timedelta(minutes=7))
        since = max(event.published_at, latest - timedelta(days=16))
        asked = since + (latest - since) * chance.random()
        asked = asked.replace(microsecond=0)
        need, answer = chance.choice(ASSISTANCE) if chance.random() < 0.02 else ("", "")
        answer = answer if chance.random() < 0.6 or turn.ends_at < self.now else ""
        if event.fate == DROPPED:
            gone = turn.starts_at - timedelta(hours=15)
            tables.signups.add(turn.id, fellow.id, code, "", "", min(asked, gone), min(asked, gone), gone, CALLED_OFF)
            return
        if chance.random() < 0.025 and turn.ends_at < self.now:
            gone = latest + (turn.starts_at - latest) * chance.random()
            tables.signups.add(turn.id, fellow.id, code, "", "", asked, asked, gone, chance.choice(LEFT))
            return
        signup = tables.signups.add(turn.id, fellow.id, code, need, answer, asked, asked if placed else None, None, "")
        if not placed:
            turn.waiting += 1
            return
        turn.taken += 1
        soon = timedelta(0) < turn.starts_at - self.now < timedelta(days=12)
        if soon and self.swaps < 12 and chance.random() < 0.03:
            self.swaps += 1
            tables.swaps.add(signup, self.now - (self.now - asked) * 0.4)
        if turn.starts_at < self.now and chance.random() < 0.93:
            self.come(event, turn, fellow, signup)

    def come(self, event, turn, fellow, signup):
        """Somebody comes, and usually is seen leaving."""
        chance = self.chance
        came = turn.starts_at + timedelta(minutes=chance.choice([-14, -10, -8, -5, -5, -3, 0, 0, 2, 4, 9]),
                                          seconds=chance.randint(0, 59))
        if came > self.now:
            return
        left = turn.ends_at + timedelta(minutes=chance.choice([-25, -10, -3, 0, 0, 0, 2, 5, 8, 12]),
                                        seconds=chance.randint(0, 59))
        fresh = self.fresh(event, turn)
        left = None if left > self.now or chance.random() < (0.2 if fresh else 0.02) else left
        keeper = next(person for person, _role in event.unit.officers[::-1] if person != fellow.id)
        how = chance.choices(["scan", "list", "code"], [6, 3, 1])[0]
        pk = self.house.attendances.take()
        self.presences.append(Presence(pk, signup, event, turn, fellow.id, came, how, keeper, left))

    def fresh(self, event, turn):
        """Whether the cast shall find this still to be decided."""
        return bool(event.unit.favourites) and self.now - turn.ends_at < timedelta(days=4)

    def vouch(self):
        """Decide each day's attendances together, some time later; then post in the order of the decisions."""
        days = {}
        for presence in self.presences:
            days.setdefault((presence.event.id, presence.turn.day), []).append(presence)
        decisions = []
        for presences in days.values():
            decisions += self.decided(presences)
        confirmed = [rows for moment, what, rows in decisions if what == "confirm"
                     and self.now - moment > timedelta(days=25)]
        for rows in self.chance.sample(confirmed, min(6, len(confirmed))):
            decisions += self.undone(rows[0])
        for moment, what, rows in sorted(decisions, key=lambda decision: (decision[0], decision[2][0].id)):
            getattr(self, what)(moment, rows)
        for presence in sorted(self.presences, key=lambda presence: presence.id):
            self.write(presence)

    def decided(self, presences):
        """[(moment, what, presences)]: what the officers decide of one day of an activity, if they have found the time."""
        chance, event = self.chance, presences[0].event
        end = max(presence.turn.ends_at for presence in presences)
        moment = (end + timedelta(hours=chance.choice([2, 3, 5, 20, 26, 44, 68, 90]), minutes=chance.randint(0, 59)))
        stale = timedelta(days=8) < self.now - end < timedelta(days=13) and chance.random() < 0.12
        fresh = self.fresh(event, presences[0].turn) and chance.random() < 0.7
        if moment > self.now - timedelta(minutes=30) or stale or fresh:
            return []
        vouchers = [one for one in event.unit.officers if one[1] != "treasurer"]
        chance.shuffle(vouchers)
        found, rest = [], []
        for presence in presences:
            if presence.left_at and chance.random() < 0.006:
                presence.declined_at = moment
                continue
            presence.confirmed_by, presence.confirmed_as = next(one for one in vouchers if one[0] != presence.person)
            presence.minutes = worked_minutes(presence.came_at, presence.left_at or presence.turn.ends_at,
                                              presence.turn.starts_at, presence.turn.ends_at)
            together = presence.left_at and presence.confirmed_by == vouchers[0][0]
            (rest if together else found).append(presence)
        decisions = [(moment + timedelta(minutes=4 + place), "confirm", [one]) for place, one in enumerate(found)]
        return decisions + ([(moment, "confirm", rest)] if rest else [])

    def undone(self, presence):
        """A confirmation taken back a day later, and decided anew with less time."""
        moment = next_moment = self.now - timedelta(days=self.chance.randint(14, 20))
        next_moment += timedelta(minutes=9)
        return [(moment, "undo", [presence]), (next_moment, "confirm", [presence])]

    def confirm(self, moment, presences):
        event, first = presences[0].event, presences[0]
        many = len(presences) > 1
        act = self.house.books.act(
            "activities.confirm_attendances" if many else "activities.confirm_attendance", moment, first.confirmed_by,
            f"activities.activity/{event.id}" if many else f"activities.attendance/{first.id}",
            notes={"attendances": [one.id for one in presences]} if many else {"minutes": first.minutes})
        for one in presences:
            if one.revision:
                one.minutes = max(30, one.minutes - 30)
            one.confirmed_at = moment
            one.transfer = self.post(one, act, f"attendance/{one.id}/{one.revision}")

    def undo(self, moment, presences):
        (one,) = presences
        subject = f"activities.attendance/{one.id}"
        act = self.house.books.act("activities.undo_confirmation", moment, one.confirmed_by, subject)
        self.post(one, act, f"reversal/{one.transfer}", one.transfer)
        one.revision += 1

    def post(self, one, act, key, undoes=None):
        unit = one.event.unit
        return self.house.books.post(
            key=key, person=one.person, group=unit.id, amount=one.minutes, day=one.turn.day.isoformat(), act=act,
            place=unit.place.pk, field=self.folk.fields[unit.id], undoes=undoes)

    def write(self, one):
        self.house.attendances.add(
            one.signup, one.turn.id, one.person, one.turn.day, one.came_at, one.how, one.keeper, one.left_at,
            one.minutes if one.confirmed_at else None, one.confirmed_at, one.confirmed_by if one.confirmed_at else None,
            one.confirmed_as if one.confirmed_at else "", one.declined_at, DECLINED if one.declined_at else "", one.revision,
            one.transfer, pk=one.id)
