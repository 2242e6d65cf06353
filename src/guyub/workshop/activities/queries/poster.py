"""What a poster says of an activity or a group: only what the public may read, in the reader's language."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guyub.core.actors import PUBLIC

from ..models import Activity
from .activity import activity_cards
from .repeat import rule_words
from .shift import shift_days

MOST_DAYS, MOST_LINES = 4, 6


@dataclass(frozen=True)
class Poster:
    """`when`, `needs` and `bring` are lines; `path` is where the QR code leads; `call` says what scanning is for."""

    title: str
    group: str
    kain: int
    path: str
    call: str
    about: str = ""
    when: list = field(default_factory=list)
    where: list = field(default_factory=list)
    needs_head: str = ""
    needs: list = field(default_factory=list)
    bring: list = field(default_factory=list)
    logo: object = None  # the group's File, if it has one


def activity_poster(activity):
    """The poster of an activity that is still to come, else None; two statements."""
    days = shift_days(PUBLIC, activity)
    if activity.cancelled_at or not days:
        return None
    roles = {row.role: role_line(row) for _day, _words, rows in days for row in rows}
    return Poster(
        title=activity.title, group=activity.group.name, kain=activity.group.kain, path=f"/kegiatan/{activity.pk}/",
        call=_("Pindai untuk mendaftar"), when=when_lines(activity, days),
        where=list(filter(None, (activity.venue, activity.place.title if activity.place else ""))),
        needs_head=_("Yang dibutuhkan"), needs=list(roles.values())[:MOST_LINES], bring=lines_of(activity.bring),
        logo=activity.group.logo)


def when_lines(activity, days):
    """Each coming day with its hours and the zone; of a repeated activity how often, and the next day."""
    said = [f"{words}, {clocks(rows)}" for _day, words, rows in days]
    if activity.rule:
        return [rule_words(activity.rule), _("Berikutnya: %(day)s") % {"day": said[0]}]
    rest = len(said) - MOST_DAYS
    if rest > 1:
        return [*said[:MOST_DAYS], ngettext("dan %(n)d hari lagi", "dan %(n)d hari lagi", rest) % {"n": rest}]
    return said


def clocks(rows):
    return "; ".join(list(dict.fromkeys(row.clock for row in rows))[:3])


def role_line(row):
    if row.skill:
        return _("%(role)s, perlu %(skill)s") % {"role": row.role, "skill": row.skill}
    return f"{row.role}, {row.note}" if row.note else row.role


def lines_of(text):
    return [line.strip() for line in text.splitlines() if line.strip()][:MOST_LINES]


def group_poster(group, about):
    """The poster of a group: who it is, what comes next, what it takes to join; one statement."""
    cards, _more = activity_cards(PUBLIC, group=group, limit=3)
    return Poster(
        title=group.name, group=str(group.get_kind_display()), kain=group.kain, path=f"/kelompok/{group.slug}/",
        call=_("Pindai untuk mengenal kami"), about=about,
        when=[f"{card.weekday}, {card.day} {card.month}, {card.clock}: {card.title}" for card in cards],
        where=[group.place.title] if group.place else [], needs_head=_("Untuk bergabung"),
        needs=lines_of(group.requirements) or [_("Terbuka untuk siapa saja.")], logo=group.logo)


def may_be_shown(activity):
    """Whether the public may read of it, so that it may be passed on."""
    return isinstance(activity, Activity) and activity.published_at is not None and not activity.members_only
