"""What the page of a token shows: a credential in whole, or the parts that its holder chose."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.formats import day_month, day_span, long_day
from guyub.foundation.groups.models import Office

from ..models import Credential, Kind, Showing
from ..rules.document import ALL
from ..rules.integrity import read
from .trust import is_whole

ROLES = dict(Office.Role.choices)
TOKEN = 22


@dataclass(frozen=True)
class Shown:
    """One page: `state` is stands, revoked, taken, over, untrusted or broken; what is not shown is empty."""

    credential: Credential
    showing: Showing | None
    state: str
    why: str
    when: str
    title: str
    sort: str
    about: str
    criteria: str
    name: str
    role: str
    span: str
    hours: str
    rows: list
    group: str
    slug: str
    kain: int
    office: str
    issued: str
    until: str
    kind_path: str
    path: str
    document: str
    slip: str
    key_number: int

    @property
    def good(self):
        return self.state == "stands"


def shown(token):
    """The Shown of a token, or None; at most two statements."""
    if not token or len(token) != TOKEN:
        return None
    rows = Credential.objects.select_related("kind", "group", "key", "person")
    credential = rows.filter(token=token).first()
    if credential is not None:
        return page_of(credential, None)
    showing = Showing.objects.select_related(
        "key", "credential__kind", "credential__group", "credential__key", "credential__person").filter(token=token).first()
    return page_of(showing.credential, showing) if showing else None


def page_of(credential, showing):
    if credential.person.erased_at:
        return None
    parts, facts, bearer = set(showing.parts if showing else ALL), credential.facts, showing or credential
    until = showing.until if showing else credential.valid_until
    state, why, when = state_of(credential, showing)
    since, last = facts["since"], facts["until"]
    return Shown(
        credential=credential, showing=showing, state=state, why=why, when=when, title=facts["title"],
        sort=str(Kind.Sort(facts["sort"]).label), about=facts["about"], criteria=facts["criteria"],
        name=facts["name"] if "name" in parts else "", role=facts["role"] if "role" in parts else "",
        span=span_of(since, last) if "period" in parts and since else "", hours=facts["hours"] if "hours" in parts else "",
        rows=facts["rows"] if "rows" in parts else [], group=facts["group"], slug=credential.group.slug,
        kain=credential.group.kain, office=str(ROLES.get(credential.issued_as, "")),
        issued=long_day(timezone.localdate(credential.issued_at)),
        until=long_day(until) if until else "", kind_path=credential.kind.path, path=bearer.path, document=bearer.document,
        slip=bearer.slip, key_number=bearer.key.number)


def span_of(since, until):
    return day_span(date.fromisoformat(since), date.fromisoformat(until))


def state_of(credential, showing):
    """(state, why it does not stand, since when)"""
    if showing and showing.revoked_at and not credential.revoked_at:
        return "taken", _("Pemegangnya menarik kembali tautan ini."), day_month(showing.revoked_at)
    if credential.revoked_at:
        return "revoked", credential.revoked_reason, day_month(credential.revoked_at)
    if showing and showing.over:
        return "over", _("Tautan ini hanya berlaku sampai hari itu."), day_month(showing.until)
    if credential.over:
        return "over", _("Masa berlakunya habis."), day_month(credential.valid_until)
    bearer = showing or credential
    if not bearer.key.trusted:
        return "untrusted", _(
            "Kunci yang menandatanganinya tidak dipercaya lagi, dan tanda tangan barunya sedang dibuat."), ""
    if not is_whole(read(bearer.document), bearer.key.public, credential.group_id):
        return "broken", _("Tanda tangannya tidak cocok dengan isinya."), ""
    return "stands", "", ""
