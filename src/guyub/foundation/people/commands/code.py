"""One-time codes: asked for, handed out, tried. A failed try is kept although what it was for is rejected."""

import hmac
import secrets
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guyub.core.commands import command, current_act
from guyub.core.errors import Rejected

from .. import policy, rules
from ..models import SignInCode
from ..queries.person import standing

LASTS = timedelta(minutes=15)
HANDED_LASTS = timedelta(hours=24)
MOST_TRIES = 5
LIMITS = ((timedelta(minutes=15), 5), (timedelta(days=1), 20))
KEPT = timedelta(days=2)


class TooSoon(Rejected):
    """Asked or tried too often (HTTP 429); `wait` is a timedelta until the next chance."""

    status = 429

    def __init__(self, wait):
        minutes = max(1, -(-int(wait.total_seconds()) // 60))
        super().__init__(ngettext(
            "Terlalu sering. Coba lagi dalam %(minutes)d menit.", "Terlalu sering. Coba lagi dalam %(minutes)d menit.",
            minutes) % {"minutes": minutes})
        self.wait = wait


def still_open(**which):
    now = timezone.now()
    return SignInCode.objects.filter(used_at=None, expires_at__gt=now, **which).order_by("-created_at", "-pk")


@command(policy.may_request_code)
def request_code(actor, nothing, *, kind, value, name=""):
    """Make a six-digit code for a contact that may belong to nobody yet; older ones of it end. (row, plain code)."""
    now = timezone.now()
    SignInCode.objects.filter(expires_at__lt=now - KEPT).delete()
    asked = SignInCode.objects.filter(kind=kind, value=value)
    for span, most in LIMITS:
        recent = asked.filter(created_at__gt=now - span).order_by("-created_at")
        times = list(recent.values_list("created_at", flat=True)[:most])
        if len(times) >= most:
            raise TooSoon(times[-1] + span - now)
    still_open(kind=kind, value=value).update(expires_at=now)
    plain = "".join(secrets.choice(rules.CODE_ALPHABET) for _place in range(6))
    row = SignInCode.objects.create(
        kind=kind, value=value, name=name[:120], created_at=now, expires_at=now + LASTS,
        digest=rules.code_digest(settings.SECRET_KEY, kind, value, plain))
    return row, plain


@command(policy.may_issue_code)
def issue_code(actor, person):
    """Make a code that an officer tells a person face to face: eight signs, one day, one use. (row, plain code)."""
    person = standing(person)
    if person.erased_at:
        raise Rejected(_("Orang ini sudah dihapus."))
    login = getattr(person, "login", None)
    if login is not None and login.operator and not actor.operator:
        raise Rejected(_("Kode untuk pengelola server hanya dibuat oleh pengelola server."))
    now = timezone.now()
    still_open(kind=rules.HANDED, person=person).update(expires_at=now)
    plain = "".join(secrets.choice(rules.HANDED_ALPHABET) for _place in range(8))
    cause = current_act().cause
    row = SignInCode.objects.create(
        kind=rules.HANDED, value=str(person.pk), person=person, created_at=now, expires_at=now + HANDED_LASTS,
        issued_by_id=actor.person_id or (cause.actor_id if cause else None),
        digest=rules.handed_digest(settings.SECRET_KEY, plain))
    return row, plain


@command(policy.may_try_code)
def try_code(actor, row, *, code):
    """Whether this is the code of the row; a wrong one is counted, and this act commits either way."""
    if row.tries >= MOST_TRIES or not fits(row, code):
        row.tries = min(row.tries + 1, MOST_TRIES + 1)
        row.save(update_fields=["tries"])
        return False
    return True


def fits(row, code):
    return hmac.compare_digest(row.digest, rules.code_digest(settings.SECRET_KEY, row.kind, row.value, code))


def checked(actor, kind, value, text):
    """(row, code) after one counted try of what somebody typed; Rejected(field="code") says what is wrong with it."""
    code, handed = rules.typed_code(text)
    if not code:
        raise Rejected(_("Ketik kodenya."), field="code")
    if handed:
        digest = rules.handed_digest(settings.SECRET_KEY, code)
        row = SignInCode.objects.filter(kind=rules.HANDED, digest=digest).first()
        if row is None:
            raise Rejected(_("Kode salah. Periksa lagi kode dari pengurus."), field="code")
        refuse_spent(row)
        return row, code
    if len(code) != 6 or not code.isascii() or not code.isdigit():
        raise Rejected(_("Kode terdiri atas 6 angka, atau 8 huruf dan angka dari pengurus."), field="code")
    row = still_open(kind=kind, value=value).first()
    if row is None or not try_code(actor, row, code=code):
        raise Rejected(what_is_wrong(row, kind, value, code), field="code")
    return row, code


def what_is_wrong(row, kind, value, code):
    digest = rules.code_digest(settings.SECRET_KEY, kind, value, code)
    known = SignInCode.objects.filter(kind=kind, value=value, digest=digest).exclude(pk=row.pk if row else 0).first()
    if known is not None and known.used_at:
        return _("Kode ini sudah dipakai. Minta kode baru.")
    if row is not None:
        if known is not None:
            return _("Kode ini sudah diganti. Pakai kode yang terakhir dikirim.")
        row.refresh_from_db(fields=["tries"])
        return rules.wrong_code(MOST_TRIES - row.tries)
    if known is not None:
        return _("Kode ini sudah kedaluwarsa. Minta kode baru.")
    return _("Kode salah atau sudah kedaluwarsa. Minta kode baru.")


def refuse_spent(row):
    if row.used_at:
        raise Rejected(_("Kode ini sudah dipakai. Minta kode baru."), field="code")
    if row.expires_at <= timezone.now():
        raise Rejected(_("Kode ini sudah kedaluwarsa. Minta kode baru."), field="code")


def spend(kind, value, code):
    """Use up the open code of this contact, inside the act under way; two at once cannot both."""
    current_act()
    row = still_open(kind=kind, value=value).select_for_update(no_key=True).filter(tries__lt=MOST_TRIES).first()
    if row is None or not fits(row, code):
        raise Rejected(_("Kode salah atau sudah kedaluwarsa. Minta kode baru."), field="code")
    row.used_at = timezone.now()
    row.save(update_fields=["used_at"])
    return row


def spend_handed(row, code):
    """Use up the handed-out code whose locked row this is."""
    current_act()
    refuse_spent(row)
    if not hmac.compare_digest(row.digest, rules.handed_digest(settings.SECRET_KEY, code)):
        raise Rejected(_("Kode salah. Periksa lagi kode dari pengurus."), field="code")
    row.used_at = timezone.now()
    row.save(update_fields=["used_at"])
    return row
