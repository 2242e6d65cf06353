"""A party as people name it, and the row that it means."""

from django.utils.translation import gettext as _

from guyub.core.errors import Rejected
from guyub.foundation.groups.models import Group, Membership
from guyub.foundation.people.models import Person

from .. import rules
from ..models import Outside


def named_party(*, name="", group_id=None, other_id=None, field="party", within=()):
    """{group|other|outside: row} of exactly one party: a group, a person, or an outside party by its name.

    A member's number names that member to people of the groups `within` alone: nobody learns names by trying numbers.
    """
    if group_id is not None:
        return {"group": existing(Group, group_id, field)}
    if other_id is not None:
        return {"other": existing(Person, other_id, field)}
    name = " ".join((name or "").split())
    if not 3 <= len(name) <= 120:
        raise Rejected(_("Tulis nama pihaknya, 3 sampai 120 huruf. Contoh: PT Sumber Medika"), field=field)
    if (group := Group.objects.filter(name__iexact=name).first()) is not None:
        return {"group": group}
    numbered = Membership.objects.filter(number__iexact=name, group_id__in=list(within)).exclude(number="")
    if (member := numbered.select_related("person").first()) is not None:
        return {"other": member.person}
    if not (key := rules.party_key(name)):
        raise Rejected(_("Tulis nama pihaknya dengan huruf."), field=field)
    return {"outside": Outside.objects.get_or_create(key=key[:120], defaults={"name": name})[0]}


def existing(model, pk, field):
    row = model.objects.filter(pk=pk).first()
    if row is None:
        raise Rejected(_("Pihak ini tidak ada."), field=field)
    return row
