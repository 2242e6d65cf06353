"""What an uploaded picture becomes: a small WebP without metadata, whatever was sent; what a document becomes: a small PDF.

No ORM."""

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


MOST_DOCUMENT = 250 * 1024  # the official system takes no larger PDF
QUALITIES = ((1600, 80), (1400, 65), (1200, 50), (1000, 40))  # longest side, JPEG quality
ACTIVE = (b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/RichMedia", b"/Encrypt")


def clean_document(data):
    """The PDF to keep: what was sent if it is a small one, or a photograph made into one; raises Unfit."""
    if len(data) > MOST_BYTES:
        raise Unfit(_("Berkas ini terlalu besar: paling banyak %(most)d MB.") % {"most": MOST_BYTES >> 20})
    if not data.startswith(b"%PDF-"):
        return picture_as_pdf(data)
    if len(data) > MOST_DOCUMENT:
        raise Unfit(_("PDF paling besar 250 KB, sesuai batas sistem resmi. Perkecil dulu, atau kirim fotonya."))
    if b"%%EOF" not in data[-2048:]:
        raise Unfit(_("PDF ini terpotong. Unduh ulang, lalu kirim lagi."))
    if any(word in data for word in ACTIVE):
        raise Unfit(_("PDF ini terkunci atau memuat isi yang berjalan sendiri. Cetak ulang sebagai PDF biasa."))
    return data


def picture_as_pdf(data):
    """A photograph on a page, smaller and smaller until it fits."""
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(data), formats=FORMATS) as sent:
            warnings.simplefilter("error")
            if sent.width * sent.height > MOST_PIXELS:
                raise Unfit(_("Gambar ini terlalu banyak titiknya. Perkecil dulu, misalnya menjadi 1000 × 1000."))
            upright = ImageOps.exif_transpose(sent).convert("RGB")
            for side, quality in QUALITIES:
                small = upright.copy()
                small.thumbnail((side, side))
                out = io.BytesIO()
                small.save(out, "PDF", quality=quality, resolution=150, creationDate=None, modDate=None)
                if out.tell() <= MOST_DOCUMENT:
                    return out.getvalue()
    except Unfit:
        raise
    except Exception as error:  # whatever a library of codecs thinks of bytes from anywhere
        raise Unfit(_("Berkas ini tidak terbaca. Pakai PDF, JPEG, atau PNG.")) from error
    raise Unfit(_("Gambar ini tidak bisa diperkecil sampai 250 KB. Potong bagian yang perlu saja."))
