"""Reporting a page, and answering the report."""

from datetime import timedelta

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command, unheard
from guyub.core.errors import Rejected
from guyub.foundation.groups.models import Group

from . import policy, rules
from .models import Concern

KEPT = timedelta(days=30)
REFERRAL = ("group", "referred_at", "referred_by", "referral_reason")


@command(policy.may_raise_concern, notes=("reason",))
def raise_concern(actor, nothing, *, about, reason, words, contact=""):
    """Report a page of this house, or the house as a whole; the same report sent twice is one.

    While a report of the same page for the same reason waits, another joins it in the queue and nobody is told again.
    """
    if reason not in Concern.Reason.values:
        raise Rejected(_("Pilih alasannya."), field="reason")
    words, contact = words.strip(), contact.strip()
    if len(words) < 5:
        raise Rejected(_("Tulis apa yang Anda lihat, supaya bisa diperiksa."), field="words")
    if len(words) > rules.MOST_WORDS:
        raise Rejected(_("Paling panjang 2.000 huruf."), field="words")
    if len(contact) > 254:
        raise Rejected(_("Kontak ini terlalu panjang."), field="contact")
    about = page_here(about)
    facts = {"about": about, "reason": reason, "words": words, "reporter_id": actor.person_id, "contact": contact}
    waiting = Concern.objects.filter(upheld_at=None, dismissed_at=None, about=about, reason=reason)
    same = waiting.filter(**facts).first()
    if same or (about and waiting.exists()):
        unheard()
    return same or Concern.objects.create(**facts)


def page_here(text):
    """The path that a text names, if the house has such a page."""
    try:
        about = rules.path_of(text, settings.SITE.split("://")[-1])
    except ValueError as error:
        raise Rejected(error.args[0], field="about") from None
    if about:
        try:
            resolve(about)
        except Resolver404:
            raise Rejected(_("Tidak ada halaman dengan alamat ini."), field="about") from None
    return about


@command(policy.may_refer_concern, joined=("group",), notes=("group_id",))
def refer_concern(actor, concern, *, group_id, reason):
    """Pass a report on to the group that can answer it; who reported stays with the house."""
    reason = said(concern, reason)
    target = Group.objects.living().filter(pk=group_id).exclude(pk=concern.group_id).first()
    if target is None:
        raise Rejected(_("Pilih kelompok lain yang akan menjawab."), field="group")
    concern.group, concern.referred_at, concern.referred_by_id = target, timezone.now(), actor.person_id
    concern.referral_reason, concern.returned_from, concern.return_reason = reason, None, ""
    concern.save(update_fields=[*REFERRAL, "returned_from", "return_reason"])
    return concern


@command(policy.may_return_concern, joined=("group",))
def return_concern(actor, concern, *, reason):
    """Give a report back to the operator, who then answers it."""
    concern.return_reason, concern.returned_from = said(concern, reason), concern.group
    concern.group = concern.referred_at = concern.referred_by = None
    concern.referral_reason = ""
    concern.save(update_fields=[*REFERRAL, "returned_from", "return_reason"])
    return concern


def said(concern, reason):
    """The reason why a waiting report goes elsewhere."""
    if not concern.waiting:
        raise Rejected(_("Laporan ini sudah dijawab."))
    reason = reason.strip()
    if not reason:
        raise Rejected(_("Tulis alasannya; yang akan menjawab membacanya."), field="reason")
    if len(reason) > rules.MOST_REASON:
        raise Rejected(_("Paling panjang 300 huruf."), field="reason")
    return reason


@command(policy.may_uphold_concern, joined=("group",))
def uphold_concern(actor, concern, *, answer):
    """Say that the report is right, and what was done about it."""
    answered(actor, concern, answer, _("Tulis apa yang sudah dilakukan; pelapor membacanya."))
    concern.upheld_at = timezone.now()
    concern.save(update_fields=["answer", "answered_by", "upheld_at"])
    return concern


@command(policy.may_dismiss_concern, joined=("group",))
def dismiss_concern(actor, concern, *, answer):
    """Say that the page may stay as it is, and why."""
    answered(actor, concern, answer, _("Tulis alasannya; pelapor membacanya."))
    concern.dismissed_at = timezone.now()
    concern.save(update_fields=["answer", "answered_by", "dismissed_at"])
    return concern


def answered(actor, concern, answer, empty):
    if not concern.waiting:
        raise Rejected(_("Laporan ini sudah dijawab."))
    concern.answer = answer.strip()
    if not concern.answer:
        raise Rejected(empty, field="answer")
    if len(concern.answer) > rules.MOST_ANSWER:
        raise Rejected(_("Paling panjang 1.000 huruf."), field="answer")
    concern.answered_by_id = actor.person_id


@command(policy.may_forget_contacts)
def forget_contacts(actor, nothing):
    """Blank what reporters without account left as contact, thirty days after the answer; returns how many."""
    past = timezone.now() - KEPT
    old = Concern.objects.filter(upheld_at__lt=past) | Concern.objects.filter(dismissed_at__lt=past)
    return old.exclude(contact="").update(contact="")
