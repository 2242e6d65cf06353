"""Which page a report means. Pure; no ORM."""

from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

MOST_PATH, MOST_WORDS, MOST_ANSWER, MOST_REASON = 300, 2000, 1000, 300
ANSWER_DAYS = 7  # within so many days a report is answered, by an operator whose name stands beside the answer


def path_of(text, host):
    """The path of a page of this house, of an address as people copy it; "" for none; raises ValueError(sentence)."""
    text = (text or "").strip()
    if not text:
        return ""
    try:
        parts = urlsplit(text if "://" in text or text.startswith("/") else f"//{text}")
    except ValueError:
        raise ValueError(_("Alamat ini tidak terbaca. Contoh: /kelompok/nama-kelompok/")) from None
    if parts.scheme not in {"", "http", "https"} or parts.netloc not in {"", host}:
        raise ValueError(_("Alamat ini bukan halaman di sini. Contoh: /kelompok/nama-kelompok/"))
    if len(parts.path) > MOST_PATH or not parts.path.isprintable():
        raise ValueError(_("Alamat ini terlalu panjang atau tidak terbaca."))
    return parts.path if parts.path.startswith("/") else f"/{parts.path}"
