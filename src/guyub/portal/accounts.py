"""How allauth meets Login and Person, and how often one may try."""

import hmac
import ipaddress
import secrets
import time
from datetime import timedelta

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.core.cache import cache
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from guyub.foundation.people.commands import TooSoon
from guyub.foundation.people.models import Login
from guyub.foundation.people.queries import operator_exists
from guyub.foundation.people.rules import clean_phone, show_phone

from .forms_account import PhoneText

MISMATCH = _("E-mail, nomor, atau kata sandi tidak cocok.")
HOUR = 3600


def ip_of(request):
    """The address that the request came from; a proxy's word is taken only behind a proxy (GUYUB_BEHIND_PROXY)."""
    seen = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER and (forwarded := request.META.get("HTTP_X_FORWARDED_FOR")):
        seen = forwarded.split(",")[-1].strip()
    try:
        return str(ipaddress.ip_address(seen))
    except ValueError:
        return "127.0.0.1"


def network_of(ip):
    """What is counted as one visitor: an IPv4 address, or the /64 that one IPv6 line has."""
    address = ipaddress.ip_address(ip)
    return str(ipaddress.ip_network(f"{ip}/64", strict=False)) if address.version == 6 else ip


def count_try(request, what, *, most, seconds=HOUR, amount=1):
    """Count a try of `what` from this address (or none: amount=0); raises TooSoon beyond `most` in the running window.

    Kept in Django's cache. With the default, a cache per process, each web process counts on its own, so the limit is
    at most multiplied by their number; with GUYUB_CACHE_URL it is one for all. Limits per contact and tries per code
    are in the database (people.commands.code) and hold either way.
    """
    now = time.time()
    window = int(now // seconds)
    key = f"tries/{what}/{network_of(ip_of(request))}/{window}"
    cache.add(key, 0, timeout=seconds)
    try:
        tries = cache.incr(key, amount) if amount else cache.get(key, 0) + 1
    except ValueError:  # the window ended in between
        tries = 1
    if tries > most:
        raise TooSoon(timedelta(seconds=(window + 1) * seconds - now))


def safe_path(url, otherwise=""):
    """The address if it is a path of this house, else `otherwise`."""
    url = (url or "").strip()
    local = url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)
    return url if local and len(url) <= 500 and url.isprintable() else otherwise


class AccountAdapter(DefaultAccountAdapter):
    """Logins have no user name; `Login.email` and `Login.phone` are the only truth, kept verified by people.commands.

    allauth's own table of e-mail addresses stays empty.
    """

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": MISMATCH, "phone_password_mismatch": MISMATCH,
        "username_password_mismatch": MISMATCH,
        "too_many_login_attempts": _("Terlalu sering salah. Coba lagi beberapa menit lagi, atau masuk dengan kode."),
        "rate_limited": _("Terlalu sering. Coba lagi beberapa menit lagi."),
        "incorrect_code": _("Kode salah atau sudah lewat. Ketik kode yang tampil sekarang."),
        "incorrect_password": _("Kata sandi salah."),
        "enter_current_password": _("Ketik kata sandi Anda sekarang."),
    }

    def is_open_for_signup(self, request):
        return False

    def get_client_ip(self, request):
        return ip_of(request)

    def is_safe_url(self, url):
        return bool(safe_path(url))

    def phone_form_field(self, **kwargs):
        return PhoneText(**kwargs)

    def clean_phone(self, phone):
        return clean_phone(phone)

    def get_phone(self, user):
        return (user.phone, True) if user.phone else None

    def get_user_by_phone(self, phone):
        return Login.objects.filter(phone=phone).first()

    def reauthenticate(self, user, password):
        known = {"email": user.email} if user.email else {"phone": user.phone} if user.phone else None
        if known is None:
            return user.check_password(password)
        again = self.authenticate(self.request, password=password, **known)
        return again is not None and again.pk == user.pk

    def get_login_stages(self):
        stages = super().get_login_stages()
        ours = "guyub.portal.stages.SecondFactorStage"
        return [ours if stage == "allauth.mfa.stages.AuthenticateStage" else stage for stage in stages]

    def get_password_change_redirect_url(self, request):
        return reverse("mfa_index")

    def post_login(self, request, user, **kwargs):
        answer = super().post_login(request, user, **kwargs)
        person = user.person
        if person is not None and settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            keep_language(answer, person.language)
        return answer

    def send_notification_mail(self, *args, **kwargs):
        """allauth knows no address to write to; what members are told comes from the notices."""


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {**DefaultMFAAdapter.error_messages,
                      "incorrect_code": AccountAdapter.error_messages["incorrect_code"]}

    def get_totp_label(self, user):
        return user.email or (show_phone(user.phone) if user.phone else f"{settings.SITE_HOST} {user.pk}")

    _get_user_identifier = get_totp_label

    def get_public_key_credential_user_entity(self, user):
        entity = super().get_public_key_credential_user_entity(user)
        return {**entity, "display_name": user.person.name if user.person else entity["name"]}


def keep_language(answer, code):
    answer.set_cookie(settings.LANGUAGE_COOKIE_NAME, code, max_age=365 * 86400, samesite="Lax", secure=settings.HTTPS)
    return answer


def setup_token():
    """The one-time token of first-run set-up, made if it is not there; None once the server has an operator."""
    if operator_exists():
        return None
    path = settings.DATA / "setup-token"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(18))
    return path.read_text().strip()


def is_setup_token(text):
    token = setup_token()
    return token is not None and hmac.compare_digest(token.encode(), (text or "").strip().encode())


def spend_setup_token():
    (settings.DATA / "setup-token").unlink(missing_ok=True)
