"""Who promised and who came in the seed, day by day; every confirmed attendance is one transfer."""

from datetime import timedelta

from guyub.workshop.activities.rules import ALPHABET, worked_minutes

from .sorts import SORTS
from .writing import plain

FRESH = timedelta(days=5)  # what ended since then partly waits to be confirmed
CAME, LEFT = (-9, -4, 0, 6), (-20, 0, 3, 11)  # minutes around a shift's start and end
OPEN = (None, "")  # not declined
WAITING = (None, None, None, "", *OPEN)
SCRAMBLE = 7_368_787  # a prime: codes of one activity never repeat and do not look counted


def code(number):
    """The number-th code of an activity."""
    rest, letters = number * SCRAMBLE % len(ALPHABET) ** 6, ""
    for _place in range(6):
        rest, letter = divmod(rest, len(ALPHABET))
        letters += ALPHABET[letter]
    return letters


class Turnout:
    def __init__(self, crowd, calendar, transfers):
        self.crowd, self.calendar, self.house, self.chance = crowd, calendar, crowd.house, crowd.chance
        self.now, self.transfers = crowd.now, transfers
        self.codes = {}
        busiest = calendar.busiest
        self.regular = (busiest, busiest.members[4])  # somebody with much to show on their own page
        self.favours = 3

    def fill(self, say):
        behind = sorted((day, deed.id, deed) for deed in self.calendar.deeds if not deed.coming for day in deed.days)
        done = 0
        for turn, (day, _id, deed) in enumerate(behind, 1):
            wanted = self.transfers * turn // len(behind)
            self.past(deed, day, wanted - done)
            done = wanted
            self.pause(turn, len(behind), "attendances and transfers", say)
        coming = [deed for deed in self.calendar.deeds if deed.coming]
        for turn, deed in enumerate(coming, 1):
            self.ahead(deed)
            self.pause(turn, len(coming), "sign-ups", say)
        self.house.desk.flush()
        self.calendar.count()

    def pause(self, turn, count, words, say):
        if turn % 500 == 0:
            say(words, turn / count)

    def people(self, unit, count, skilled, regular=True):
        """So many different people, those of the group first; the skilled come from the group alone, as far as it goes."""
        members = unit.members
        found = self.chance.sample(members, min(count, len(members)))
        if regular and unit is self.regular[0] and self.regular[1] not in found:
            found[0] = self.regular[1]
        if skilled:
            return found
        inside = set(found)
        while len(found) < count:
            if (person := self.chance.choice(self.crowd.people)) not in inside:
                inside.add(person)
                found.append(person)
        return found

    def signup(self, deed, shift, person, asked, placed, pk=None):
        number = self.codes[deed.id] = self.codes.get(deed.id, deed.id) + 1
        rows = self.house.signups
        pk = rows.take()
        rows.put(pk, shift, person, code(number), "", "", asked, asked if placed else None, None, "")
        return pk

    def shift(self, deed, role, day, least, most, taken, waiting=0):
        starts_at, ends_at = deed.span(day)
        return self.house.shifts.add(deed.id, role, None, starts_at, ends_at, least, most, taken, waiting, None, "")

    def past(self, deed, day, count):
        """One day of an activity: `count` confirmed attendances, and while it is fresh some that wait."""
        starts_at, ends_at = deed.span(day)
        waits = 4 if self.now - ends_at < FRESH else 0
        asked = plain(starts_at - timedelta(days=3))
        came = [starts_at + timedelta(minutes=minutes) for minutes in CAME]
        left = [ends_at + timedelta(minutes=minutes) for minutes in LEFT]
        spans = [(plain(one), plain(other), worked_minutes(one, other, starts_at, ends_at))
                 for one, other in zip(came, left, strict=True)]
        people = self.people(deed.unit, count + waits + 1, skilled=False)
        confirmed_at = min(ends_at + timedelta(hours=20), self.now)
        vouchers, roles = {}, len(deed.roles)
        for place, (role, _skill, least, _most) in enumerate(deed.roles):
            part = people[place::roles]
            shift = self.shift(deed, role, day, min(least, len(part)), len(part) + 2, len(part))
            for person in part:
                signup = self.signup(deed, shift, person, asked, True)
                if person == people[-1]:
                    continue  # did not come
                waiting = waits and person in people[count:]
                voucher = next(one for one in deed.unit.officers[::-1] if one != person)
                vouchers.setdefault(None if waiting else voucher, []).append((signup, shift, person, spans[signup % 4]))
        deed.taken = len(people)
        for voucher, rows in vouchers.items():
            self.attend(deed, day.isoformat(), rows, voucher, confirmed_at)
        self.house.desk.breathe()

    def attend(self, deed, day, rows, voucher, confirmed_at):
        """Enter attendances; with a voucher they are confirmed at once and posted."""
        table, books, unit = self.house.attendances, self.house.books, deed.unit
        first = table.take(len(rows))
        keeper = unit.officers[2]
        if voucher is not None:
            act = books.act("activities.confirm_attendances", confirmed_at, voucher, f"activities.activity/{deed.id}",
                            notes={"attendances": list(range(first, first + len(rows)))})
            moment, role = plain(confirmed_at), ("chair", "secretary", "coordinator")[unit.officers.index(voucher)]
            section = self.crowd.sections[SORTS[unit.sort].field]
        for pk, (signup, shift, person, (came, left, minutes)) in enumerate(rows, first):
            if voucher is None:
                left = left if pk % 5 else None
                table.put(pk, signup, shift, person, day, came, "list", keeper, left, *WAITING, 0, None)
                continue
            transfer = books.post(key=f"attendance/{pk}/0", person=person, group=unit.id, amount=minutes, day=day, act=act,
                                  place=unit.place.pk, field=section)
            table.put(pk, signup, shift, person, day, came, "scan", keeper, left, minutes, moment, voucher, role, *OPEN, 0,
                      transfer)

    def ahead(self, deed):
        """Sign-ups for an activity still to come; a full shift may have a waiting list."""
        chance = self.chance
        regular = deed.unit is self.regular[0] and self.favours > 0
        self.favours -= regular
        for week, day in enumerate(deed.days):
            wanted = [(role, skill, least, most, chance.randint(0, most) if week < 4 else 0)
                      for role, skill, least, most in deed.roles]
            pools = {skilled: self.people(deed.unit, sum(row[4] + 2 for row in wanted), skilled, regular)
                     for skilled in (True, False)}
            gone = set()
            for role, skill, least, most, count in wanted:
                count += chance.randint(1, 2) if count == most and chance.random() < 0.3 else 0
                pool = [person for person in pools[skill is not None] if person not in gone][:count]
                gone.update(pool)
                placed, waiting = pool[:most], pool[most:]
                shift = self.shift(deed, role, day, least, most, len(placed), len(waiting))
                asked = plain(self.now - timedelta(hours=chance.randint(3, 90)))
                for person in pool:
                    self.signup(deed, shift, person, asked, person in placed)
                if week == 0:
                    deed.taken += len(placed)
                    deed.waiting += len(waiting)
                    deed.short += max(0, least - len(placed))
        self.house.desk.breathe()
