from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected

from .. import policy
from ..models import LoadLimit
from ..queries.load import amount_words, house_amount
from ..rules.load import OWN, is_looser

LEAST = {"day": 60, "week": 60, "rest": 0, "nights": 0, "cool": 0}
MOST = {"day": 24 * 60, "week": 7 * 24 * 60, "rest": 72 * 60, "nights": 14, "cool": 14 * 24 * 60}


def checked(rule, amount, valid_from, valid_until):
    today = timezone.localdate()
    valid_from = valid_from or today
    if rule not in OWN:
        raise Rejected(_("Pilih batas dari daftar."), field="rule")
    if not LEAST[rule] <= amount <= MOST[rule]:
        raise Rejected(_("Isi antara %(least)s dan %(most)s.") % {
            "least": amount_words(rule, LEAST[rule]), "most": amount_words(rule, MOST[rule])}, field="amount")
    if valid_from < today:
        raise Rejected(_("Berlaku paling cepat hari ini; yang sudah lewat tetap seperti adanya."), field="valid_from")
    if valid_until and valid_until < valid_from:
        raise Rejected(_("Hari terakhir tidak bisa sebelum hari pertama."), field="valid_until")
    return valid_from


def end_before(rows, day):
    """What is said anew holds alone from its first day on."""
    rows.filter(valid_from__gte=day).delete()
    rows.exclude(valid_until__lt=day).update(valid_until=day - timedelta(days=1))


@command(policy.may_set_load_limit, notes=("rule", "amount"))
def set_load_limit(actor, group, *, rule, amount, reason="", source="", valid_from=None, valid_until=None):
    """Say for a group with its chapters how much somebody may carry, with the reason; looser than the house needs one."""
    valid_from = checked(rule, amount, valid_from, valid_until)
    reason, source = " ".join(reason.split())[:300], " ".join(source.split())[:300]
    if not reason and is_looser(rule, amount, house_amount(rule, valid_from)):
        raise Rejected(_("Ini lebih longgar daripada bawaan. Tulis alasannya; anggota akan membacanya."), field="reason")
    end_before(LoadLimit.objects.filter(group=group, rule=rule), valid_from)
    return LoadLimit.objects.create(group=group, rule=rule, amount=amount, reason=reason, source=source,
                                    set_by_id=actor.person_id, valid_from=valid_from, valid_until=valid_until)


@command(policy.may_limit_load, notes=("rule", "amount"))
def limit_load(actor, person, *, rule, amount, reason="", source="", valid_from=None, valid_until=None):
    """Carry less than one might: a person for themselves, or the office that guards wellbeing. Never looser."""
    valid_from = checked(rule, amount, valid_from, valid_until)
    if is_looser(rule, amount, house := house_amount(rule, valid_from)):
        raise Rejected(_("Batas sendiri hanya bisa lebih ketat daripada bawaan, %(house)s.") % {
            "house": amount_words(rule, house)}, field="amount")
    end_before(LoadLimit.objects.filter(person=person, rule=rule, office=actor.office), valid_from)
    return LoadLimit.objects.create(
        person=person, rule=rule, amount=amount, reason=" ".join(reason.split())[:300],
        source=" ".join(source.split())[:300], office=actor.office, set_by_id=actor.person_id, valid_from=valid_from,
        valid_until=valid_until)


@command(policy.may_end_load_limit, joined=("group",))
def end_load_limit(actor, limit):
    """Let the house's figure hold again, from today on."""
    today = timezone.localdate()
    if limit.valid_until and limit.valid_until < today:
        raise Rejected(_("Batas ini sudah tidak berlaku."))
    if limit.valid_from >= today:
        limit.delete()
        return None
    limit.valid_until = today - timedelta(days=1)
    limit.save(update_fields=["valid_until"])
    return limit
