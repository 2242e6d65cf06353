"""What a page gives to those who pass it on: words for a message, a poster on paper, a card for other sites."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from guyub.workshop.activities.queries import may_be_shown

from .linked import address


@dataclass(frozen=True)
class Shared:
    """A page as it is passed on; `path` is its address within the house, `poster` whether there is one to print."""

    title: str
    words: str
    path: str
    poster: bool = True

    @property
    def url(self):
        return address(self.path)


def shared_activity(activity, days, when):
    """None for what the public may not see: a link to it would open for nobody."""
    if not may_be_shown(activity):
        return None
    path = f"/kegiatan/{activity.pk}/"
    facts = {"title": activity.title, "when": when, "group": activity.group.name, "url": address(path)}
    words = _("Ikut %(title)s bersama %(group)s, %(when)s: %(url)s") if when else _(
        "Ikut %(title)s bersama %(group)s: %(url)s")
    return Shared(activity.title, words % facts, path, poster=bool(days) and not activity.cancelled_at)


def shared_group(group):
    if not group.living:
        return None
    path = f"/kelompok/{group.slug}/"
    facts = {"name": group.name, "url": address(path)}
    return Shared(group.name, _("Kenali %(name)s dan kegiatannya: %(url)s") % facts, path)
