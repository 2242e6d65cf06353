from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected
from guyub.foundation.places.commands import add_place_abroad

from .. import policy, rules
from ..models import Field, Group, Membership, Occupation, Office

EDITABLE = {
    "name", "about", "founded_year", "legal_form", "registration_number", "occupation_id", "field_id", "place_id",
    "email", "phone", "website", "requirements", "answer_days", "level_label", "number_prefix",
    "kain",
}
MOST_AREAS = 40


def checked(facts):
    """Facts of a group as they may be stored; raises Rejected naming the field."""
    if "name" in facts:
        try:
            facts["name"] = rules.clean_title(facts["name"])
        except ValueError as error:
            raise Rejected(error.args[0], field="name") from None
    year = facts.get("founded_year")
    if year is not None and not 1800 <= year <= timezone.localdate().year:
        raise Rejected(_("Tahun berdiri antara 1800 dan tahun ini."), field="founded_year")
    for field, model in (("occupation_id", Occupation), ("field_id", Field)):
        if facts.get(field) and not model.objects.filter(pk=facts[field]).exists():
            raise Rejected(_("Pilihan ini tidak dikenal. Pilih dari daftar."), field=field.removesuffix("_id"))
    if "kain" in facts and facts["kain"] not in range(1, 13):
        raise Rejected(_("Pilih kain dari daftar."), field="kain")
    if unknown := set(facts) - EDITABLE:
        raise TypeError(f"not editable: {sorted(unknown)}")
    return facts


def placed(actor, abroad, facts):
    return {**facts, "place_id": add_place_abroad(actor, None, **abroad).pk} if abroad else facts


def few_enough(areas):
    if len(areas) > MOST_AREAS:
        raise Rejected(_("Paling banyak %(n)d wilayah. Tulis provinsi atau kabupatennya saja.") % {"n": MOST_AREAS},
                       field="areas")


@command(policy.may_found_group)
def found_group(actor, parent, *, kind, name, goals=(), areas=(), abroad=None, **facts):
    """Found a group, or a chapter below `parent`; whoever founds it is its first member and chair.

    A chapter lives at once; a group of its own waits for the operator. A chapter inherits kind, field and occupation.
    abroad: name, country and timezone of its place outside Indonesia, which is added if it is not known.
    """
    facts = checked(placed(actor, abroad, {"name": name, **facts}))
    few_enough(areas)
    if kind not in Group.Kind.values:
        raise Rejected(_("Pilih jenis kelompok."), field="kind")
    if parent is not None:
        kind = parent.kind
        facts.setdefault("field_id", parent.field_id)
        facts.setdefault("occupation_id", parent.occupation_id)
        facts.setdefault("requirements", parent.requirements)
        facts.setdefault("answer_days", parent.answer_days)
    slug = free_slug(facts["name"])
    facts["number_prefix"] = facts.get("number_prefix") or rules.initials(facts["name"])
    group = Group.objects.create(
        kind=kind, slug=slug, parent=parent, path="", approved_at=timezone.now() if parent else None, **facts)
    group.path = f"{parent.path if parent else ''}{group.pk}."
    group.kain = parent.kain if parent else group.pk * 5 % 12 + 1
    group.last_number = group.member_count = 1
    group.save(update_fields=["path", "kain", "last_number", "member_count"])
    group.goals.set(goals)
    group.areas.set(areas)
    now = timezone.now()
    Membership.objects.create(
        person_id=actor.person_id, group=group, approved_at=now,
        number=rules.member_number(group.number_prefix, now.year, 1))
    Office.objects.create(person_id=actor.person_id, group=group, role=Office.Role.CHAIR, since=timezone.localdate())
    return group


def free_slug(name):
    wanted = rules.slug_of(name)
    taken = set(Group.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    if wanted not in taken:
        return wanted
    return next(f"{wanted}-{n}" for n in range(2, len(taken) + 3) if f"{wanted}-{n}" not in taken)


@command(policy.may_edit_group, notes=("changed",))
def edit_group(actor, group, *, changed=(), goals=None, areas=None, abroad=None, **facts):
    """Change what the public reads of a group."""
    facts = checked(placed(actor, abroad, facts))
    few_enough(areas or ())
    for field, value in facts.items():
        setattr(group, field, value)
    if facts:
        group.save(update_fields=[field.removesuffix("_id") for field in facts])
    if goals is not None:
        group.goals.set(goals)
    if areas is not None:
        group.areas.set(areas)
    return group


@command(policy.may_approve_group)
def approve_group(actor, group):
    """Let a founded group live: from now on the public sees it and may ask to join."""
    if group.approved_at:
        raise Rejected(_("Kelompok ini sudah disetujui."))
    group.approved_at, group.refused_at, group.refusal_reason = timezone.now(), None, ""
    group.save(update_fields=["approved_at", "refused_at", "refusal_reason"])
    return group


@command(policy.may_refuse_group)
def refuse_group(actor, group, *, reason):
    """Refuse a founded group with a reason that its founder reads."""
    if group.approved_at:
        raise Rejected(_("Kelompok ini sudah disetujui."))
    if not reason.strip():
        raise Rejected(_("Tulis alasannya."), field="reason")
    group.refused_at, group.refusal_reason = timezone.now(), reason.strip()[:300]
    group.save(update_fields=["refused_at", "refusal_reason"])
    return group


@command(policy.may_resubmit_group)
def resubmit_group(actor, group):
    """Ask the operator again about a refused group, once what was wrong is mended."""
    if not group.refused_at:
        raise Rejected(_("Kelompok ini tidak sedang ditolak."))
    group.refused_at, group.refusal_reason = None, ""
    group.save(update_fields=["refused_at", "refusal_reason"])
    return group


@command(policy.may_close_group)
def close_group(actor, group):
    """End a group; its history stays."""
    if group.closed_at:
        raise Rejected(_("Kelompok ini sudah ditutup."))
    if Group.objects.living().filter(parent=group).exists():
        raise Rejected(_("Tutup dulu cabang-cabangnya."))
    group.closed_at = timezone.now()
    group.save(update_fields=["closed_at"])
    return group
