"""Words as calendar files carry them: escapes, stray control characters, HTML in descriptions."""

import html
import re

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_REFUSED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_ESCAPE = re.compile(r"\\([\\;,:\"nN])")
_LINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+|[^<>\s@]+@[^<>\s@]+)>")
# Neither part can run past the next "<", so the cost stays linear for any input.
_TAG = re.compile(r"(<[!/?A-Za-z][^<>]*>)")
_TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
_HREF = re.compile(r"""\bhref\s*=\s*["']?(https?://[^"'\s<>]+)""", re.IGNORECASE)
_NEW_LINE = {"br", "p", "div", "tr", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"}
_UNSEEN = {"script", "style", "head", "title"}


def plain(text):
    """`text` with every kind of line break as "\\n" and without control characters and lone surrogates."""
    return _REFUSED.sub("", _BREAKS.sub("\n", text))


def one_line(text):
    """`text` as one line: plain, and every run of white space as one space."""
    return " ".join(plain(text).split())


def escape(text):
    """A TEXT value as it stands in the file (RFC 5545, 3.3.11)."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def unescape(value):
    """The words of a TEXT value. A backslash before any other letter is kept, as in C:\\Data."""
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def without_tags(text):
    """The words of a text that may be HTML: no tags, line breaks kept, the address behind a link in brackets.

    Words that stand between the marks of an e-mail or web address stay ("<https://…>"), as does "5 < 6".
    """
    for _ in range(3):  # markup may be escaped inside markup; what is still left then is dropped
        text = _words(_LINK.sub(r" \1 ", html.unescape(text)))
    text = _TAG.sub(" ", plain(text)).replace("\xa0", " ")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(" ".join(line.split()) for line in text.split("\n"))).strip()


def _words(markup):
    words, unseen, link = [], None, ""
    pieces = _TAG.split(markup)
    closed_at = {
        piece[2:].rstrip("> \t\n").lower(): at for at, piece in enumerate(pieces) if piece.startswith("</")
    }
    for at, piece in enumerate(pieces):
        found = _TAG_NAME.match(piece) if piece.startswith("<") else None
        if found is None:
            if unseen is None and not _TAG.match(piece):
                words.append(piece)
            continue
        tag, closing = found[1].lower(), piece.startswith("</")
        if unseen is not None:
            unseen = None if closing and tag == unseen else unseen
        elif tag in _UNSEEN and not closing and closed_at.get(tag, 0) > at:
            unseen = tag
        elif tag in _NEW_LINE:
            words.append("\n")
        elif tag == "li":
            words.append("" if closing else "\n- ")
        elif tag == "a":
            if closing and link and not any(link in word for word in words[-2:]):
                words.append(f" ({link})")
            address = None if closing else _HREF.search(piece)
            link = html.unescape(address[1]) if address else ""
    return "".join(words)
