"""Declaring an interest, looking it through once a year, and ending it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected
from guyub.workshop.notices.commands import tell

from .. import policy, rules
from ..models import Declaration, Link
from ..models.declaration import DECLARED
from .party import named_party


@command(policy.may_declare_interest, notes=("kind",))
def declare_interest(actor, person, *, kind, party="", group_id=None, other_id=None, relation="", since=None, until=None,
                     visibility=Declaration.Visibility.CLOSED):
    """Say what ties this person to a party. `party` is a group's name, a member's number or any other name."""
    if kind not in dict(DECLARED):
        raise Rejected(_("Pilih jenisnya dari daftar."), field="kind")
    if visibility not in Declaration.Visibility.values:
        raise Rejected(_("Pilih siapa yang boleh membaca."), field="visibility")
    found = named_party(name=party, group_id=group_id, other_id=other_id, within=actor.roles)
    if found.get("other") == person:
        raise Rejected(_("Kepentingan dinyatakan terhadap pihak lain, bukan diri sendiri."), field="party")
    relation = " ".join((relation or "").split())
    if len(relation) > rules.MOST_RELATION:
        raise Rejected(_("Hubungannya paling panjang 200 huruf."), field="relation")
    today = timezone.localdate()
    since = since or today
    if until is not None and until < since:
        raise Rejected(_("Akhirnya sebelum awalnya."), field="until")
    if since > today:
        raise Rejected(_("Nyatakan pada saat hubungan itu mulai, bukan sebelumnya."), field="since")
    if Declaration.objects.filter(person=person, kind=kind, ended_at=None, **found).exists():
        raise Rejected(_("Kepentingan ini sudah Anda nyatakan."), field="party")
    made = Declaration.objects.create(
        person=person, kind=kind, relation=relation, since=since, until=until, visibility=visibility, reviewed_on=today,
        review_due=today + rules.REVIEW, **found)
    Link.objects.create(person=person, kind=kind, since=since, until=until, key=f"declaration/{made.pk}", **found)
    return made


@command(policy.may_review_declaration)
def review_declaration(actor, declaration):
    """Say that it still holds; the next look is in a year."""
    still(declaration)
    today = timezone.localdate()
    declaration.reviewed_on, declaration.review_due, declaration.reminded_at = today, today + rules.REVIEW, None
    declaration.save(update_fields=["reviewed_on", "review_due", "reminded_at"])
    return declaration


@command(policy.may_end_declaration)
def end_declaration(actor, declaration):
    """Say that it holds no longer, from tomorrow on: for what is judged today it still counts."""
    still(declaration)
    today = timezone.localdate()
    declaration.ended_at = timezone.now()
    declaration.until = min(filter(None, [declaration.until, max(today, declaration.since)]))
    declaration.save(update_fields=["ended_at", "until"])
    Link.objects.filter(key=f"declaration/{declaration.pk}").update(until=declaration.until)
    return declaration


def still(declaration):
    if declaration.ended_at:
        raise Rejected(_("Pernyataan ini sudah diakhiri."))


@command(policy.may_remind_declaration)
def remind_declaration(actor, declaration):
    """Ask its person, once a year, whether it still holds."""
    if declaration.ended_at is None and declaration.reminded_at is None:
        declaration.reminded_at = timezone.now()
        declaration.save(update_fields=["reminded_at"])
        tell([declaration.person_id], "conflicts/review_due", url="/saya/kepentingan/", party=str(declaration.party))
    return declaration
