"""Entries follow the acts below: whoever founds, edits, publishes or cancels changes what is found."""

from guyub.core.reactions import reacts_to
from guyub.foundation.groups.models import Group
from guyub.workshop.activities.models import Activity, Import

from .commands import keep_activities, keep_groups


@reacts_to("groups.found_group")
def enter_group(act):
    """A chapter lives as soon as it is founded; a group of its own is not public yet and gets no entry."""
    keep_groups([act.made_id])


@reacts_to("groups.approve_group", "groups.edit_group", "groups.close_group")
def keep_group(act):
    """The group, its chapters, which speak with its words, and its activities, which hold its name."""
    keep_groups([act.subject_id, *ids(Group.objects.filter(parent_id=act.subject_id))])
    keep_activities(ids(Activity.objects.filter(group_id=act.subject_id)))


@reacts_to("activities.publish_activity", "activities.edit_activity", "activities.cancel_activity", "activities.add_shift")
def keep_activity(act):
    keep_activities([act.subject_id])


@reacts_to("activities.apply_calendar", "activities.carry_on_calendar")
def keep_calendar(act):
    """What a calendar file renewed in published activities."""
    found = Import.objects.filter(pk=act.subject_id).first()
    if found is not None:
        keep_activities(ids(Activity.objects.filter(
            group_id=found.group_id, published_at__isnull=False).exclude(uid="")))


def ids(rows):
    return list(rows.order_by("pk").values_list("pk", flat=True))
