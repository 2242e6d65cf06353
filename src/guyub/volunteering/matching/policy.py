"""An offer is its person's own; coordinators near it read the words and ask, and see no contact."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guyub.core.policy import No
from guyub.foundation.groups.policy import within_led
from guyub.workshop.activities.policy import COORDINATING, may_edit_activity

from .models import Offer, Placement, Proposal, Suggestion

OTHERS = No(_("Ini bukan tawaran Anda."))
NOT_ASKED = No(_("Ajakan ini bukan untuk Anda."))


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


def may_offer_readiness(actor, person):
    return (actor.person_id is not None and actor.person_id == person.pk) or OTHERS


def may_end_readiness(actor, readiness):
    return (actor.person_id is not None and actor.person_id == readiness.person_id) or OTHERS


def may_ask_proposal(actor, group):
    return group.living and actor.holds(group, *COORDINATING)


def may_see_proposal(actor, proposal):
    return bool(actor.holds(proposal.group, *COORDINATING))


def visible_proposals(actor):
    return Proposal.objects.filter(within_led(actor, "group", *COORDINATING))


may_stop_proposal = may_recompute_proposal = may_close_proposal = may_approve_proposal = may_place_person = may_see_proposal


def may_record_proposal(actor, proposal):
    """The house itself, once the working out is done."""
    return actor.office == "matching"


may_follow_proposal = may_record_proposal
may_ask_standbys = may_see_proposal


def may_ask_substitute(actor, placement):
    return actor.office == "matching"


def may_move_placement(actor, placement):
    return may_see_proposal(actor, placement.proposal)


may_remove_placement = may_lock_placement = may_unlock_placement = may_move_placement


def may_see_placement(actor, placement):
    """The group's coordinators; its person once asked."""
    own = actor.person_id is not None and placement.person_id == actor.person_id and placement.asked_at is not None
    return own or may_see_proposal(actor, placement.proposal)


def visible_placements(actor):
    if actor.person_id is None:
        return Placement.objects.none()
    return Placement.objects.filter(
        Q(person_id=actor.person_id, asked_at__isnull=False) | within_led(actor, "proposal__group", *COORDINATING))


def may_accept_placement(actor, placement):
    return (actor.person_id is not None and actor.person_id == placement.person_id) or NOT_ASKED


may_decline_placement = may_accept_placement
