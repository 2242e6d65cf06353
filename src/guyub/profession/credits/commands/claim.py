"""A claim with evidence: made by its person, judged by somebody else, audited by lot."""

import hashlib

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.actors import Actor
from guyub.core.commands import command
from guyub.core.errors import Rejected
from guyub.foundation.files.commands import keep_document
from guyub.workshop.notices.commands import tell

from .. import policy
from ..models import Entry
from ..rules.counting import year_of
from .attendance import award, take_back
from .reckoning import reckon

OFFICE = Actor.office_of("credits")
OPEN = ("enrolment__version", "enrolment__scheme__group")
MOST_WAITING = 40
MOST_CREDIT = 100_000  # hundredths in one claim
GONE = Q(refused_at__isnull=False) | Q(withdrawn_at__isnull=False)


@command(policy.may_claim_credit, notes=("kind", "amount", "units"), joined=("version", "scheme__group"))
def claim_credit(actor, enrolment, *, kind, day, title, organiser="", number="", role="", units=None, amount=None,
                 evidence=None, file_name=""):
    """Ask for credit for something done, with the certificate as evidence. `units` are hundredths of an hour or event."""
    if Entry.objects.filter(enrolment=enrolment, awarded=None, returned_at=None).exclude(GONE).count() >= MOST_WAITING:
        raise Rejected(_("Sudah ada %(most)d permintaan yang menunggu. Tunggu dulu jawabannya.") % {"most": MOST_WAITING})
    entry = Entry(enrolment=enrolment, person_id=enrolment.person_id)
    fill(entry, kind=kind, day=day, title=title, organiser=organiser, number=number, role=role, units=units, amount=amount,
         evidence=evidence, file_name=file_name)
    entry.save()
    return entry


@command(policy.may_amend_claim, joined=OPEN)
def amend_claim(actor, entry, *, kind, day, title, organiser="", number="", role="", units=None, amount=None, evidence=None,
                file_name=""):
    """Answer a claim that was sent back, and put it into the queue again."""
    if entry.returned_at is None or entry.withdrawn_at:
        raise Rejected(_("Hanya permintaan yang dikembalikan yang bisa diperbaiki."))
    if entry.enrolment.closed_at:
        raise Rejected(str(policy.CLOSED))
    fill(entry, kind=kind, day=day, title=title, organiser=organiser, number=number, role=role, units=units, amount=amount,
         evidence=evidence, file_name=file_name)
    entry.returned_at, entry.made_at = None, timezone.now()
    entry.save()
    return entry


def fill(entry, *, kind, day, title, organiser, number, role, units, amount, evidence, file_name):
    enrolment = entry.enrolment
    scheme = enrolment.rules
    rule = scheme.kind(kind)
    if rule is None:
        raise Rejected(_("Pilih macam kegiatan dari daftar."), field="kind")
    if not enrolment.starts_on <= day <= min(enrolment.ends_on, timezone.localdate()):
        raise Rejected(_("Tanggalnya di luar siklus ini, atau belum lewat."), field="day")
    title, organiser, number, role = (" ".join(one.split()) for one in (title, organiser, number, role))
    if len(title) < 3:
        raise Rejected(_("Tulis nama kegiatannya."), field="title")
    worth = rule.earns(units or 0, role)
    if worth is None:
        worth = amount
        if not worth:
            raise Rejected(_("Tulis jumlah kredit yang tertera di bukti."), field="amount")
    if not 0 < worth <= MOST_CREDIT:
        raise Rejected(_("Jumlahnya harus lebih dari nol dan masuk akal."), field="units" if rule.amount else "amount")
    others = Entry.objects.filter(person_id=entry.person_id).exclude(GONE).exclude(pk=entry.pk)
    if number and others.filter(number__iexact=number[:80]).exists():
        raise Rejected(_("Nomor bukti ini sudah Anda pakai."), field="number")
    if others.filter(enrolment=enrolment, kind=kind, day=day, title__iexact=title[:160]).exists():
        raise Rejected(_("Kegiatan ini sudah tercatat pada tanggal itu."), field="title")
    if evidence is not None:
        attach(entry, others, evidence, file_name)
    if rule.evidence and entry.evidence_id is None:
        raise Rejected(_("Sertakan buktinya: PDF paling besar 250 KB, atau fotonya."), field="file")
    entry.kind, entry.category, entry.day = rule.code, rule.category, day
    entry.year = year_of(enrolment.starts_on, day)
    entry.title, entry.organiser, entry.number, entry.role = title[:160], organiser[:160], number[:80], role[:60]
    entry.units, entry.claimed = (units if rule.earns(units or 0, role) is not None else None), worth


def attach(entry, others, evidence, file_name):
    digest = hashlib.sha256(evidence).hexdigest()
    if others.filter(digest=digest).exists():
        raise Rejected(_("Berkas yang sama sudah Anda pakai untuk permintaan lain, mungkin dengan nama lain."), field="file")
    entry.evidence = keep_document(OFFICE, None, data=evidence, title=file_name)
    entry.digest = digest


@command(policy.may_withdraw_claim, joined=OPEN)
def withdraw_claim(actor, entry):
    """Take one's own claim back; what was awarded for it is reversed."""
    if entry.attendance_id:
        raise Rejected(_("Kredit dari kehadiran mengikuti jamnya. Bila jamnya keliru, hubungi koordinatornya."))
    if entry.withdrawn_at or entry.refused_at:
        raise Rejected(_("Permintaan ini sudah berakhir."))
    if entry.enrolment.closed_at:
        raise Rejected(str(policy.CLOSED))
    take_back(entry)
    reckon(entry.enrolment)
    return entry


def waiting(entry):
    if not entry.waiting:
        raise Rejected(_("Permintaan ini sudah diputuskan."))


def decide(actor, entry, reason):
    group = entry.enrolment.scheme.group
    entry.decided_at, entry.decided_by_id = timezone.now(), actor.person_id
    entry.decided_as = next((role for role in policy.VERIFYING if actor.holds(group, role)), "")
    entry.reason = " ".join(reason.split())[:300]


def say(entry, kind):
    tell([entry.person_id], f"credits/{kind}", url=f"/kredit/{entry.enrolment_id}/", title=entry.title,
         amount=entry.awarded or 0, claimed=entry.claimed, unit=entry.enrolment.rules.unit, reason=entry.reason)


@command(policy.may_award_credit, notes=("amount",), joined=OPEN, weighs="review")
def award_credit(actor, entry, *, amount=None, reason=""):
    """Grant a claim, wholly or in part; what is granted is a transfer, and may be audited by somebody else."""
    waiting(entry)
    amount = entry.claimed if amount is None else amount
    if not 0 < amount <= entry.claimed:
        raise Rejected(_("Yang diakui lebih dari nol dan paling banyak yang diminta."), field="amount")
    if amount < entry.claimed and not reason.strip():
        raise Rejected(_("Tulis alasan mengapa tidak seluruhnya diakui; orangnya akan membacanya."), field="reason")
    decide(actor, entry, reason)
    entry.awarded = amount
    entry.save()
    award(entry)
    reckon(entry.enrolment)
    say(entry, "awarded")
    return entry


@command(policy.may_return_claim, joined=OPEN, weighs="review")
def return_claim(actor, entry, *, reason):
    """Send a claim back to be mended: what is missing, in words."""
    waiting(entry)
    if not reason.strip():
        raise Rejected(_("Tulis apa yang perlu diperbaiki; orangnya akan membacanya."), field="reason")
    decide(actor, entry, reason)
    entry.returned_at = timezone.now()
    entry.save()
    say(entry, "returned")
    return entry


@command(policy.may_refuse_claim, joined=OPEN, weighs="review")
def refuse_claim(actor, entry, *, reason):
    """Refuse a claim, with the reason."""
    waiting(entry)
    if not reason.strip():
        raise Rejected(_("Tulis alasannya; orangnya akan membacanya."), field="reason")
    decide(actor, entry, reason)
    entry.refused_at = timezone.now()
    entry.save()
    say(entry, "refused")
    return entry


@command(policy.may_audit_entry, notes=("sound",), joined=OPEN, weighs="review")
def audit_entry(actor, entry, *, sound, reason=""):
    """Look again at an award that the lot fell on; whoever awarded it does not. An unsound one is taken back."""
    if not entry.live or not entry.sampled or entry.audited_at:
        raise Rejected(_("Kredit ini tidak menunggu pemeriksaan ulang."))
    if entry.decided_by_id == actor.person_id:
        raise Rejected(_("Pemeriksaan ulang dilakukan oleh orang lain daripada yang mengakui."))
    if not sound and not reason.strip():
        raise Rejected(_("Tulis alasannya; orangnya akan membacanya."), field="reason")
    entry.audited_at, entry.audited_by_id = timezone.now(), actor.person_id
    entry.save(update_fields=["audited_at", "audited_by"])
    if not sound:
        take_back(entry, " ".join(reason.split()))
        reckon(entry.enrolment)
        say(entry, "taken_back")
    return entry
