"""The catalogue of skills, as its operator keeps it."""

import re

from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected

from .. import policy
from ..models import FAMILIES, Skill

MOST = 120


def titled(text, field):
    text = " ".join((text or "").split())
    if len(text) < 3:
        raise Rejected(_("Tulis namanya dalam kedua bahasa, sedikitnya 3 huruf."), field=field)
    if len(text) > MOST:
        raise Rejected(_("Nama paling panjang 120 huruf."), field=field)
    return text


@command(policy.may_add_skill)
def add_skill(actor, nothing, *, title_id, title_en, family, licensed=False, words="", includes=()):
    """Enter a skill; it includes the skills of these ids and all that they include."""
    title_id, title_en = titled(title_id, "title_id"), titled(title_en, "title_en")
    if family not in FAMILIES:
        raise Rejected(_("Pilih rumpun dari daftar."), field="family")
    if Skill.objects.filter(title_id__iexact=title_id).exists() or Skill.objects.filter(title_en__iexact=title_en).exists():
        raise Rejected(_("Kecakapan ini sudah ada dalam daftar."), field="title_id")
    inner = list(Skill.objects.filter(pk__in=includes).prefetch_related("includes"))
    if len(inner) != len(set(includes)):
        raise Rejected(_("Kecakapan yang tercakup dipilih dari daftar."), field="includes")
    words = "\n".join(found for line in words.replace(",", "\n").splitlines() if (found := " ".join(line.split())))
    skill = Skill.objects.create(code=free_code(title_en), title_id=title_id, title_en=title_en, family=family,
                                 licensed=licensed, words=words[:1000])
    skill.includes.set({*inner, *(one for outer in inner for one in outer.includes.all())})
    return skill


def free_code(title):
    code = slugify(title)[:36] or "skill"
    taken = set(Skill.objects.filter(code__startswith=code).values_list("code", flat=True))
    return next(one for one in (code, *(f"{code}-{n}" for n in range(2, 1000))) if one not in taken)


@command(policy.may_set_licence_shape)
def set_licence_shape(actor, skill, *, shape, source=""):
    """Say what the number of this licence looks like (9 a digit, A a letter) and who says so; empty: any is taken."""
    shape, source = " ".join((shape or "").split()).upper(), " ".join((source or "").split())
    if not skill.licensed:
        raise Rejected(_("Kecakapan ini tidak memerlukan izin."), field="shape")
    if shape and (len(shape) > 40 or not re.fullmatch(r"[0-9A-Z ./-]*[9A][0-9A-Z ./-]*", shape)):
        raise Rejected(_("Pakai 9 untuk angka dan A untuk huruf. Contoh: AA 99999999"), field="shape")
    if shape and not source:
        raise Rejected(_("Tulis sumbernya, misalnya peraturan atau laman resminya."), field="source")
    if len(source) > 200:
        raise Rejected(_("Sumber paling panjang 200 huruf."), field="source")
    skill.licence_shape, skill.licence_source = shape, source if shape else ""
    skill.licence_checked_on = timezone.localdate() if shape else None
    skill.save(update_fields=["licence_shape", "licence_source", "licence_checked_on"])
    return skill
