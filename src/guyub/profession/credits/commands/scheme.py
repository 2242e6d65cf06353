import copy

from django.db.models import Max
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected

from .. import policy
from ..models import Scheme, Version
from ..rules.scheme import Unreadable, problems, read

MOST_SCHEMES = 30


@command(policy.may_adopt_scheme, notes=("pattern_id",))
def adopt_scheme(actor, group, *, pattern_id, name=""):
    """Take a pattern over for the group, as a draft to be filled in and published."""
    pattern = Scheme.objects.filter(group=None, pk=pattern_id).first()
    if pattern is None:
        raise Rejected(_("Pilih pola dari daftar."), field="pattern")
    if Scheme.objects.filter(group=group).count() >= MOST_SCHEMES:
        raise Rejected(_("Kelompok ini sudah punya %(most)d skema.") % {"most": MOST_SCHEMES})
    if Scheme.objects.filter(group=group, code=pattern.code).exists():
        raise Rejected(_("Kelompok ini sudah memakai pola itu. Buat versi baru dari skemanya."), field="pattern")
    latest = pattern.versions.order_by("-number").first()
    scheme = Scheme.objects.create(group=group, code=slugify(pattern.code)[:40],
                                   name=" ".join(name.split())[:120] or pattern.name)
    Version.objects.create(scheme=scheme, number=1, body=copy.deepcopy(latest.body))
    return scheme


@command(policy.may_revise_scheme, joined=("group",))
def revise_scheme(actor, scheme):
    """Begin the next version as a draft like the latest; there is one draft at a time."""
    if (draft := scheme.versions.filter(published_at=None).first()) is not None:
        return draft
    latest = scheme.versions.order_by("-number").first()
    highest = scheme.versions.aggregate(highest=Max("number"))["highest"] or 0
    return Version.objects.create(scheme=scheme, number=highest + 1, body=copy.deepcopy(latest.body))


@command(policy.may_edit_version, joined=("scheme__group",))
def edit_version(actor, version, *, body):
    """Keep what a draft says. It may still contradict itself; it is published only when it does not."""
    if version.published_at:
        raise Rejected(_("Versi yang sudah terbit tidak diubah. Buat versi baru."))
    try:
        read(body)
    except Unreadable as error:
        raise Rejected(error.args[0]) from None
    version.body = body
    version.save(update_fields=["body"])
    return version


@command(policy.may_publish_version, joined=("scheme__group",))
def publish_version(actor, version, *, valid_from, why=""):
    """Publish a draft without contradictions: who is enrolled from that day on counts by it, nobody is moved."""
    if version.published_at:
        raise Rejected(_("Versi ini sudah terbit."))
    if found := problems(read(version.body)):
        raise Rejected(" ".join(found))
    why = " ".join(why.split())[:300]
    before = version.scheme.versions.filter(published_at__isnull=False).order_by("-number").first()
    if before is not None and not why:
        raise Rejected(_("Tulis apa yang berubah dan sumbernya; anggota membacanya."), field="why")
    if before is not None and valid_from < before.valid_from:
        raise Rejected(_("Versi baru tidak berlaku sebelum versi yang digantikannya."), field="valid_from")
    version.published_at, version.published_by_id = timezone.now(), actor.person_id
    version.valid_from, version.why = valid_from, why
    version.save(update_fields=["published_at", "published_by", "valid_from", "why"])
    return version


@command(policy.may_discard_version, joined=("scheme__group",))
def discard_version(actor, version):
    """Throw a draft away; the only one of a scheme takes the scheme with it."""
    if version.published_at:
        raise Rejected(_("Versi yang sudah terbit tidak dibuang."))
    scheme = version.scheme
    version.delete()
    if not scheme.versions.exists():
        scheme.delete()
