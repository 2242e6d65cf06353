from ..models import Contact, Login
from .person import standing


def operator_exists():
    """Whether somebody runs this server already."""
    return Login.objects.filter(operator=True, is_active=True).exists()


def persons_on_record(kind, value):
    """[(person, whether it is verified)] of everybody standing who has this contact; merged persons count once."""
    found = {}
    for contact in Contact.objects.filter(kind=kind, value=value).select_related("person").order_by("pk"):
        person = standing(contact.person)
        if person.erased_at is None:
            found[person.pk] = (person, contact.verified_at is not None or found.get(person.pk, (None, False))[1])
    return list(found.values())
