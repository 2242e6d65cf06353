"""Pure rules of groups: slugs, member numbers, terms. No ORM."""

import re
import unicodedata

from django.utils.translation import gettext_lazy as _


def slug_of(name):
    """A short address of the name: letters and digits of ASCII joined by hyphens, at most 60 characters."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:60].strip("-") or "kelompok"


def initials(name):
    """Capital initials of a name for member numbers: 'Ikatan Perawat Lereng Merapi' is IPLM."""
    words = re.findall(r"[^\W\d_]+", unicodedata.normalize("NFKD", name))
    return "".join(word[0] for word in words if word[0].isascii()).upper()[:8] or "A"


def member_number(prefix, year, count):
    """IPLM-2026-0042."""
    return f"{prefix}-{year}-{count:04d}"


def clean_title(text, *, most=120):
    """A name of a group or activity: one line, 3 to `most` characters with a letter; raises ValueError(sentence)."""
    text = unicodedata.normalize("NFC", text or "")
    text = "".join(c for c in text if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co"} or c in "\u200d")
    text = re.sub(r"\s+", " ", text).strip()
    if len(text) < 3 or not any(c.isalpha() for c in text):
        raise ValueError(_("Nama paling sedikit tiga huruf."))
    if len(text) > most:
        raise ValueError(_("Nama paling panjang %(most)d huruf.") % {"most": most})
    return text
