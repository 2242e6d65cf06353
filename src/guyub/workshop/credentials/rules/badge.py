"""Baking: a credential inside a picture, as Open Badges 3.0 puts it into PNG (one iTXt) and SVG (one element)."""

import re
import struct
import zlib
from xml.sax.saxutils import escape

KEYWORD = b"openbadgecredential"
PNG = b"\x89PNG\r\n\x1a\n"
SPACE = "https://purl.imsglobal.org/ob/v3p0"
HEADER = 33  # of a PNG: the signature and the whole IHDR


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def baked_png(picture, text):
    """The PNG with the credential behind its header."""
    if not picture.startswith(PNG):
        raise ValueError("not a PNG")
    told = chunk(b"iTXt", KEYWORD + b"\0\0\0\0\0" + text.encode())
    return picture[:HEADER] + told + picture[HEADER:]


def unbaked_png(picture):
    """The credential that stands in a PNG, or None."""
    at = len(PNG)
    while picture.startswith(PNG) and at + 12 <= len(picture):
        length, kind = struct.unpack(">I4s", picture[at:at + 8])
        content = picture[at + 8:at + 8 + length]
        if kind == b"iTXt" and content.startswith(KEYWORD + b"\0\0\0"):
            try:
                return content[len(KEYWORD) + 3:].split(b"\0", 2)[2].decode()
            except (IndexError, UnicodeDecodeError):
                return None
        at += 12 + length
    return None


def baked_svg(picture, text):
    """The SVG with the credential right behind its first tag."""
    told = f'<openbadges:credential xmlns:openbadges="{SPACE}">{escape(text)}</openbadges:credential>'
    return re.sub(r"<svg\b[^>]*>", lambda tag: tag[0] + told, picture, count=1)


def unbaked_svg(picture):
    """The credential that stands in an SVG, or None."""
    found = re.search(r"<openbadges:credential\b[^>]*>(.*?)</openbadges:credential>", picture, re.S)
    if found is None:
        return None
    return found[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip().removeprefix(
        "<![CDATA[").removesuffix("]]>")
