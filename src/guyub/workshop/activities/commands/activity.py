from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected
from guyub.foundation.groups.models import Field
from guyub.foundation.groups.rules import clean_title
from guyub.foundation.places.commands import add_place_abroad
from guyub.foundation.places.models import Place
from guyub.workshop.notices.commands import tell

from .. import policy
from ..models import Activity, Shift, SignUp
from .shift import make_role, make_shift
from .tally import tally, touch

EDITABLE = {
    "title", "kind", "about", "field_id", "place_id", "venue", "directions", "lat", "lon", "online_url", "timezone",
    "bring", "assistance", "members_only", "hard", "contact_id",
}


def checked(actor, facts):
    """Facts of an activity as they may be stored. `abroad`: name, country and timezone of a place outside Indonesia."""
    if abroad := facts.pop("abroad", None):
        facts["place_id"] = add_place_abroad(actor, None, **abroad).pk
    if unknown := set(facts) - EDITABLE:
        raise TypeError(f"not editable: {sorted(unknown)}")
    if "title" in facts:
        try:
            facts["title"] = clean_title(facts["title"])
        except ValueError as error:
            raise Rejected(error.args[0], field="title") from None
    if facts.get("kind", "service") not in Activity.Kind.values:
        raise Rejected(_("Pilih jenis kegiatan dari daftar."), field="kind")
    if facts.get("field_id") and not Field.objects.filter(pk=facts["field_id"]).exists():
        raise Rejected(_("Pilih bidang dari daftar."), field="field")
    if place_id := facts.get("place_id"):
        place = Place.objects.filter(pk=place_id).first()
        if place is None:
            raise Rejected(_("Tempat ini tidak dikenal. Pilih dari daftar."), field="place")
        facts.setdefault("timezone", place.timezone)
    return facts


@command(policy.may_plan_activity)
def plan_activity(actor, group, *, title, roles=(), shifts=(), **facts):
    """Make a draft with its roles and shifts, which only the group's officers see until it is published.

    roles   dicts of make_role; shifts  dicts of make_shift whose `role` is the name of a role
    """
    facts = checked(actor, {"title": title, **facts})
    facts.setdefault("field_id", group.field_id and group.field.section)
    if group.place is not None and not facts.get("place_id"):
        facts["place_id"] = group.place_id
        facts.setdefault("timezone", group.place.timezone)
    facts.setdefault("contact_id", actor.person_id)
    activity = Activity.objects.create(group=group, **facts)
    made = {role["name"]: make_role(activity, **role) for role in roles}
    for shift in shifts:
        if shift["role"] not in made:
            raise Rejected(_("Pilih peran dari daftar."), field="role")
        make_shift(activity, made[shift["role"]], **{key: value for key, value in shift.items() if key != "role"})
    tally(activity)
    return activity


@command(policy.may_edit_activity, joined=("group",))
def edit_activity(actor, activity, **facts):
    """Change what is written about an activity."""
    for field, value in (facts := checked(actor, facts)).items():
        setattr(activity, field, value)
    touch(activity, *[field.removesuffix("_id") for field in facts])
    return activity


@command(policy.may_publish_activity, joined=("group",))
def publish_activity(actor, activity):
    """Show the activity and let people sign up."""
    if activity.published_at:
        raise Rejected(_("Kegiatan ini sudah terbit."))
    tally(activity)
    if activity.next_at is None:
        raise Rejected(_("Tambahkan paling sedikit satu giliran yang akan datang."))
    activity.published_at = timezone.now()
    touch(activity, "published_at")
    return activity


@command(policy.may_cancel_activity, joined=("group",))
def cancel_activity(actor, activity, *, reason):
    """Call the whole activity off with a reason that everybody who signed up is told."""
    reason = reason.strip()[:300]
    if not reason:
        raise Rejected(_("Tulis alasannya; semua yang mendaftar akan membacanya."), field="reason")
    now = timezone.now()
    activity.cancelled_at, activity.cancel_reason = now, reason
    touch(activity, "cancelled_at", "cancel_reason")
    coming = SignUp.objects.filter(shift__activity=activity, withdrawn_at=None, shift__ends_at__gt=now)
    people = list(coming.values_list("person_id", flat=True).distinct())
    coming.filter(attendance=None).update(withdrawn_at=now, reason=reason)
    Shift.objects.filter(activity=activity, cancelled_at=None, ends_at__gt=now).update(
        cancelled_at=now, cancel_reason=reason, taken=0, waiting=0)
    tell(people, "activities/activity_cancelled", url=f"/kegiatan/{activity.pk}/",
         activity=activity.title, group=activity.group.name, reason=reason)
    return activity
