"""Who gives credentials, who takes them back, who shows which parts. Nobody gives one to himself."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guyub.core.policy import No
from guyub.foundation.groups.policy import LEADING, within_led

from .models import Credential, Key, Kind, Showing

OFFICE = "credentials"
ISSUERS_ONLY = No(_("Sertifikat diterbitkan oleh ketua atau sekretaris kelompok ini."))
NOT_TO_ONESELF = _("Sertifikat untuk diri sendiri diterbitkan oleh pengurus lain.")
NOT_YOURS = No(_("Ini bukan sertifikat Anda."))


def may_make_kind(actor, group):
    if not group.living:
        return No(_("Kelompok ini belum disetujui atau sudah ditutup, jadi belum bisa menerbitkan sertifikat."))
    return actor.holds(group, *LEADING) or ISSUERS_ONLY


def may_close_kind(actor, kind):
    return actor.holds(kind.group, *LEADING) or ISSUERS_ONLY


def may_issue_credential(actor, kind):
    """To whom is judged besides, person by person."""
    if kind.closed_at:
        return No(_("Jenis ini sudah ditutup."))
    return may_make_kind(actor, kind.group)


may_issue_credentials = may_issue_credential


def may_revoke_credential(actor, credential):
    """Officers of the group; or the house, when the hours on which it rests are taken back."""
    if actor.office == OFFICE:
        return True
    if actor.person_id is not None and actor.person_id == credential.person_id:
        return No(_("Sertifikat Anda sendiri dicabut oleh pengurus lain."))
    return actor.holds(credential.group, *LEADING) or ISSUERS_ONLY


def may_sign_again(actor, key):
    return actor.office == OFFICE


def own(actor, credential):
    return actor.person_id is not None and actor.person_id == credential.person_id


def may_show_parts(actor, credential):
    return own(actor, credential) or NOT_YOURS


def may_take_back_showing(actor, showing):
    return own(actor, showing.credential) or NOT_YOURS


def may_see_showing(actor, showing):
    return own(actor, showing.credential)


def visible_showings(actor):
    if actor.person_id is None:
        return Showing.objects.none()
    return Showing.objects.filter(credential__person_id=actor.person_id)


def may_rely_on_credential(actor, credential):
    return actor.person_id is not None or No(_("Masuk dulu supaya bisa dikabari."))


def may_see_credential(actor, credential):
    """Its holder and the group's leading officers find it; whoever has its link reads it besides."""
    return own(actor, credential) or actor.holds(credential.group, *LEADING)


def visible_credentials(actor):
    mine = Q(person_id=actor.person_id) if actor.person_id is not None else Q(pk__in=[])
    return Credential.objects.filter(mine | within_led(actor, "group", *LEADING))


def may_see_kind(actor, kind):
    """What a group gives credentials for is no secret while the group lives."""
    return kind.group.living or actor.holds(kind.group, *LEADING)


def visible_kinds(actor):
    living = Q(group__approved_at__isnull=False, group__closed_at=None)
    return Kind.objects.filter(living | within_led(actor, "group", *LEADING))


def may_see_key(actor, key):
    """Public keys are public."""
    return True


def visible_keys(actor):
    return Key.objects.all()


def may_rotate_key(actor, nothing):
    return actor.operator or No(_("Kunci diganti oleh pengelola server."))


def may_join_credentials(actor, person):
    return actor.office == OFFICE
