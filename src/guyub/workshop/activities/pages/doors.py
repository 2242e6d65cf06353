"""How pages of this app fetch what the address names: what one may not see is not there."""

from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import Http404

from guyub.foundation.groups.queries import group_named

from .. import policy, queries


def signed_in(page):
    """Send a visitor to sign in first, and back to this address afterwards."""

    @wraps(page)
    def guarded(request, *args, **kwargs):
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return page(request, *args, **kwargs)

    return guarded


def led_group(request, slug):
    """The visible group of this address in which the actor coordinates; 404 otherwise."""
    group = group_named(request.actor, slug)
    if group is None or not request.actor.holds(group, *policy.VOUCHING):
        raise Http404
    return group


def led_activity(request, slug, pk):
    """The activity of a group in which the actor coordinates; 404 otherwise."""
    group = led_group(request, slug)
    activity = queries.activity_for_page(request.actor, pk)
    if activity is None or activity.group_id != group.pk:
        raise Http404
    return activity


def found(rows, pk):
    row = rows.filter(pk=pk).first()
    if row is None:
        raise Http404
    return row
