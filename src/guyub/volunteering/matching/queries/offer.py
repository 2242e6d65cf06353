from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guyub.core.formats import DAYS, day_month, spoken

from .. import policy
from ..rules import EVERY_DAY, days_in
from .fitting import around, is_here, open_offers


@dataclass(frozen=True)
class OfferLine:
    """An offer in words. `fitting` are activities to go to, for its person alone."""

    id: int
    person: str
    words: str
    skill: str
    days: str
    where: str
    until: str
    open: bool


def line(offer):
    names = DAYS[spoken(get_language())]
    days = _("Setiap hari") if offer.days == EVERY_DAY else ", ".join(names[day] for day in days_in(offer.days))
    where = offer.place.title
    if offer.km:
        where = _("%(place)s dan sampai %(km)d km") % {"place": where, "km": offer.km}
    return OfferLine(
        id=offer.pk, person=offer.person.name, words=offer.words, skill=str(offer.skill) if offer.skill else "", days=days,
        where=where, until=day_month(offer.until), open=offer.open)


def offers_of(actor, limit=30):
    """One's own offers that were not withdrawn, the latest first: (Offer, OfferLine); one statement."""
    rows = policy.visible_offers(actor).filter(ended_at=None).select_related("person", "skill", "place")
    return [(offer, line(offer)) for offer in rows.order_by("-made_at")[:limit]]


def offers_near(actor, group, *, after=0, limit=30):
    """(lines, id to go on after): open offers that reach the group's place, for its coordinators; one statement."""
    if group.place is None or not policy.may_read_offers(actor, group):
        return [], 0
    rows = (
        open_offers().filter(around(group.place), pk__gt=after).exclude(person_id=actor.person_id)
        .select_related("person", "skill", "place").order_by("pk"))
    found = []
    for offer in rows.iterator(200):
        if is_here(offer, group.place):
            found.append(offer)
            if len(found) > limit:
                break
    return [line(offer) for offer in found[:limit]], found[limit - 1].pk if len(found) > limit else 0
