"""Invitations as their makers, the officers and those who were invited read them."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Sum
from django.utils.translation import gettext as _

from guyub.core.formats import day_month
from guyub.workshop.activities.models import SignUp

from . import policy
from .models import Arrival, Invitation
from .rules import LONGEST_TOKEN


@dataclass(frozen=True)
class Line:
    """One invitation in words; `goal` is the page it leads to, `state` why it is closed, empty while it is open."""

    id: int
    purpose: str
    title: str
    goal: str
    path: str
    by: str
    used: int
    most: int | None
    until: str
    state: str

    @property
    def url(self):
        return f"{settings.SITE}{self.path}"


def line(row):
    return Line(row.pk, row.purpose, row.activity.title if row.activity else row.group.name, row.goal, row.path,
                row.person.name, row.used, row.most, day_month(row.until), state(row))


def state(invitation):
    if invitation.revoked_at:
        return _("Dicabut")
    if invitation.over:
        return _("Sudah berakhir")
    return _("Terpakai semua") if invitation.full else ""


def rows_seen(actor):
    return policy.visible_invitations(actor).select_related("group", "activity", "person").order_by("-created_at", "-pk")


def my_invitations(actor, limit=50):
    """One's own, the latest first; one statement."""
    return [line(row) for row in rows_seen(actor).filter(person_id=actor.person_id)[:limit]]


def group_invitations(actor, group, activity=None, limit=50):
    """Those of a group, or of one of its activities, for its officers; one statement."""
    rows = rows_seen(actor).filter(group=group)
    return [line(row) for row in (rows.filter(activity=activity) if activity else rows)[:limit]]


def invitation_seen(actor, pk):
    return rows_seen(actor).filter(pk=pk).first()


JOINED = tuple(f"group__{name}" for name in ("place", "field", "occupation", "parent", "logo"))  # as its page shows it


def invitation_named(token):
    """The invitation of a token with its page, or None."""
    if not token or len(token) > LONGEST_TOKEN:
        return None
    return Invitation.objects.select_related(*JOINED, "activity__group", "person").filter(token=token).first()


def outreach(person_id):
    """How many people came through this person; hours are never counted from it."""
    return Arrival.objects.filter(host_id=person_id).count()


@dataclass(frozen=True)
class Welcome:
    """What somebody reads who follows an invitation: `title` and `words` only if it does not simply lead on."""

    goal: str
    title: str = ""
    words: str = ""


def welcome(actor, invitation):
    """Where an invitation leads this reader, with a sentence if there is something to say first; at most one statement."""
    goal, words = invitation.goal, ""
    if actor.person_id is not None and actor.person_id == invitation.person_id:
        words = _("Ini undangan Anda sendiri. Kirimkan kepada orang lain; Anda tidak dihitung.")
    elif invitation.revoked_at:
        words = _("Undangan ini sudah dicabut. Halamannya tetap terbuka untuk Anda.")
    elif invitation.over:
        words = _("Undangan ini berlaku sampai %(day)s. Halamannya tetap terbuka untuk Anda.") % {
            "day": day_month(invitation.until)}
    elif invitation.full:
        words = _("Undangan ini sudah dipakai sebanyak yang boleh. Halamannya tetap terbuka untuk Anda.")
    elif there(actor, invitation):
        words = _("Anda sudah terdaftar di sana, jadi undangan ini tidak perlu lagi.")
    if not words:
        return Welcome(f"{goal}?undangan={invitation.token}")
    return Welcome(goal, invitation.activity.title if invitation.activity else invitation.group.name, words)


@dataclass(frozen=True)
class Invited:
    """What the page says to whoever came by an invitation: who invites, and until which day."""

    by: str
    until: str


def invited(actor, found, *, group=None, activity=None):
    """The Invited of an invitation that is open and leads to this page, None for all others and for its maker."""
    if found is None or not found.open or found.person_id == actor.person_id:
        return None
    leads_here = found.activity_id == activity.pk if activity else found.activity_id is None and found.group_id == group.pk
    return Invited(found.person.name, day_month(found.until)) if leads_here else None


def there(actor, invitation):
    """Whether the reader has come already: a member of the group, or signed up for the activity."""
    if actor.person_id is None:
        return False
    if invitation.activity_id is None:
        return actor.belongs(invitation.group)
    return SignUp.objects.filter(
        person_id=actor.person_id, withdrawn_at=None, shift__activity_id=invitation.activity_id).exists()


def arrivals_by(group):
    """How many came to a group by invitations of all."""
    return Invitation.objects.filter(group=group).aggregate(sum=Sum("used"))["sum"] or 0
