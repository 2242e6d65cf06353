"""What a person was told, newest first, what is unread before what is read."""

from dataclasses import dataclass

from django.db.models import Case, Count, Value, When
from django.template import TemplateDoesNotExist
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guyub.core import formats
from guyub.core.kept import kept

from .. import policy
from .wording import Wording, wording

PAGE = 20


@dataclass(frozen=True)
class Line:
    id: int
    subject: str
    body: str
    url: str
    at: str
    machine_at: str
    unread: bool
    reading_url: str


@dataclass(frozen=True)
class Inbox:
    lines: list
    unread: int
    older_url: str
    newer_url: str


def unread_count(actor):
    """How many notices the reader has not opened; one statement."""
    return unread(actor)[0][0] if actor.person_id is not None else 0


@kept
def unread(actor):
    return policy.visible_notices(actor).filter(read_at=None).order_by().values(every=Value(1)).annotate(
        n=Count("pk")).values_list("n")


def inbox(actor, page=1):
    """One page of the reader's notices, worded in the language of the page."""
    page = max(1, page)
    rows = policy.visible_notices(actor).alias(
        first=Case(When(read_at=None, then=Value(0)), default=Value(1))).order_by("first", "-created_at", "-pk")
    found = list(rows[(page - 1) * PAGE:page * PAGE + 1])
    language, here = get_language(), reverse("notices:inbox")
    return Inbox(
        lines=[_line(row, language) for row in found[:PAGE]],
        unread=unread_count(actor),
        older_url=f"{here}?hal={page + 1}" if len(found) > PAGE else "",
        newer_url=f"{here}?hal={page - 1}" if page > 1 else "",
    )


def _line(row, language):
    try:
        said = wording(row.kind, row.facts, language=language, url=row.url)
    except TemplateDoesNotExist:  # told by an app that is no longer installed
        said = Wording(_("Pemberitahuan ini tidak bisa dibaca lagi"), "")
    at = timezone.localtime(row.created_at)
    return Line(
        id=row.pk, subject=said.subject, body=said.body, url=row.url, unread=row.read_at is None,
        at=formats.day_month(at), machine_at=at.isoformat(timespec="minutes"),
        reading_url=reverse("notices:reading", args=[row.pk]),
    )
