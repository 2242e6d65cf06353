"""Who of the demo consented to be proposed for shifts, when, how far and how much."""

from django.utils import timezone

from guyub.foundation.groups.models import Membership
from guyub.foundation.people.models import Consent, Person
from guyub.foundation.people.queries import current_texts
from guyub.volunteering.matching.models import Readiness
from guyub.volunteering.matching.rules import ALWAYS, QUARTERS, slot

WEEKEND = sum(slot(day, quarter) for day in (5, 6) for quarter in (1, 2, 3))
MORNINGS = sum(slot(day, 1) for day in range(7))
DAYTIME = sum(slot(day, quarter) for day in range(7) for quarter in range(1, QUARTERS))


def offer(chance):
    """Six members in ten let themselves be proposed, a third of these also by other groups."""
    texts, now = current_texts(), timezone.now()
    members = Membership.objects.filter(approved_at__isnull=False, refused_at=None, left_at=None)
    places = dict(members.order_by("pk").values_list("person_id", "group__place_id"))
    people = [one for one in Person.objects.filter(pk__in=places, erased_at=None).order_by("pk")
              if chance.random() < 0.6 and (one.home_id or places[one.pk])]
    given = [Consent(person=one, text=texts["proposals"], given_at=now) for one in people]
    given += [Consent(person=one, text=texts["proposals_others"], given_at=now) for one in people if chance.random() < 0.33]
    Consent.objects.bulk_create(given, batch_size=500)
    Readiness.objects.bulk_create([
        Readiness(person=one, place_id=one.home_id or places[one.pk], km=chance.choice((10, 25, 25, 40, 60)),
                  minutes=60 * chance.choice((6, 10, 12, 16, 24)),
                  slots=chance.choices((WEEKEND, MORNINGS, DAYTIME, ALWAYS), (30, 20, 40, 10))[0]) for one in people],
        batch_size=500)
