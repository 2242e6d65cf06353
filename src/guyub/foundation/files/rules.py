"""What an uploaded picture becomes: a small WebP without metadata, whatever was sent. No ORM."""

import hashlib
import io
import warnings

from django.utils.translation import gettext as _

FORMATS = ("PNG", "JPEG", "WEBP")
SIDE = 512  # of the picture that is kept, at most
MOST_PIXELS = 40_000_000  # of the one that is sent: a few kilobytes can unfold to gigabytes
MOST_BYTES = 3 * 1024 * 1024
FEWEST = 32


class Unfit(ValueError):
    """The sentence says what is wrong with the picture."""


def clean_picture(data):
    """(bytes, width, height) of the picture to keep; raises Unfit."""
    from PIL import Image

    if len(data) > MOST_BYTES:
        raise Unfit(_("Gambar ini terlalu besar: paling banyak %(most)d MB.") % {"most": MOST_BYTES >> 20})
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(data), formats=FORMATS) as sent:
            warnings.simplefilter("error")
            return drawn_anew(sent)
    except Unfit:
        raise
    except Exception as error:  # whatever a library of codecs thinks of bytes from anywhere
        raise Unfit(_("Gambar ini tidak terbaca. Pakai PNG, JPEG, atau WebP.")) from error


def drawn_anew(sent):
    from PIL import ImageOps

    if sent.width * sent.height > MOST_PIXELS:
        raise Unfit(_("Gambar ini terlalu banyak titiknya. Perkecil dulu, misalnya menjadi 1000 × 1000."))
    if min(sent.size) < FEWEST:
        raise Unfit(_("Gambar ini terlalu kecil: paling sedikit %(n)d × %(n)d titik.") % {"n": FEWEST})
    upright = ImageOps.exif_transpose(sent)
    upright.thumbnail((SIDE, SIDE))
    clear = upright.mode in {"RGBA", "LA", "PA"} or "transparency" in upright.info
    out = io.BytesIO()
    upright.convert("RGBA" if clear else "RGB").save(out, "WEBP", quality=86, method=4, exif=b"", icc_profile=b"")
    return out.getvalue(), *upright.size


def name_of(data):
    return f"{hashlib.sha256(data).hexdigest()[:40]}.webp"
