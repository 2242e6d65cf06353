"""Whether an offer fits what appears, and when somebody is ready. No ORM."""

from datetime import timedelta
from zoneinfo import ZoneInfo

EVERY_DAY = 127
DISTANCES = (0, 10, 25, 60)


def days_sum(days):
    """{0, 5} (Monday and Saturday) is 33."""
    return sum(1 << day for day in set(days))


def days_in(total):
    """33 is [0, 5]."""
    return [day for day in range(7) if total & (1 << day)]


def fits(offer, needs, *, here):
    """Whether an offer (days, section, skill_id) fits an activity (weekdays, section, skills asked for, whether some role
    asks for none); `here` says whether the place is near enough.

    An offer of a skill fits where that skill is asked for; one without fits where somebody is needed without any.
    """
    weekdays, section, skills, unskilled = needs
    if not here or not any(offer.days & (1 << day) for day in weekdays):
        return False
    if offer.section and offer.section != section:
        return False
    return offer.skill_id in skills if offer.skill_id else unskilled


QUARTERS = 4  # of a day: night, morning, afternoon, evening
ALWAYS = (1 << 7 * QUARTERS) - 1
LENGTH = timedelta(hours=24 // QUARTERS)
URGENT = 48  # hours before its start from which a shift counts one step more
PRIORITY = {"relief": 1, "service": 2, "environment": 3, "training": 3, "other": 3}


def slot(day, quarter):
    """The bit of a quarter of a weekday: Monday's night is 1."""
    return 1 << (day * QUARTERS + quarter)


def slots_sum(chosen):
    """{(0, 1), (6, 2)} (Monday morning, Sunday afternoon) as a sum."""
    total = 0
    for day, quarter in chosen:
        total |= slot(day, quarter)
    return total


def slots_in(total):
    """The sum as [(day, quarter)]."""
    return [(day, quarter) for day in range(7) for quarter in range(QUARTERS) if total & slot(day, quarter)]


def is_ready(total, starts, ends, zone):
    """Whether every quarter of a day that a time touches is among those that somebody named."""
    here, end = starts.astimezone(ZoneInfo(zone)), ends.astimezone(ZoneInfo(zone))
    while here < end:
        if not total & slot(here.weekday(), here.hour // (24 // QUARTERS)):
            return False
        here = here.replace(minute=0, second=0, microsecond=0, hour=here.hour // 6 * 6) + LENGTH
    return True


def windows(total, origin, days, zone):
    """[(starts, ends)] in which somebody is ready, from a midnight on for so many days; neighbours are one."""
    found, start = [], origin.astimezone(ZoneInfo(zone))
    for count in range(days * QUARTERS):
        begins = start + count * LENGTH
        if total & slot(begins.weekday(), count % QUARTERS):
            if found and found[-1][1] == begins:
                found[-1] = (found[-1][0], begins + LENGTH)
            else:
                found.append((begins, begins + LENGTH))
    return found


def urgency(kind, hours):
    """1 (first) to 4 of a shift by what it is for, and one step more within two days."""
    return max(1, PRIORITY.get(kind, 4) - (hours < URGENT))
