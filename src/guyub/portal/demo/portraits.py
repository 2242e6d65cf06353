"""What the demo's people said of themselves for statistics, and the counts of it as the monthly sweep leaves them."""

from django.utils import timezone

from guyub.foundation.people.models import Consent, Person, Portrait
from guyub.foundation.people.queries import current_texts
from guyub.foundation.places.models import Place
from guyub.insight.impact import commands as impact
from guyub.insight.impact.sweeps import OFFICE

AGES, WEIGHTS = Portrait.Age.values, (3, 22, 26, 21, 15, 9, 4)


def portray(chance):
    """Two people in three have answered, most of them every question."""
    text, now = current_texts()["statistics"], timezone.now()
    people = [person for person in Person.objects.order_by("pk") if chance.random() < 0.66]
    given = Consent.objects.bulk_create([Consent(person=person, text=text, given_at=now) for person in people])
    districts = {}
    for pk, parent in Place.objects.filter(kind="district").order_by("pk").values_list("pk", "parent_id"):
        districts.setdefault(parent, []).append(pk)
    Portrait.objects.bulk_create([
        Portrait(person=person, consent=consent, sex=chance.choices(["f", "m", ""], [52, 44, 4])[0],
                 age=chance.choices([*AGES, ""], [*WEIGHTS, 6])[0],
                 disability=chance.choices(["no", "yes", ""], [80, 6, 14])[0],
                 district_id=chance.choice(districts.get(person.home_id, [None])[:4]) if chance.random() < 0.7 else None)
        for person, consent in zip(people, given, strict=True)])
    year = timezone.localdate().year
    for one in (year - 1, year):
        impact.count_participation(OFFICE, None, year=one)
