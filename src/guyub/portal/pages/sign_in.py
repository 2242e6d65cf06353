"""Coming in with a one-time code, coming back when the phone is gone, first-run set-up, and the language."""

from urllib.parse import urlsplit

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login as Entrance
from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from guyub.core.actors import PUBLIC, Actor
from guyub.core.errors import Rejected
from guyub.core.pages import say
from guyub.foundation.people import commands as people
from guyub.foundation.people.queries import asked_consents, required_consents
from guyub.foundation.people.rules import clean_name, show_contact
from guyub.workshop.notices.commands import send_code
from guyub.workshop.notices.queries import can_reach

from .. import accounts
from ..forms_account import CodeForm, ContactForm, HandedCodeForm, SetupForm

PENDING = "sign_in"
ASKED_PER_HOUR, WRONG_PER_HOUR = 30, 20


def begin(request, *, kind, value, name, after_url, consents=()):
    """Let somebody who is not signed in take part: prove the contact with a code, then go on at `after_url`.

    Returns the response to give: the code page, or 429 when codes were asked for too often. After the right code the
    login of this contact is opened, or the person on record is claimed, or a person of this name is made; `consents`
    (purposes, e.g. ["account"]) are noted, the person is signed in and sent to `after_url`, a path of this house that
    does the joining as that person. Consents that an account needs and that are not among `consents` are asked on the
    code page. An existing person's name is not changed. Raises Rejected(field="name") if the name is none.

        kind, value = form.cleaned_data["contact"]        # forms_account.ContactText
        return begin(request, kind=kind, value=value, name=…, after_url=f"/giliran/{shift.pk}/ikut/", consents=[…])
    """
    try:
        name = clean_name(name)
    except ValueError as error:
        raise Rejected(error.args[0], field="name") from None
    return start(request, kind, value, name=name, after=after_url, consents=list(consents))


def start(request, kind, value, *, name="", after="", consents=()):
    try:
        accounts.count_try(request, "codes", most=ASKED_PER_HOUR)
        sent = send(kind, value, name)
    except people.TooSoon as error:
        return too_soon(request, error)
    request.session[PENDING] = {
        "kind": kind, "value": value, "name": name, "after": accounts.safe_path(after), "consents": list(consents),
        "sent": sent,
    }
    return redirect("sign_in_code")


def send(kind, value, name=""):
    """Send a new code; False where this server sends no messages of that kind and an officer has to hand one out."""
    if not can_reach(kind):
        return False
    _row, plain = people.request_code(PUBLIC, None, kind=kind, value=value, name=name)
    send_code(kind=kind, value=value, code=plain, language=get_language() or settings.LANGUAGE_CODE)
    return True


def too_soon(request, error):
    answer = say(request, 429, _("Terlalu sering dicoba"), str(error))
    answer["Retry-After"] = str(max(1, int(error.wait.total_seconds())))
    return answer


def home_of(pending=None):
    return redirect((pending or {}).get("after") or settings.LOGIN_REDIRECT_URL)


@never_cache
def sign_in(request):
    """One field: phone or e-mail. Whoever it belongs to, if anybody, the answer is the same."""
    after = accounts.safe_path(request.POST.get("next") or request.GET.get("next"))
    if request.user.is_authenticated:
        return home_of({"after": after})
    form = ContactForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return start(request, *form.cleaned_data["contact"], after=after)
    return render(request, "portal/sign_in/page.html", {"form": form, "forms": [form], "next": after},
                  status=422 if form.is_bound else 200)


@never_cache
@sensitive_post_parameters("code")
def code(request):
    """The code; from somebody new, after the right one, a name and a yes."""
    pending = request.session.get(PENDING)
    if request.user.is_authenticated:
        return home_of(pending)
    if pending is None:
        return redirect("sign_in")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redeem(request, pending, form)
    return code_page(request, pending, form)


def code_page(request, pending, form):
    if not pending["sent"]:  # an officer's code has letters, which a keypad of digits cannot type
        form.fields["code"].widget.attrs |= {"inputmode": "text", "autocapitalize": "characters"}
    return render(request, "portal/sign_in/code.html", {
        "form": form, "forms": [form], "sent": pending["sent"], "kind": pending["kind"], "next": pending["after"],
        "shown": show_contact(pending["kind"], pending["value"]),
        "consents": [text for text in asked_consents(required_consents()) if text.purpose not in pending["consents"]],
    }, status=422 if form.is_bound else 200)


def redeem(request, pending, form):
    typed = form.cleaned_data
    consents = pending["consents"] + (required_consents() if typed["consent"] else [])
    try:
        accounts.count_try(request, "wrong", most=WRONG_PER_HOUR, amount=0)
        login = people.redeem_code(
            PUBLIC, None, kind=pending["kind"], value=pending["value"], code=typed["code"],
            name=typed["name"] or pending["name"], consents=dict.fromkeys(consents), language=get_language())
    except people.TooSoon as error:
        return too_soon(request, error)
    except Rejected as error:
        return rejected(request, pending, form, error)
    del request.session[PENDING]
    return let_in(request, login, method="code", after=pending["after"])


def rejected(request, pending, form, error):
    if error.field in {"name", "consent"} and error.field not in form.asked:
        missing = [one for one in ("name", "consent") if one == error.field or (one == "consent" and unasked(pending))]
        return code_page(request, pending, form.asking(*dict.fromkeys((*form.asked, *missing))))
    if error.field == "code":
        form.fields["code"].widget = CodeForm.base_fields["code"].widget
        form.asked = ()
        try:
            accounts.count_try(request, "wrong", most=WRONG_PER_HOUR)
        except people.TooSoon as soon:
            return too_soon(request, soon)
    form.add_error(error.field if error.field in form.fields else None, str(error))
    return code_page(request, pending, form)


def unasked(pending):
    return set(required_consents()) - set(pending["consents"])


def let_in(request, login, *, method, after=""):
    """Sign in by way of allauth, so that a second factor is asked where one is set.

    A fresh code counts as proof for a quarter of an hour, so that who lost a phone can take its passkey away.
    """
    record_authentication(request, login, method=method, reauthenticated=method == "code" or None)
    return perform_login(request, Entrance(user=login, redirect_url=after or None))


@never_cache
@require_POST
def another_code(request):
    """Send a new code to the contact that is waiting for one."""
    pending = request.session.get(PENDING)
    if pending is None or not pending["kind"]:
        return redirect("sign_in")
    return start(request, pending["kind"], pending["value"], name=pending["name"], after=pending["after"],
                 consents=pending["consents"])


@never_cache
@sensitive_post_parameters("code")
def help_page(request):
    """The phone is lost or the number has changed: what helps, and a place for the code that an officer hands out."""
    if request.user.is_authenticated:
        return redirect("mfa_index")
    form = HandedCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        nobody = {"kind": "", "value": "", "name": "", "after": reverse("account"), "consents": [], "sent": False}
        pending = request.session.get(PENDING) or nobody
        request.session[PENDING] = pending
        step = CodeForm(request.POST)
        step.full_clean()
        return redeem(request, pending, step)
    return render(request, "portal/sign_in/help.html", {"form": form, "forms": [form]},
                  status=422 if form.is_bound else 200)


@never_cache
@sensitive_post_parameters("token", "password")
def setup(request):
    """First run: whoever holds the token makes the operator; gone once there is one."""
    if accounts.setup_token() is None:
        raise Http404
    form = SetupForm(request.POST or None, initial={"token": request.GET.get("token", "")})
    if request.method == "POST":
        try:
            accounts.count_try(request, "setup", most=WRONG_PER_HOUR)
        except people.TooSoon as error:
            return too_soon(request, error)
        if form.is_valid() and (login := operator_made(form)) is not None:
            accounts.spend_setup_token()
            return let_in(request, login, method="password", after="/")
    return render(request, "portal/sign_in/setup.html", {"form": form, "forms": [form]},
                  status=422 if form.is_bound else 200)


def operator_made(form):
    typed = form.cleaned_data
    if not accounts.is_setup_token(typed["token"]):
        form.add_error("token", _("Kode pemasangan salah. Lihat lagi di terminal."))
        return None
    kind, value = typed["contact"]
    try:
        return people.create_operator(
            Actor.office_of("setup"), None, name=typed["name"], kind=kind, value=value, password=typed["password"],
            language=get_language())
    except Rejected as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return None


def language(request, code):
    """Choose the language: kept in this browser, and for who is signed in also for what they are told."""
    if code not in dict(settings.LANGUAGES):
        raise Http404
    came_from = urlsplit(request.META.get("HTTP_REFERER", ""))
    same = came_from.netloc == request.get_host()
    back = f"{came_from.path}?{came_from.query}" if came_from.query else came_from.path
    wanted = request.POST.get("next") or request.GET.get("next")
    if request.actor.person_id:
        people.change_language(request.actor, request.user.person, language=code)
    answer = redirect(accounts.safe_path(wanted) or (accounts.safe_path(back) if same else "") or "/")
    return accounts.keep_language(answer, code)
