"""How an activity repeats: its own shifts are the pattern, the rule says when they come again."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected
from guyub.engines.calendars.repeating import check_rule, occurrences

from .. import policy, rules
from ..models import Shift, SignUp
from .tally import tally, touch

MOST_MADE = 2000


@command(policy.may_repeat_activity, joined=("group",))
def repeat_activity(actor, activity, *, rule):
    """Repeat the activity's own shifts by an RFC 5545 rule; shifts are made three months ahead and a sweep goes on.

    An empty rule stops the repeating. Repeated shifts to come that the new rule does not give are taken away, unless
    somebody has signed up for them.
    """
    try:
        activity.rule = check_rule(rule)[:200] if rule else ""
    except ValueError as error:
        sentences = {"too_frequent": _("Paling sering berulang setiap hari.")}
        raise Rejected(sentences.get(str(error), _("Aturan berulang ini tidak terbaca.")), field="rule") from None
    if activity.rule and not pattern(activity):
        raise Rejected(_("Tambahkan dulu giliran yang akan diulang."), field="rule")
    activity.repeated_to = None
    touch(activity, "rule", "repeated_to")
    coming = repeated_spans(activity)
    thin_out(activity, {(shift.role_id, starts_at) for shift, starts_at, _ends_at in coming})
    make(activity, coming)
    tally(activity)
    return activity


@command(policy.may_advance_activity)
def advance_activity(actor, activity):
    """Once a round is over: make the repeated shifts that come next, and count the new round."""
    extend(activity)
    tally(activity)
    return activity


def extend(activity):
    """Make the repeated shifts up to three months from now; those that exist stay as they are."""
    make(activity, repeated_spans(activity))


def pattern(activity):
    """The shifts that repeat; one that was called off for its day alone still does."""
    return list(Shift.objects.filter(activity=activity, repeat_of=None, repeats=True).order_by("starts_at"))


def repeated_spans(activity):
    """[(shift that repeats, starts_at, ends_at)] to come, up to three months from now or from the first shift."""
    own = pattern(activity) if activity.rule else []
    if not own:
        return []
    now, zone = timezone.now(), activity.timezone
    anchor = rules.local(own[0].starts_at, zone).replace(tzinfo=None)
    starts = occurrences(anchor, activity.rule, zone, until=horizon(own), most=rules.MOST_TIMES).starts
    spans = []
    for start in starts:
        away = rules.local(start, zone).replace(tzinfo=None) - anchor
        for shift in own:
            starts_at, ends_at = moved(shift.starts_at, away, zone), moved(shift.ends_at, away, zone)
            if ends_at > now:
                spans.append((shift, starts_at, ends_at))
    return spans


def horizon(own):
    return max(timezone.now(), own[0].starts_at) + rules.AHEAD


def make(activity, spans):
    if not spans:
        return
    kept = set(Shift.objects.filter(activity=activity).values_list("role_id", "starts_at"))
    fresh = []
    for shift, starts_at, ends_at in spans:
        if (shift.role_id, starts_at) not in kept:
            kept.add((shift.role_id, starts_at))
            fresh.append(Shift(activity=activity, role_id=shift.role_id, repeat_of=shift, starts_at=starts_at,
                               ends_at=ends_at, least=shift.least, most=shift.most, hard=shift.hard))
    Shift.objects.bulk_create(fresh[:MOST_MADE], batch_size=500)
    activity.repeated_to = max(starts_at for _shift, starts_at, _ends_at in spans).date()
    activity.save(update_fields=["repeated_to"])


def thin_out(activity, wanted):
    """Take away repeated shifts to come that are not among the wanted (role, start), and that nobody ever signed up for."""
    signups = SignUp.objects.filter(shift=OuterRef("pk"))
    spare = (
        Shift.objects.filter(activity=activity, repeat_of__isnull=False, starts_at__gt=timezone.now())
        .filter(~Exists(signups)).values_list("pk", "role_id", "starts_at"))
    gone = [pk for pk, role_id, starts_at in spare if (role_id, starts_at) not in wanted]
    for start in range(0, len(gone), 500):
        Shift.objects.filter(pk__in=gone[start : start + 500]).delete()


def moved(moment, away, zone):
    """A moment moved by days on the local clock, so that seven in the morning stays seven in the morning."""
    wall: datetime = rules.local(moment, zone).replace(tzinfo=None) + timedelta(days=away.days)
    return rules.at(wall.date(), wall.time(), zone)
