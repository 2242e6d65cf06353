"""Passkeys, the authenticator app and its codes. Apart: the library of passkeys is heavy, so only who needs it loads it."""

from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.utils.translation import gettext_lazy as _

from .forms_account import relabel


def code_words(form):
    relabel(form, code=_("Kode dari aplikasi autentikator"))
    form.fields["code"].widget.attrs.update(maxlength=20, spellcheck="false")


class SecondFactor(mfa.AuthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        code_words(self)
        self.fields["code"].label = _("Kode dari aplikasi autentikator, atau kode cadangan")


class SecondFactorAgain(mfa.ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        code_words(self)
        self.fields["code"].label = _("Kode dari aplikasi autentikator, atau kode cadangan")


class AuthenticatorStart(totp.ActivateTOTPForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        code_words(self)
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class Credential(forms.JSONField):
    """What the device answers; numbers without end and brackets without end are as unreadable as any other nonsense."""

    def to_python(self, value):
        try:
            return super().to_python(value)
        except (ValueError, RecursionError):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid", params={"value": ""}) from None

    def bound_data(self, data, initial):
        return None  # an answer of a device is used once, never shown again


def read_credential(form):
    form.fields["credential"] = Credential(widget=forms.HiddenInput)


class PasskeySignIn(webauthn.LoginWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        read_credential(self)


class PasskeyAgain(webauthn.ReauthenticateWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        read_credential(self)


class NewPasskey(webauthn.AddWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        read_credential(self)
        relabel(self, credential=_("Kunci sandi"), name=_("Nama kunci"),
                passwordless=_("Bisa dipakai masuk tanpa kode dan tanpa kata sandi"))
        self.fields["name"].help_text = _("Supaya Anda mengenalinya nanti, misalnya: ponsel saya.")
        self.fields["name"].max_length = 60
        self.fields["passwordless"].initial = True


class PasskeyName(webauthn.EditWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        relabel(self, name=_("Nama kunci"))
