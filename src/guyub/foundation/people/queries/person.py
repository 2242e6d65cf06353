from ..models import Person


def standing(person):
    """The person whom this row stands for now: itself, or the one it was merged into."""
    seen = set()
    while person.merged_into_id and person.pk not in seen:
        seen.add(person.pk)
        person = Person.objects.get(pk=person.merged_into_id)
    return person
