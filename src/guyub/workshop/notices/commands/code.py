"""Sign-in codes: sent to a contact that may belong to nobody yet, kept no longer than it takes to send them."""

from django.utils.translation import gettext_lazy as _

from guyub.core.actors import PUBLIC
from guyub.core.commands import command
from guyub.core.errors import Rejected

from .. import policy
from ..channels import channel_for
from ..models import Message
from ..queries.wording import wording


def send_code(actor=PUBLIC, nothing=None, /, *, kind, value, code, language):
    """Send a one-time code to an e-mail address or phone number (kind "email" or "phone"), in that language."""
    return post_code(actor, nothing, kind=kind, value=value, code=code, language=language)


@command(policy.may_post_code)
def post_code(actor, nothing, *, kind, value, code, language):
    """Write the message that carries a code. The act journals neither the code nor the address."""
    if not (driver := channel_for(kind)):
        raise Rejected(_("Kode lewat pesan ponsel belum tersedia di sini. Pakai alamat e-mail."), field="contact")
    said = wording("people/code", {"code": code}, language=language)
    return Message.objects.create(
        channel=driver, address=value, body=said.body, secret=True, subject="" if kind == "phone" else said.subject)
