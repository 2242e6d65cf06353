"""An offer is its person's own; coordinators near it read the words and ask, and see no contact."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guyub.core.policy import No
from guyub.foundation.groups.policy import within_led
from guyub.workshop.activities.policy import COORDINATING, may_edit_activity

from .models import Offer, Suggestion

OTHERS = No(_("Ini bukan tawaran Anda."))


def may_make_offer(actor, person):
    return (actor.person_id is not None and actor.person_id == person.pk) or OTHERS


def may_end_offer(actor, offer):
    return (actor.person_id is not None and actor.person_id == offer.person_id) or OTHERS


def may_see_offer(actor, offer):
    return actor.person_id is not None and actor.person_id == offer.person_id


def visible_offers(actor):
    return Offer.objects.filter(person_id=actor.person_id) if actor.person_id else Offer.objects.none()


def may_read_offers(actor, group):
    """Whether the actor may read what people near this group offer."""
    return group.living and actor.holds(group, *COORDINATING)


def may_suggest_activity(actor, activity):
    return actor.office == "matching"


def may_ask_offer(actor, activity):
    return may_edit_activity(actor, activity)


def may_see_suggestion(actor, suggestion):
    own = actor.person_id is not None and suggestion.person_id == actor.person_id
    return own or actor.holds(suggestion.activity.group, *COORDINATING)


def visible_suggestions(actor):
    if actor.person_id is None:
        return Suggestion.objects.none()
    return Suggestion.objects.filter(
        Q(person_id=actor.person_id) | within_led(actor, "activity__group", *COORDINATING))
