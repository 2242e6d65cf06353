"""Certificates of the demo: an activity's, a statement of service hours, and a link by which Dwi shows parts of hers."""

from datetime import timedelta

from django.db.models import Count
from django.utils import timezone

from guyub.core.reactions import drain
from guyub.workshop.activities.models import Attendance
from guyub.workshop.credentials import commands

from .cast import reload


def certify():
    """Let the chair of Klaten give what the past year has earned; through commands alone."""
    cast = reload()
    chair, dwi, today = cast.actor("retno"), cast.people["dwi"], timezone.localdate()
    vouched = Attendance.objects.filter(confirmed_at__isnull=False, shift__activity__group=cast.klaten)
    hers = vouched.filter(person=dwi, shift__role__paid=False)
    if not hers.exists():
        return
    full = vouched.filter(shift__activity__in=hers.values("shift__activity")).values_list("shift__activity").annotate(
        people=Count("person", distinct=True)).order_by("-people", "shift__activity").first()
    kind = commands.make_kind(
        chair, cast.klaten, sort="Certificate", name="Layanan warga lereng Merapi", activity_id=full[0],
        about="Ikut melayani warga di desa yang jauh dari puskesmas.", criteria="Hadir dan disahkan koordinator")
    people = set(vouched.filter(shift__activity=full[0]).values_list("person_id", flat=True))
    commands.issue_credentials(chair, kind, person_ids=sorted(people)[:200])
    letter = commands.make_kind(
        chair, cast.klaten, sort="CommunityService", name="Jam pengabdian di Cabang Klaten", months=24,
        about="Jam yang diberikan tanpa bayaran dan disahkan pengurus, per peran dan bulan.",
        criteria="Setiap jam disahkan orang lain dan tercatat di buku")
    made = commands.issue_credential(chair, letter, person_id=dwi.pk, since=today - timedelta(days=364), until=today)
    commands.show_parts(cast.actor("dwi"), made, parts=["hours", "period"], until=today + timedelta(days=60),
                        label="Lamaran ke puskesmas")
    drain()
