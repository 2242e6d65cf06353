"""The living demo around the cast: forty-odd groups, six hundred people, a year of history, the coming weeks.

The same people do the same things on every run; dates are counted from today.
"""

from random import Random

from django.utils import timezone

from guyub.insight.impact.commands.whole import recount
from guyub.insight.search.commands.building import build

from .cast import reload
from .certified import certify
from .crediting import credit
from .deciding import decide
from .folk import Folk
from .house import House
from .portraits import portray
from .promises import promise
from .turnout import Turnout
from .willing import offer
from .year import Year

SEED = 1928


def live():
    """Fill a house in which the cast, and nobody else, lives."""
    chance = Random(SEED)
    house = House(chance)
    folk = Folk(house, chance, timezone.now(), reload()).settle()
    year = Year(folk)
    events = year.fill()
    ready = year.of_cast()
    Turnout(folk).fill(events + ready)
    for event in events:
        year.write(event)
    house.close()
    year.recount(ready)
    promise()
    recount()
    portray(chance)
    offer(Random(SEED))
    build()
    decide()
    certify()
    credit()
