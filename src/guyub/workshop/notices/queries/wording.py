"""What a notice says: the template of its kind, filled with its facts, in the reader's language."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.template import Context, engines
from django.utils import translation

from guyub.core import formats
from guyub.foundation.groups.models.office import Role


@dataclass(frozen=True)
class Wording:
    subject: str
    body: str


def render(template, facts):
    template = engines["django"].engine.get_template(template)
    return template.render(Context(facts, autoescape=False)).strip()


def wording(kind, facts, *, language, person_name="", url=""):
    """Subject (the first line) and body of a notice; raises TemplateDoesNotExist for a kind that nobody wrote."""
    with translation.override(language):
        text = render(f"notices/{kind}.txt", {
            **_words(facts, language), **_times(facts), "person_name": person_name, "site": settings.SITE,
            "url": f"{settings.SITE}{url}" if url else "",
        })
    subject, _line, body = text.partition("\n")
    body = "\n".join(" ".join(part.split()) for part in body.strip().splitlines())
    return Wording(subject.strip()[:200], re.sub(r"\n{3,}", "\n\n", body))


def letter(said, reader, url):
    """The notice as the text of an e-mail."""
    with translation.override(reader.language):
        return render("notices/letter.txt", {
            "person_name": reader.name, "body": said.body, "site": settings.SITE,
            "url": f"{settings.SITE}{url}" if url else "",
        })


def line(said, url):
    """The notice as a phone message: no greeting, no subject."""
    text = " ".join(said.body.split())
    return f"{text} {settings.SITE}{url}" if url else text


def _words(facts, language):
    """Facts as templates say them, each in one line.

    `skill_en` beside `skill` is said to English readers; `office`, a role's code, becomes `role` in words.
    """
    said = {name: " ".join(fact.split()) if isinstance(fact, str) else fact for name, fact in facts.items()}
    if language == "en":
        said |= {name.removesuffix("_en"): fact for name, fact in said.items() if name.endswith("_en") and fact}
    if office := said.get("office"):
        said["role"] = said.get("role") or str(Role(office).label).lower()
    return said


def _times(facts):
    """What templates say of time: `day`, `clock` (with its zone) and `duration`, from start, end, zone and minutes;
    `since` and `until` as dates.
    """
    said = {"day": "", "clock": "", "duration": ""}
    for name in ("since", "until"):
        if fact := facts.get(name):
            said[name] = formats.day_month(date.fromisoformat(fact))
    if start := facts.get("start"):
        zone, start = facts.get("zone") or settings.TIME_ZONE, datetime.fromisoformat(start)
        end = datetime.fromisoformat(facts["end"]) if facts.get("end") else None
        said["day"], said["clock"] = formats.day_in(start, zone), formats.clock_in(start, end, zone)
    if minutes := facts.get("minutes"):
        said["duration"] = formats.hours(minutes)
    return said
