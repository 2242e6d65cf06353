"""What falls when hours are taken back, and what is signed anew when a key is given up."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from guyub.core.actors import Actor
from guyub.core.reactions import reaction, reacts_to
from guyub.foundation.people.models import Person

from . import commands
from .models import Credential, Key
from .policy import OFFICE

HOUSE = Actor.office_of(OFFICE)


@reacts_to("activities.undo_confirmation", "activities.undo_confirmations")
def fall(act):
    """A credential that rests on hours taken back is revoked; a new one can be given for what is left."""
    ids = act.notes.get("attendances") or [act.subject_id]
    resting = Credential.objects.filter(
        revoked_at=None, grounds__attendance_id__in=ids, grounds__attendance__confirmed_at=None).distinct()
    with override("id"):
        reason = _("Pengesahan jam yang mendasarinya ditarik kembali.")
    for credential in resting.order_by("pk"):
        commands.revoke_credential(HOUSE, credential, reason=reason)


@reaction
def renew(act):
    """Sign what revoked keys had signed anew, batch by batch."""
    for key in Key.objects.filter(revoked_at__isnull=False).order_by("number"):
        after = 0
        while after is not None:
            after = commands.sign_again(HOUSE, key, after=after)


@reacts_to("people.merge_persons")
def join(act):
    """Move what the merged row holds."""
    commands.join_credentials(HOUSE, Person.objects.get(pk=act.notes["into_id"]), from_id=act.subject_id)
