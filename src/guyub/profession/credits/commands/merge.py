from django.utils import timezone

from guyub.core.commands import command
from guyub.foundation.people.models import Person

from .. import policy
from ..models import Enrolment, Entry


@command(policy.may_join_enrolments, notes=("from_id",))
def join_enrolments(actor, person, *, from_id):
    """Give this person the cycles of another row that was merged into it; of two open ones of a scheme both stay, the
    younger closed as it stands. Transfers stay as posted."""
    other = Person.objects.get(pk=from_id, merged_into=person)
    for row in Enrolment.objects.filter(person=other).order_by("pk"):
        if row.closed_at is None and Enrolment.objects.filter(person=person, scheme=row.scheme_id, closed_at=None).exists():
            row.closed_at, row.result = timezone.now(), {"merged": True, "counted": row.counted, "missing": row.missing}
        row.person = person
        row.save(update_fields=["person", "closed_at", "result"])
        held = set(Entry.objects.filter(person=person).exclude(digest="").values_list("digest", flat=True))
        for entry in Entry.objects.filter(enrolment=row, person=other):
            entry.person, entry.digest = person, "" if entry.digest in held else entry.digest
            entry.save(update_fields=["person", "digest"])
    return person
