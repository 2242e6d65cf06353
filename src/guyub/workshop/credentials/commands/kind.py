from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected
from guyub.workshop.activities.models import Activity

from .. import policy
from ..models import Kind
from ..rules import MOST_KINDS, one_line


@command(policy.may_make_kind, notes=("activity_id",))
def make_kind(actor, group, *, sort, name, about, criteria, activity_id=None, months=None):
    """Say for what this group gives credentials: its words, on what it rests, and for how long it holds."""
    name, about, criteria = one_line(name, 100), one_line(about, 300), one_line(criteria, 300)
    for field, said in (("name", name), ("about", about), ("criteria", criteria)):
        if not said:
            raise Rejected(_("Bagian ini perlu diisi; yang memeriksa sertifikat membacanya."), field=field)
    if sort not in Kind.Sort.values:
        raise Rejected(_("Pilih salah satu jenis."), field="sort")
    if months is not None and not 1 <= months <= 600:
        raise Rejected(_("Masa berlaku antara 1 dan 600 bulan."), field="months")
    if activity_id is not None:
        if sort == Kind.Sort.SERVICE:
            raise Rejected(_("Surat jam pengabdian menghitung semua kegiatan; kosongkan kegiatannya."), field="activity_id")
        if not Activity.objects.filter(pk=activity_id, group=group).exists():
            raise Rejected(_("Kegiatan ini bukan milik kelompok ini."), field="activity_id")
    elif sort in (Kind.Sort.CERTIFICATE, Kind.Sort.COMPLETION):
        raise Rejected(
            _("Pilih kegiatannya. Sertifikat ini hanya untuk yang hadir dan sudah disahkan."), field="activity_id")
    if Kind.objects.filter(group=group, closed_at=None).count() >= MOST_KINDS:
        raise Rejected(_("Kelompok ini sudah punya %(most)d jenis. Tutup dulu yang tidak dipakai.") % {"most": MOST_KINDS})
    return Kind.objects.create(group=group, activity_id=activity_id, sort=sort, name=name, about=about, criteria=criteria,
                               months=months)


@command(policy.may_close_kind, joined=("group",))
def close_kind(actor, kind):
    """Give no more credentials of this kind; those given stay as they are."""
    if kind.closed_at is None:
        kind.closed_at = timezone.now()
        kind.save(update_fields=["closed_at"])
    return kind
