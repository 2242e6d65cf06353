"""Who belongs to a body."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.foundation.groups.models import Membership, Office

from ..models import Bylaw, Seat
from ..models.body import Made


def electors_of(body, day=None):
    """{person id: weight} of everybody who belongs to the body on a day; two statements at most."""
    day = day or timezone.localdate()
    found = {}
    if body.made_of == Made.MEMBERS:
        found = dict.fromkeys(Membership.objects.filter(
            group_id=body.group_id, approved_at__isnull=False, refused_at=None, left_at=None,
        ).values_list("person_id", flat=True), 1)
    elif body.made_of == Made.OFFICERS:
        found = dict.fromkeys(Office.objects.filter(
            group_id=body.group_id, ended_at=None, since__lte=day).filter(Q(until=None) | Q(until__gte=day)).values_list(
            "person_id", flat=True), 1)
    seats = Seat.objects.filter(body=body, ended_at=None, since__lte=day).filter(Q(until=None) | Q(until__gte=day))
    return found | dict(seats.values_list("person_id", "weight"))


def roles_in(body, person_ids):
    """{person id: [kind, value]} of what they are in the body: a title, the role of an office or that of a seat."""
    offices = Office.objects.filter(group_id=body.group_id, ended_at=None, person_id__in=person_ids)
    seats = Seat.objects.filter(body=body, ended_at=None, person_id__in=person_ids)
    found = {one.person_id: ["title", one.title] if one.title else ["office", one.role] for one in offices.order_by("-role")}
    return found | {one.person_id: ["seat", one.role] for one in seats}


def role_words(kind, value):
    """The same in the reader's language."""
    if kind == "office":
        return str(dict(Office._meta.get_field("role").choices).get(value, value))
    if kind == "seat":
        return _("%(role)s badan") % {"role": Seat.Role(value).label}
    return value


def capacities(body, person_ids):
    """{person id: what they are in the body, in words}; two statements."""
    return {person_id: role_words(*what) for person_id, what in roles_in(body, person_ids).items()}


def bylaw_of(body, day=None):
    """The Bylaw that is valid on a day; one that nobody has set says what most statutes say."""
    rows = body.bylaws.filter(valid_from__lte=day or timezone.localdate()).order_by("-valid_from", "-pk")
    return rows.first() or Bylaw(body=body, valid_from=timezone.localdate())


def chair_of(body):
    """Who chairs the body: the seat of that name, else the group's chair; None if nobody does."""
    seat = Seat.objects.filter(body=body, role="chair", ended_at=None).values_list("person_id", flat=True).first()
    office = Office.objects.filter(group_id=body.group_id, role="chair", ended_at=None).order_by("since", "pk")
    return seat or office.values_list("person_id", flat=True).first()
