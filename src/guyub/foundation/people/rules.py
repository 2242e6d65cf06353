"""What a name, a phone number and an e-mail address are. Pure functions; no ORM."""

import hashlib
import hmac
import re
import secrets
import unicodedata

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

CODE_ALPHABET = "0123456789"
HANDED_ALPHABET = "ACDEFGHJKMNPQRTUVWXY34679"  # no pair that is mistaken for another on paper or by ear
TURNING = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"  # signs that turn the direction of writing
SCOPES = ("read", "signups", "attendance", "memberships", "activities", "groups", "invitations", "decisions", "interests",
          "credentials")
TOKEN_SIGN = "guyub_"  # by which people and secret scanners know a leaked token
LONGEST_TOKEN_DAYS, MOST_TOKENS = 365, 20
HANDED = "hand"  # the kind of a code that an officer hands out: it belongs to a person, not to a contact


def clean_name(text):
    """A name as people write it: one field, 2 to 120 characters; raises ValueError(sentence)."""
    text = unicodedata.normalize("NFC", text or "")
    if any(unicodedata.category(c) in {"Cc", "Cs", "Co"} or c in TURNING for c in text):
        raise ValueError(_("Nama memuat tanda yang tidak bisa dibaca. Ketik ulang namanya."))
    text = re.sub(r"\s+", " ", text).strip()
    if len(text) < 2:
        raise ValueError(_("Nama paling sedikit dua huruf."))
    if len(text) > 120:
        raise ValueError(_("Nama paling panjang 120 huruf."))
    if not any(c.isalpha() for c in text):
        raise ValueError(_("Nama perlu memuat huruf."))
    return text


def name_key(name):
    """The name as it is compared: without case, accents and signs."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return " ".join(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c))))[:120]


def clean_phone(text):
    """A phone number in E.164 as +628123…; raises ValueError(sentence). Indonesian unless it says otherwise."""
    import phonenumbers  # heavy: only who reads or writes a number loads it

    digits = re.sub(r"[^\d+]", "", text or "")
    if re.search(r"[^\W\d_]", text or ""):
        raise ValueError(_("Nomor hanya berisi angka. Contoh: 0812 3456 7890"))
    if digits.startswith("62"):
        digits = "+" + digits
    elif digits.startswith("8") and len(digits) >= 9:
        digits = "0" + digits
    try:
        number = phonenumbers.parse(digits, "ID")
    except phonenumbers.NumberParseException:
        raise ValueError(_("Nomor tidak terbaca. Contoh: 0812 3456 7890")) from None
    if len(re.sub(r"\D", "", digits)) < 9:
        raise ValueError(_("Nomor terlalu pendek. Contoh: 0812 3456 7890"))
    if not phonenumbers.is_possible_number(number):
        raise ValueError(_("Panjang nomor tidak cocok. Contoh: 0812 3456 7890"))
    if number.country_code == 62 and phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.FIXED_LINE:
        raise ValueError(_("Ini nomor telepon rumah, tidak bisa menerima kode. Pakai nomor ponsel atau e-mail."))
    if not phonenumbers.is_valid_number(number):
        raise ValueError(_("Nomor tidak dikenal. Contoh: 0812 3456 7890"))
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def clean_email(text):
    """An e-mail address in lower case; raises ValueError(sentence)."""
    text = unicodedata.normalize("NFKC", text or "").strip().lower()
    try:
        validate_email(text)
    except ValidationError:
        raise ValueError(_("Alamat e-mail tidak lengkap. Contoh: nama@contoh.id")) from None
    if len(text) > 254:
        raise ValueError(_("Alamat e-mail terlalu panjang."))
    return text


def clean_contact(text):
    """(kind, value) of what somebody typed as phone or e-mail; raises ValueError(sentence)."""
    text = (text or "").strip()
    if not text:
        raise ValueError(_("Isi nomor ponsel atau alamat e-mail Anda."))
    if "@" in text:
        return "email", clean_email(text)
    return "phone", clean_phone(text)


def show_phone(value):
    """A stored number as people write it: 0812-3456-7890, or international for other countries."""
    import phonenumbers

    try:
        number = phonenumbers.parse(value)
    except phonenumbers.NumberParseException:
        return value
    form = (phonenumbers.PhoneNumberFormat.NATIONAL if number.country_code == 62
            else phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return phonenumbers.format_number(number, form)


def code_digest(secret, kind, value, code):
    """What is kept of a one-time code: HMAC-SHA256 over the contact and the code."""
    return hmac.new(secret.encode(), f"{kind}\n{value}\n{code}".encode(), hashlib.sha256).hexdigest()


def handed_digest(secret, code):
    """What is kept of a code that an officer hands out; it is looked up by this alone."""
    return code_digest(secret, HANDED, "", code)


def typed_code(text):
    """(code, handed) of what somebody typed: six digits as sent, or eight signs as handed out by an officer."""
    code = re.sub(r"[\s\-.]", "", unicodedata.normalize("NFKC", text or "")).upper()
    return code, len(code) == 8 and all(c in HANDED_ALPHABET for c in code)


def show_contact(kind, value):
    """A stored contact as people write it."""
    return show_phone(value) if kind == "phone" else value


def wrong_code(left):
    """Says that a code was wrong and how many tries are left."""
    if left <= 0:
        return _("Kode salah, dan sudah terlalu sering dicoba. Minta kode baru.")
    return ngettext_lazy(
        "Kode salah. Sisa %(left)d kali mencoba.", "Kode salah. Sisa %(left)d kali mencoba.", "left") % {"left": left}


def new_access_token():
    """A secret of 256 random bits that is recognisable as ours."""
    return TOKEN_SIGN + secrets.token_urlsafe(32)
