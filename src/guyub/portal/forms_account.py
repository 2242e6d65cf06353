"""What is typed at sign-in and on one's own account; each field keeps what was typed and says what is wrong with it."""

from allauth.account import forms as account
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts
from django.utils.translation import gettext_lazy as _

from guyub.foundation.people import rules


class Ruled(forms.CharField):
    """A text that a rule of `people` cleans; the rule's own sentence is the error."""

    rule = None

    def clean(self, value):
        if not self.required and not (value or "").strip():
            return self.empty
        try:
            return type(self).rule(value or "")
        except ValueError as error:
            raise forms.ValidationError(error.args[0]) from None


class ContactText(Ruled):
    """Phone or e-mail; cleans to (kind, value)."""

    rule = staticmethod(rules.clean_contact)
    empty = None


class PhoneText(Ruled):
    rule = staticmethod(rules.clean_phone)
    empty = ""


class NameText(Ruled):
    rule = staticmethod(rules.clean_name)
    empty = ""


def text(**attrs):
    return forms.TextInput(attrs=attrs)


def contact_field(label=None):
    return ContactText(
        label=label or _("Nomor ponsel atau e-mail"), help_text=_("Contoh: 0812 3456 7890"),
        widget=text(autocomplete="username", maxlength=254, autocapitalize="none", spellcheck="false"))


def code_field(**kwargs):
    return forms.CharField(
        label=_("Kode"), max_length=40, error_messages={"required": _("Ketik kodenya.")},
        widget=text(autocomplete="one-time-code", inputmode="numeric", maxlength=20), **kwargs)


class ContactForm(forms.Form):
    contact = contact_field()


class CodeForm(forms.Form):
    """A code; after a right one from somebody new, also the name and the consents that are still missing (`asks`)."""

    code = code_field()
    name = NameText(
        label=_("Nama Anda"), required=False, widget=text(autocomplete="name"),
        help_text=_("Seperti biasa Anda menulisnya. Satu kata pun boleh."))
    consent = forms.BooleanField(label=_("Saya setuju data saya dipakai seperti tertulis di atas"), required=False)
    asks = forms.MultipleChoiceField(
        choices=[("name", ""), ("consent", "")], required=False, widget=forms.MultipleHiddenInput)

    def asking(self, *fields):
        """The same form one step further: the right code is kept, and these fields are asked."""
        form = type(self)(initial={"code": self.cleaned_data["code"], "asks": fields})
        form.fields["code"].widget = forms.HiddenInput()
        form.fields["name"].required = "name" in fields
        form.asked = fields
        return form

    asked = ()

    def full_clean(self):
        if self.is_bound:
            self.asked = tuple(one for one in self.data.getlist("asks") if one in {"name", "consent"})
            if self.asked:
                self.fields["code"].widget = forms.HiddenInput()
            self.fields["name"].required = "name" in self.asked
        super().full_clean()


class HandedCodeForm(forms.Form):
    code = forms.CharField(
        label=_("Kode dari pengurus"), max_length=40, help_text=_("8 huruf dan angka, berlaku 24 jam."),
        error_messages={"required": _("Ketik kodenya.")},
        widget=text(autocomplete="one-time-code", autocapitalize="characters", spellcheck="false", maxlength=20))

    def clean_code(self):
        code, handed = rules.typed_code(self.cleaned_data["code"])
        if not handed:
            raise forms.ValidationError(_(
                "Kode dari pengurus terdiri atas 8 huruf dan angka. "
                "Huruf B, I, O, S dan angka 0, 1, 5, 8 tidak dipakai."))
        return code


class NameForm(forms.Form):
    name = NameText(label=_("Nama"), widget=text(autocomplete="name"))


class AssistanceForm(forms.Form):
    assistance = forms.CharField(
        label=_("Yang Anda perlukan supaya bisa ikut"), required=False, max_length=300,
        help_text=_("Misalnya jalan landai atau juru bahasa isyarat. Dibaca koordinator kegiatan yang Anda ikuti."),
        error_messages={"max_length": _("Keterangan paling panjang 300 huruf.")},
        widget=forms.Textarea(attrs={"rows": 3}))


class NewContactForm(forms.Form):
    contact = contact_field(_("Nomor ponsel atau e-mail tambahan"))


class ContactCodeForm(forms.Form):
    code = code_field()


class SetupForm(forms.Form):
    """First run: whoever holds the token becomes the operator."""

    token = forms.CharField(
        label=_("Kode pemasangan"), max_length=80, widget=text(autocomplete="off", spellcheck="false"),
        help_text=_("Tampil di terminal saat server dijalankan, dan tersimpan di berkas setup-token."))
    name = NameText(label=_("Nama Anda"), widget=text(autocomplete="name"))
    contact = contact_field()
    password = forms.CharField(
        label=_("Kata sandi"), strip=False,
        help_text=_("Paling sedikit 10 huruf; kalimat pendek paling mudah diingat."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}))


def relabel(form, **labels):
    """Our words on a form of allauth; its placeholders go, since a label says the same."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
    for name, label in labels.items():
        form.fields[name].label = label
        form.fields[name].help_text = ""


class PasswordSignIn(account.LoginForm):
    """E-mail or phone, and the password."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        relabel(self, login=_("Nomor ponsel atau e-mail"), password=_("Kata sandi"))
        self.fields["login"].widget.attrs.update(autocomplete="username", autocapitalize="none")

    def clean_login(self):
        try:
            return rules.clean_contact(self.cleaned_data["login"])[1]
        except ValueError as error:
            raise forms.ValidationError(error.args[0]) from None


class PasswordAgain(account.ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        relabel(self, password=_("Kata sandi"))


class NewPassword(account.SetPasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        relabel(self, password1=_("Kata sandi baru"), password2=_("Kata sandi baru, sekali lagi"))
        self.fields["password1"].help_text = " ".join(password_validators_help_texts())


class ChangedPassword(account.ChangePasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        relabel(self, oldpassword=_("Kata sandi sekarang"), password1=_("Kata sandi baru"),
                password2=_("Kata sandi baru, sekali lagi"))
        self.fields["password1"].help_text = " ".join(password_validators_help_texts())
