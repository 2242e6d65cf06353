"""The forms of a page as a browser would send them: what an attacker starts from."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

WORDS = {  # what a person would type where the page leaves a field empty
    "title": "Jaga posko malam", "name": "Wahyu", "about": "Menjaga posko.", "role": "Penjaga", "place": "Kab. Klaten",
    "contact": "0812 9988 7766", "reason": "Hujan lebat", "answer": "Ada pendamping", "field": "kesehatan",
    "day": "2026-12-30",
    "start": "07.00", "end": "11.00", "least": "1", "most": "5", "every": "1", "hours": "1", "minutes": "30",
    "number": "A-1", "valid_from": "2026-01-01", "token": "abc", "code": "123456", "password": "kata sandi panjang",
    "skill": "1", "level": "1", "login": "yohanes@guyub.example", "oldpassword": "x", "password1": "y", "password2": "y",
}


@dataclass
class Form:
    """Where it goes, how, and its fields: [(name, type, value)]; hidden ones come too."""

    action: str
    method: str
    fields: list = field(default_factory=list)
    files: list = field(default_factory=list)

    def values(self):
        """What is sent when a person fills the empty ones with sensible words."""
        sent = {}
        for name, kind, value in self.fields:
            if kind == "text" and not value:
                value = WORDS.get(name, "")
            if kind in {"checkbox", "radio", "select"} and name in sent:
                continue
            sent.setdefault(name, []).append(value)
        return sent

    def typed(self):
        """Names of the fields in which somebody types."""
        return list(dict.fromkeys(name for name, kind, _value in self.fields if kind == "text"))

    def names(self):
        return list(dict.fromkeys(name for name, _kind, _value in self.fields))


class Reader(HTMLParser):
    def __init__(self, path):
        super().__init__()
        self.path, self.forms, self.form, self.area, self.select = path, [], None, None, None

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        if tag == "form":
            self.form = Form(urljoin(self.path, said.get("action") or self.path), (said.get("method") or "get").upper())
            self.forms.append(self.form)
        name = said.get("name")
        if self.form is None or "disabled" in said:
            return
        if tag == "option" and self.select and "value" in said:
            self.form.fields.append((self.select, "select", said["value"] or ""))
        if not name or name == "csrfmiddlewaretoken":
            return
        if tag == "select":
            self.select = name
        elif tag == "textarea":
            self.area = name
            self.form.fields.append((name, "text", ""))
        elif tag == "button":
            self.form.fields.append((name, "button", said.get("value", "")))
        elif tag == "input" and said.get("type") == "file":
            self.form.files.append(name)
        elif tag == "input":
            kind = said.get("type", "text")
            kind = kind if kind in {"hidden", "checkbox", "radio", "submit"} else "text"
            self.form.fields.append((name, kind, said.get("value") or ("on" if kind == "checkbox" else "")))

    def handle_data(self, text):
        if self.area and self.form and text.strip():
            self.form.fields[-1] = (self.area, "text", text)

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        elif tag == "select":
            self.select = None
        elif tag == "textarea":
            self.area = None


def forms_of(answer, path):
    """The forms of an answer; empty if it is no page."""
    if "html" not in answer.headers.get("Content-Type", ""):
        return []
    reader = Reader(path)
    reader.feed(answer.content.decode())
    return reader.forms
