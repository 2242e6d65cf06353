"""What somebody can do: claimed, vouched for or refused, withdrawn."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected
from guyub.foundation.groups.models import Group, Membership
from guyub.workshop.notices.commands import tell

from .. import policy
from ..models import Holding, Level, Skill
from ..rules import covers, fits, warning_due

OWN = "/saya/kecakapan/"


def level_checked(level):
    if level not in Level.values:
        raise Rejected(_("Pilih tingkat dari daftar."), field="level")
    return level


def day_checked(day, field):
    if not isinstance(day, date) or isinstance(day, datetime):
        raise Rejected(_("Tanggal tidak terbaca. Contoh: 17-08-2026"), field=field)
    return day


@command(policy.may_claim_skill, notes=("skill_id", "level"))
def claim_skill(actor, person, *, skill_id, level, evidence="", valid_until=None):
    """Say that this person has a skill; it counts once somebody else has verified it."""
    skill = Skill.objects.filter(pk=skill_id).first()
    if skill is None:
        raise Rejected(_("Kecakapan ini tidak ada dalam daftar. Cari dengan kata lain."), field="skill")
    level_checked(level)
    evidence = " ".join((evidence or "").split())
    if skill.licensed and not evidence:
        raise Rejected(_("Kecakapan ini perlu izin. Tulis nomor dan jenis izinnya, misalnya nomor STR atau SIM."),
                       field="evidence")
    if len(evidence) > 120:
        raise Rejected(_("Bukti paling panjang 120 huruf."), field="evidence")
    if skill.licence_shape and not fits(skill.licence_shape, evidence):
        raise Rejected(_("Nomor izinnya tidak seperti biasanya. Bentuknya: %(shape)s (9 angka, A huruf). Periksa lagi.")
                       % {"shape": skill.licence_shape}, field="evidence")
    if valid_until is not None and day_checked(valid_until, "valid_until") < timezone.localdate():
        raise Rejected(_("Masa berlakunya sudah lewat. Perpanjang dulu, lalu catat lagi."), field="valid_until")
    rows = Holding.objects.filter(person=person, skill=skill, withdrawn_at=None)
    if rows.filter(verified_at=None, refused_at=None).exists():
        raise Rejected(_("Kecakapan ini sudah dicatat dan sedang menunggu pengesahan."), field="skill")
    for row in rows.filter(verified_at__isnull=False, level__gte=level):
        if row.valid_until is None or (valid_until is not None and valid_until <= row.valid_until):
            raise Rejected(_("Kecakapan ini sudah disahkan pada tingkat itu atau lebih tinggi."), field="skill")
    rows.filter(refused_at__isnull=False).update(withdrawn_at=timezone.now())
    return Holding.objects.create(
        person=person, skill=skill, level=level, evidence=evidence, valid_until=valid_until)


def vouching_group(actor, holding, group_id):
    """The group in whose name the actor vouches: its officer, with the person a member in it or below."""
    group = Group.objects.filter(pk=group_id).first()
    if group is None or not actor.holds(group, *policy.VERIFYING):
        raise Rejected(_("Pilih kelompok tempat Anda berwenang mengesahkan."), field="group")
    member = Membership.objects.filter(
        person_id=holding.person_id, group__path__startswith=group.path, approved_at__isnull=False, refused_at=None,
        left_at=None)
    if not member.exists():
        raise Rejected(_("Orang ini bukan anggota kelompok itu."), field="group")
    return group


def still_waiting(holding):
    if not holding.waiting:
        raise Rejected(_("Kecakapan ini sudah dijawab atau ditarik."))


@command(policy.may_verify_holding, notes=("group_id", "level", "valid_from", "valid_until"))
def verify_holding(actor, holding, *, group_id, level, valid_from, valid_until=None):
    """Vouch in a group's name that this person has the skill at this level in this term.

    A verified row of the same skill that the new one covers in level and term ends.
    """
    still_waiting(holding)
    group = vouching_group(actor, holding, group_id)
    level_checked(level)
    day_checked(valid_from, "valid_from")
    if valid_until is not None and day_checked(valid_until, "valid_until") < valid_from:
        raise Rejected(_("Akhir masa berlaku sebelum awalnya."), field="valid_until")
    now = timezone.now()
    older = Holding.objects.filter(
        person_id=holding.person_id, skill_id=holding.skill_id, verified_at__isnull=False, withdrawn_at=None,
        level__lte=level)
    ended = [row.pk for row in older if covers(valid_from, valid_until, row.valid_from, row.valid_until)]
    Holding.objects.filter(pk__in=ended).update(withdrawn_at=now)
    holding.level, holding.valid_from, holding.valid_until = level, valid_from, valid_until
    holding.verified_at, holding.verified_by_id, holding.verifying_group = now, actor.person_id, group
    holding.save(update_fields=["level", "valid_from", "valid_until", "verified_at", "verified_by", "verifying_group"])
    return holding


@command(policy.may_refuse_holding)
def refuse_holding(actor, holding, *, reason):
    """Decline to vouch, with a reason that the person reads; they may claim it again."""
    still_waiting(holding)
    reason = " ".join((reason or "").split())
    if not reason:
        raise Rejected(_("Tulis alasannya; anggota akan membacanya."), field="reason")
    if len(reason) > 300:
        raise Rejected(_("Alasan paling panjang 300 huruf."), field="reason")
    holding.refused_at, holding.refused_by_id, holding.reason = timezone.now(), actor.person_id, reason
    holding.save(update_fields=["refused_at", "refused_by", "reason"])
    return holding


@command(policy.may_withdraw_holding)
def withdraw_holding(actor, holding):
    """Take a skill off the list: by the person, or by who may verify it when it no longer holds."""
    if holding.withdrawn_at:
        raise Rejected(_("Kecakapan ini sudah ditarik."))
    holding.withdrawn_at = timezone.now()
    holding.save(update_fields=["withdrawn_at"])
    return holding


@command(policy.may_warn_holder)
def warn_holder(actor, holding):
    """Tell the holder that the term ends soon: once for each of the days in `rules.WARNINGS`; returns which, or None."""
    days = (holding.valid_until - timezone.localdate()).days if holding.valid_until else None
    due = warning_due(days, holding.warned_days) if days is not None else None
    if due is None or holding.withdrawn_at or holding.verified_at is None:
        return None
    holding.warned_days = due
    holding.save(update_fields=["warned_days"])
    tell([holding.person_id], "skills/expiring", url=OWN, until=holding.valid_until.isoformat(), **named(holding.skill))
    return due


def named(skill):
    """The facts by which a notice names a skill in either language."""
    return {"skill": skill.title_id, "skill_en": skill.title_en}
