from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected
from guyub.foundation.places.models import Place

from .. import policy
from ..models import Portrait
from .consent import note_consents

PURPOSE = "statistics"


@command(policy.may_give_portrait)
def give_portrait(actor, person, *, sex="", age="", disability="", district_id=None):
    """Say freely, for statistics, what one likes of oneself; this is a yes to the text now in force. All empty: gone."""
    for value, known, field in ((sex, Portrait.Sex, "sex"), (age, Portrait.Age, "age"),
                                (disability, Portrait.Disability, "disability")):
        if value and value not in known.values:
            raise Rejected(_("Pilih salah satu dari daftar."), field=field)
    if district_id and not Place.objects.filter(pk=district_id, kind=Place.Kind.DISTRICT).exists():
        raise Rejected(_("Kecamatan ini tidak ditemukan."), field="district")
    if not (sex or age or disability or district_id):
        Portrait.objects.filter(person=person).delete()
        return
    (consent,) = note_consents(person, [PURPOSE], "web")
    Portrait.objects.update_or_create(person=person, defaults={
        "consent": consent, "sex": sex, "age": age, "disability": disability, "district_id": district_id,
        "given_at": timezone.now()})
