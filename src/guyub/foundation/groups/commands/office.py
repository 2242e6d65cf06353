from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected

from .. import policy
from ..models import Membership, Office


@command(policy.may_appoint_officer, notes=("person_id", "role"))
def appoint_officer(actor, group, *, person_id, role, since=None, until=None, title="", decree=""):
    """Give a member an office for a term."""
    if role not in Office.Role.values:
        raise Rejected(_("Pilih jabatan dari daftar."), field="role")
    since = since or timezone.localdate()
    if until is not None and until < since:
        raise Rejected(_("Akhir masa bakti sebelum awalnya."), field="until")
    member = Membership.objects.filter(
        person_id=person_id, group__path__startswith=group.path, approved_at__isnull=False, left_at=None)
    if not member.exists() and not actor.operator:
        raise Rejected(_("Pengurus dipilih dari anggota kelompok ini atau cabangnya."), field="person")
    if Office.objects.filter(person_id=person_id, group=group, role=role, ended_at=None).exists():
        raise Rejected(_("Orang ini sudah memegang jabatan itu."), field="role")
    return Office.objects.create(
        person_id=person_id, group=group, role=role, since=since, until=until, title=title[:80], decree=decree[:80])


@command(policy.may_end_office, joined=("group",))
def end_office(actor, office):
    """End an office; a living group keeps a chair."""
    if office.ended_at:
        raise Rejected(_("Jabatan ini sudah berakhir."))
    others = Office.objects.filter(group_id=office.group_id, role=Office.Role.CHAIR, ended_at=None).exclude(pk=office.pk)
    if office.role == Office.Role.CHAIR and not others.exists():
        raise Rejected(_("Angkat ketua baru dulu; kelompok tidak bisa tanpa ketua."))
    office.ended_at = timezone.now()
    office.save(update_fields=["ended_at"])
    return office
