"""What a member suspects, and the answer of people without interest."""

from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected
from guyub.foundation.people.models import Person

from .. import policy, rules
from ..models import Recusal, Suspicion


@command(policy.may_raise_suspicion, joined=("group",), notes=("person_id",))
def raise_suspicion(actor, case, *, person_id, words):
    """Say that somebody has an interest in this case; read by chair and secretary alone."""
    words = (words or "").strip()
    if not 10 <= len(words) <= rules.MOST_WORDS:
        raise Rejected(_("Tulis apa yang Anda ketahui, 10 sampai 1.000 huruf."), field="words")
    if person_id == actor.person_id:
        raise Rejected(_("Untuk diri sendiri, pilih “Saya tidak ikut”."), field="person")
    if not Person.objects.filter(pk=person_id).exists():
        raise Rejected(_("Pilih orangnya."), field="person")
    if Suspicion.objects.filter(case=case, person_id=person_id, raised_by_id=actor.person_id, upheld_at=None,
                                dismissed_at=None).exists():
        raise Rejected(_("Dugaan ini sudah Anda sampaikan dan sedang dijawab."))
    return Suspicion.objects.create(case=case, person_id=person_id, words=words, raised_by_id=actor.person_id)


@command(policy.may_uphold_suspicion, joined=("case__group",), weighs="review")
def uphold_suspicion(actor, suspicion, *, reason):
    """Say that it is right: the person has no part in the case."""
    answered(actor, suspicion, reason)
    suspicion.upheld_at = timezone.now()
    suspicion.save(update_fields=["answer", "answered_by", "upheld_at"])
    Recusal.objects.get_or_create(case=suspicion.case, person_id=suspicion.person_id, kind="suspicion", near=False)
    return suspicion


@command(policy.may_dismiss_suspicion, joined=("case__group",), weighs="review")
def dismiss_suspicion(actor, suspicion, *, reason):
    """Say that there is nothing in it, and why."""
    answered(actor, suspicion, reason)
    suspicion.dismissed_at = timezone.now()
    suspicion.save(update_fields=["answer", "answered_by", "dismissed_at"])
    return suspicion


def answered(actor, suspicion, reason):
    if not suspicion.waiting:
        raise Rejected(_("Dugaan ini sudah dijawab."))
    reason = " ".join((reason or "").split())
    if len(reason) < 5:
        raise Rejected(_("Tulis alasannya; yang menyampaikan membacanya."), field="reason")
    suspicion.answer, suspicion.answered_by_id = reason[:300], actor.person_id
