"""Who says what they can do, who vouches for it, and who may look."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from guyub.core.policy import No
from guyub.foundation.groups.models import Membership
from guyub.foundation.groups.policy import within_led

from .models import Holding

VERIFYING = ("verifier", "chair", "secretary", "coordinator")
NOT_ONESELF = No(_("Kecakapan sendiri disahkan oleh orang lain."))


def _members(actor):
    """Active memberships in or below a group where the actor may verify; a condition that costs no query."""
    return Membership.objects.filter(
        within_led(actor, "group", *VERIFYING), approved_at__isnull=False, refused_at=None, left_at=None)


def may_verify_for(actor, person_id):
    """Whether this person is a member where the actor may verify; one statement, none for who leads nothing."""
    return bool(actor.groups_where(*VERIFYING)) and _members(actor).filter(person_id=person_id).exists()


def _own(actor, person_id):
    return actor.person_id is not None and actor.person_id == person_id


def may_claim_skill(actor, person):
    """For oneself; or for a member without login, by who may verify there."""
    return _own(actor, person.pk) or may_verify_for(actor, person.pk)


def may_verify_holding(actor, holding):
    if _own(actor, holding.person_id):
        return NOT_ONESELF
    return may_verify_for(actor, holding.person_id)


may_refuse_holding = may_verify_holding


def may_see_holding(actor, holding):
    return _own(actor, holding.person_id) or may_verify_for(actor, holding.person_id)


may_withdraw_holding = may_see_holding


def visible_holdings(actor):
    if actor.person_id is None:
        return Holding.objects.none()
    wanted = Q(person_id=actor.person_id)
    if actor.groups_where(*VERIFYING):
        wanted |= Exists(_members(actor).filter(person_id=OuterRef("person_id")))
    return Holding.objects.filter(wanted)


def may_join_holdings(actor, person):
    return actor.office == "skills"


def may_add_skill(actor, nothing):
    """The catalogue is the house's: its operator keeps it."""
    return actor.operator


def may_set_licence_shape(actor, skill):
    return actor.operator


def may_warn_holder(actor, holding):
    return actor.office == "skills"


def may_see_queue(actor, group):
    """Whether the actor vouches for skills of this group's members."""
    return actor.holds(group, *VERIFYING)
