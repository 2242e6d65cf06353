"""Whoever came by an invitation is counted once it is done: signed up for the activity, or made a member of the group."""

from guyub.core.actors import Actor
from guyub.core.reactions import reacts_to
from guyub.foundation.groups.models import Membership
from guyub.foundation.people.models import Person
from guyub.workshop.activities.models import SignUp

from . import commands
from .policy import OFFICE
from .queries import invitation_named

COUNTING = Actor.office_of(OFFICE)


@reacts_to("activities.sign_up")
def count_signup(act):
    """By an invitation to this activity, or to its group."""
    signup = SignUp.objects.select_related("shift__activity").filter(pk=act.made_id).first()
    if signup is None or (invitation := invitation_named(signup.through)) is None:
        return
    activity = signup.shift.activity
    to_group = invitation.activity_id is None and invitation.group_id == activity.group_id
    if to_group or invitation.activity_id == activity.pk:
        commands.count_arrival(COUNTING, invitation, person_id=signup.person_id, asked_at=signup.asked_at)


@reacts_to("groups.approve_membership")
def count_member(act):
    membership = Membership.objects.filter(pk=act.subject_id).first()
    if membership is None or (invitation := invitation_named(membership.through)) is None:
        return
    if invitation.activity_id is None and invitation.group_id == membership.group_id:
        commands.count_arrival(COUNTING, invitation, person_id=membership.person_id, asked_at=membership.applied_at)


@reacts_to("people.merge_persons")
def join(act):
    """Move what the merged row had invited."""
    commands.join_invitations(COUNTING, Person.objects.get(pk=act.notes["into_id"]), from_id=act.subject_id)
