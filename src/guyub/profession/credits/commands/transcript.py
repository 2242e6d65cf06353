import hashlib
from dataclasses import asdict

from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected

from .. import policy
from ..models import Transcript
from ..rules.official import Unreadable, read_file

KEPT = 5  # transcripts of a cycle; older ones are forgotten


@command(policy.may_take_transcript, joined=("version",))
def take_transcript(actor, enrolment, *, name, data):
    """Read what the official system says, and keep the lines to be compared. Nothing of it is credited."""
    digest = hashlib.sha256(data).hexdigest()
    if Transcript.objects.filter(enrolment=enrolment, digest=digest).exists():
        raise Rejected(_("Transkrip ini sudah Anda masukkan."), field="file")
    try:
        lines, unread = read_file(name, data)
    except Unreadable as error:
        raise Rejected(error.args[0], field="file") from None
    made = Transcript.objects.create(
        enrolment=enrolment, name=name[:120], digest=digest, lines=[asdict(line) for line in lines], unread=unread)
    old = Transcript.objects.filter(enrolment=enrolment).order_by("-given_at", "-pk").values_list("pk", flat=True)[KEPT:]
    Transcript.objects.filter(pk__in=list(old)).delete()
    return made
