from guyub.core.commands import command
from guyub.foundation.people.models import Person

from .. import policy
from ..models import Amendment, Comment, Elector, Obligation, Proposal, Seat, Version


@command(policy.may_join_seats, notes=("from_id",))
def join_seats(actor, person, *, from_id):
    """Give this person the seats, proposals and tasks of another row that was merged into it.

    Of a vote in which both were electors, nothing is touched: one person may have had two votes, and that stays on record.
    """
    other = Person.objects.get(pk=from_id, merged_into=person)
    for model, name in ((Proposal, "author"), (Version, "by"), (Comment, "person"), (Amendment, "by"),
                        (Obligation, "owner")):
        model.objects.filter(**{name: other}).update(**{name: person})
    held = set(Seat.objects.filter(person=person, ended_at=None).values_list("body_id", flat=True))
    Seat.objects.filter(person=other).exclude(ended_at=None, body_id__in=held).update(person=person)
    double = set(Elector.objects.filter(person=person).values_list("vote_id", flat=True))
    Elector.objects.filter(person=other).exclude(vote_id__in=double).update(person=person)
    return person
