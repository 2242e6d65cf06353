"""Cases that floors above open, their parties, and who has no part in them."""

from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected

from .. import policy, rules
from ..models import Case, Party, Recusal, Weight
from .party import named_party


@command(policy.may_open_case, notes=("act",))
def open_case(actor, group, *, act, title, url=""):
    """Put a case on record, for a floor above that is about to have it judged."""
    if act not in Weight.values:
        raise ValueError(act)
    return Case.objects.create(group=group, act=act, title=title[:160], url=url[:200])


@command(policy.may_name_parties)
def name_parties(actor, case, *, parties, title=None, url=None):
    """Say whom the case concerns: each a dict of name, group_id or other_id. Replaces what was said before."""
    if len(parties) > rules.MOST_PARTIES:
        raise Rejected(_("Paling banyak 50 pihak."), field="parties")
    found = [named_party(field="parties", **one) for one in parties]
    case.parties.all().delete()
    Party.objects.bulk_create(Party(case=case, **row) for row in found)
    if title is not None or url is not None:
        case.title, case.url = (title or case.title)[:160], (url if url is not None else case.url)[:200]
        case.save(update_fields=["title", "url"])
    return case


@command(policy.may_recuse_person, notes=("person_id",))
def recuse_person(actor, case, *, person_id, hits, capacity="", late=False):
    """Write down that somebody has no part in the case, once for each kind of link."""
    for hit in hits:
        Recusal.objects.get_or_create(
            case=case, person_id=person_id, kind=hit.kind, near=hit.near,
            defaults={"capacity": capacity[:80], "late": late})
    return case


@command(policy.may_step_aside)
def step_aside(actor, case, *, capacity=""):
    """Leave a case of one's own accord, without saying why."""
    recusal, made = Recusal.objects.get_or_create(
        case=case, person_id=actor.person_id, kind="stepped_aside", near=False, defaults={"capacity": capacity[:80]})
    if not made:
        raise Rejected(_("Anda sudah tidak ikut dalam hal ini."))
    return recusal
