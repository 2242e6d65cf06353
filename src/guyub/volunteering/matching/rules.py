"""Whether an offer fits what appears. No ORM."""

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
