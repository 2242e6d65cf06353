"""Run in a house of its own: post one transfer after another until a file named in the arguments appears."""

import sys
from pathlib import Path

import django

django.setup()

from django.utils import timezone  # noqa: E402

from guyub.core.actors import Actor  # noqa: E402
from guyub.core.commands import command  # noqa: E402
from guyub.core.errors import Busy  # noqa: E402
from guyub.foundation.groups.models import Group  # noqa: E402
from guyub.foundation.people.models import Person  # noqa: E402
from guyub.workshop.ledger import commands as ledger  # noqa: E402


def may_give_for_the_drill(actor, group):
    return actor.office == "drill"


def give_for_the_drill(actor, group, *, giver, number):
    return ledger.post(chain=group, key=f"drill/{number}", giver=giver, receiver=group, unit="minute", amount=number,
                       occurred_on=timezone.localdate())


give_for_the_drill.__module__ = "tests.commands.drill"
give = command(may_give_for_the_drill)(give_for_the_drill)

if __name__ == "__main__":
    end, number = Path(sys.argv[1]), 0
    group, giver = Group.objects.order_by("pk").first(), Person.objects.order_by("pk").first()
    while not end.exists():
        try:
            give(Actor.office_of("drill"), group, giver=giver, number=number + 1)
        except Busy:
            continue
        number += 1
        print(number, flush=True)
