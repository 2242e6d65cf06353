"""One's own account: name, language, contacts, assistance, consents, private calendar."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from guyub.core.errors import Rejected
from guyub.foundation.people import commands as people
from guyub.foundation.people import policy
from guyub.foundation.people.queries import account_sheet
from guyub.foundation.people.rules import show_contact

from .. import accounts
from ..forms_account import AssistanceForm, ContactCodeForm, NameForm, NewContactForm
from .sign_in import ASKED_PER_HOUR, WRONG_PER_HOUR, send, too_soon


def personal(page):
    """A page that needs a person: a login without one only has its security page."""

    @never_cache
    @login_required
    def shown(request, **captured):
        if request.actor.person_id is None:
            return redirect("mfa_index")
        return page(request, **captured)

    return shown


def sheet_page(request, *, status=200, **forms):
    """The account page; a form in `forms` (name, contact, assistance) replaces the fresh one."""
    sheet = account_sheet(request.actor)
    shown = {
        "name": NameForm(initial={"name": sheet.person.name}),
        "contact": NewContactForm(),
        "assistance": AssistanceForm(initial={"assistance": sheet.person.assistance}),
        "feed_url": "",
    } | forms
    return render(request, "portal/account/page.html", {
        "sheet": sheet, "name_form": shown["name"], "contact_form": shown["contact"],
        "assistance_form": shown["assistance"], "feed_url": shown["feed_url"],
        "forms": [form for form in forms.values() if hasattr(form, "errors")],
    }, status=status)


@personal
def account(request):
    return sheet_page(request)


def done(request, sentence):
    messages.success(request, sentence)
    return redirect("account")


@require_POST
@personal
def name(request):
    form = NameForm(request.POST)
    if not form.is_valid():
        return sheet_page(request, name=form, status=422)
    people.change_name(request.actor, request.user.person, name=form.cleaned_data["name"])
    return done(request, _("Nama disimpan."))


@require_POST
@personal
def assistance(request):
    form = AssistanceForm(request.POST)
    if not form.is_valid():
        return sheet_page(request, assistance=form, status=422)
    people.change_assistance(request.actor, request.user.person, assistance=form.cleaned_data["assistance"])
    return done(request, _("Keterangan disimpan."))


@require_POST
@personal
def contacts(request):
    """Write down another contact and send a code there."""
    form = NewContactForm(request.POST)
    if not form.is_valid():
        return sheet_page(request, contact=form, status=422)
    kind, value = form.cleaned_data["contact"]
    try:
        contact = people.add_contact(request.actor, request.user.person, kind=kind, value=value)
    except Rejected as error:
        form.add_error("contact", str(error))
        return sheet_page(request, contact=form, status=422)
    return code_sent(request, contact)


def code_sent(request, contact):
    try:
        accounts.count_try(request, "codes", most=ASKED_PER_HOUR)
        sent = send(contact.kind, contact.value)
    except people.TooSoon as error:
        return too_soon(request, error)
    if not sent:
        messages.warning(request, _("Server ini belum bisa mengirim pesan ponsel, jadi nomor ini belum bisa diperiksa. "
                                    "Nomornya sudah dicatat."))
        return redirect("account")
    return redirect("account_contact_code", pk=contact.pk)


def own_contact(request, pk):
    return get_object_or_404(policy.visible_contacts(request.actor), pk=pk)


@sensitive_post_parameters("code")
@personal
def contact_code(request, pk):
    """Prove a contact with the code that was sent there."""
    contact = own_contact(request, pk)
    if contact.verified_at:
        return redirect("account")
    form = ContactCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            accounts.count_try(request, "wrong", most=WRONG_PER_HOUR, amount=0)
            people.verify_contact(request.actor, contact, code=form.cleaned_data["code"])
        except people.TooSoon as error:
            return too_soon(request, error)
        except Rejected as error:
            form.add_error("code", str(error))
            try:
                accounts.count_try(request, "wrong", most=WRONG_PER_HOUR)
            except people.TooSoon as soon:
                return too_soon(request, soon)
        else:
            return done(request, _("Kontak sudah diperiksa. Anda bisa masuk dengan kontak ini."))
    return render(request, "portal/account/contact_code.html", {
        "form": form, "forms": [form], "contact": contact, "shown": show_contact(contact.kind, contact.value),
    }, status=422 if form.is_bound else 200)


@require_POST
@personal
def contact_sending(request, pk):
    """Send a new code to a contact that is not proven yet."""
    contact = own_contact(request, pk)
    return redirect("account") if contact.verified_at else code_sent(request, contact)


@require_POST
@personal
def contact_removal(request, pk):
    try:
        people.remove_contact(request.actor, own_contact(request, pk))
    except Rejected as error:
        messages.error(request, str(error))
        return redirect("account")
    return done(request, _("Kontak dihapus."))


@require_POST
@personal
def consents(request):
    people.give_consent(request.actor, request.user.person, purpose=request.POST.get("purpose", "")[:20])
    return done(request, _("Persetujuan dicatat."))


@require_POST
@personal
def consent_withdrawal(request, pk):
    consent = get_object_or_404(policy.visible_consents(request.actor), pk=pk)
    try:
        people.withdraw_consent(request.actor, consent)
    except Rejected as error:
        messages.error(request, str(error))
        return redirect("account")
    return done(request, _("Persetujuan dicabut."))


@require_POST
@personal
def feed(request):
    """Make the private calendar address; it is shown in this answer and never again."""
    token = people.make_feed_token(request.actor, request.user.person)
    return sheet_page(request, feed_url=request.build_absolute_uri(f"/kalender/saya/{token}.ics"))


@require_POST
@personal
def feed_removal(request):
    people.revoke_feed_token(request.actor, request.user.person)
    return done(request, _("Alamat kalender pribadi dimatikan."))
