"""How one signs in and where one is signed in: passkeys, password, authenticator, recovery codes, sessions."""

from dataclasses import dataclass
from functools import wraps
from importlib import import_module

from allauth.mfa.models import Authenticator
from allauth.usersessions.internal.flows.sessions import end_other_sessions, end_sessions
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

AGENTS = (("edg/", "Edge"), ("opr/", "Opera"), ("samsungbrowser", "Samsung Internet"), ("ucbrowser", "UC Browser"),
          ("firefox", "Firefox"), ("chrome", "Chrome"), ("safari", "Safari"))
SYSTEMS = (("android", "Android"), ("iphone", "iPhone"), ("ipad", "iPad"), ("windows", "Windows"),
           ("mac os", "macOS"), ("cros", "ChromeOS"), ("linux", "Linux"))


@dataclass(frozen=True)
class SessionLine:
    id: int
    device: str
    ip: str
    since: str
    current: bool


def device_of(agent):
    """A browser and system as people name them, of what a browser says of itself."""
    said = agent.lower()
    browser = next((name for sign, name in AGENTS if sign in said), "")
    system = next((name for sign, name in SYSTEMS if sign in said), "")
    return ", ".join(part for part in (browser, system) if part) or _("Peramban lain")


def moment(at):
    return date_format(localtime(at), "j F Y, H.i")


def sessions_of(request):
    rows = sorted(UserSession.objects.purge_and_list(request.user), key=lambda row: row.created_at, reverse=True)
    here = request.session.session_key
    return [
        SessionLine(id=row.pk, device=device_of(row.user_agent), ip=row.ip, since=moment(row.created_at),
                    current=row.session_key == here)
        for row in rows
    ]


@never_cache
@login_required
def security(request):
    """What protects this account, each with what can be done about it."""
    rows = list(Authenticator.objects.filter(user=request.user).order_by("pk"))
    codes = next((row for row in rows if row.type == Authenticator.Type.RECOVERY_CODES), None)
    return render(request, "portal/account/security.html", {
        "passkeys": sum(row.type == Authenticator.Type.WEBAUTHN for row in rows),
        "totp": any(row.type == Authenticator.Type.TOTP for row in rows),
        "codes_left": len(codes.wrap().get_unused_codes()) if codes else None,
        "can_have_codes": any(row.type != Authenticator.Type.RECOVERY_CODES for row in rows),
        "password": request.user.has_usable_password(),
        "sessions": len(sessions_of(request)),
    })


@never_cache
@login_required
def sessions(request):
    return render(request, "usersessions/usersession_list.html", {"sessions": sessions_of(request)})


@require_POST
@login_required
def session_end(request, pk):
    """End one other session of one's own."""
    row = get_object_or_404(UserSession, pk=pk, user=request.user)
    if row.session_key != request.session.session_key:
        end_sessions(request, [row])
        messages.success(request, _("Perangkat itu sudah dikeluarkan."))
    return redirect("usersessions_list")


@require_POST
@login_required
def other_sessions_end(request):
    end_other_sessions(request, request.user)
    messages.success(request, _("Semua perangkat lain sudah dikeluarkan."))
    return redirect("usersessions_list")


def asked_of(room, name):
    """A page of allauth for passkeys, authenticators and codes; imported when first asked for: its library is heavy."""

    def shown(request, *args, **kwargs):
        return getattr(import_module(f"allauth.mfa.{room}.views"), name)(request, *args, **kwargs)

    return shown


def unprocessable(view):
    """allauth's page with our summary and status for a form that is not right: 422 instead of 200."""

    @wraps(view)
    def shown(request, *args, **kwargs):
        answer = view(request, *args, **kwargs)
        form = (getattr(answer, "context_data", None) or {}).get("form")
        if request.method == "POST" and answer.status_code == 200 and form is not None and form.errors:
            answer.context_data["forms"] = [form]
            answer.status_code = 422
        return answer

    return shown
