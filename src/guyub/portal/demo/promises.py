"""What the demo's roles bring, and what of it the coordinators have ticked off."""

from django.db.models import F

from guyub.workshop.activities.models import Attendance, Role

BRINGS = {  # kind of activity: (benefits, note), and which of them one in five still waits for
    "relief": (["insurance", "meal", "transport"], "asuransi kecelakaan sehari", "insurance"),
    "service": (["certificate", "meal"], "makan siang", "certificate"),
    "training": (["training", "certificate"], "modul dan sertifikat", "certificate"),
    "environment": (["meal", "transport"], "", "transport"),
}
WAITING, PARTS = 3, 5


def promise():
    """Promise by kind of activity; tick off for whoever was vouched for, most of them whole."""
    for kind, (benefits, note, late) in BRINGS.items():
        roles = Role.objects.filter(activity__kind=kind, benefits=[])
        roles.update(benefits=benefits, benefit_note=note)
        came = Attendance.objects.annotate(part=F("pk") % PARTS).filter(
            shift__activity__kind=kind, shift__role__benefits=benefits, confirmed_at__isnull=False)
        came.exclude(part=WAITING).update(received=benefits, benefits_at=F("confirmed_at"))
        came.filter(part=WAITING).update(
            received=[name for name in benefits if name != late], benefits_at=F("confirmed_at"))
