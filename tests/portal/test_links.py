"""No dead link: whatever a page links to opens, for the public and for each of the cast."""

from html.parser import HTMLParser
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

import pytest
from django.conf import settings
from django.test import Client

from guyub.core.reactions import drain
from guyub.portal.demo.cast import PEOPLE
from guyub.workshop.activities import commands as activities
from guyub.workshop.activities.models import Shift
from guyub.workshop.concerns import commands as concerns

MOST = 1500
# /bahasa/ changes the language and leads back; /static/ is served by another program and has tests of its own.
APART = ("/static/", "/bahasa/")


class Links(HTMLParser):
    """Every address that a reader can open from a page: links, what the head names, and forms that ask (GET)."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        said = dict(attributes)
        if tag in {"a", "link", "area"} and said.get("href"):
            self.found.append(said["href"])
        elif tag in {"img", "iframe", "script"} and said.get("src"):
            self.found.append(said["src"])
        elif tag == "form" and (said.get("method") or "get").lower() == "get" and said.get("action"):
            self.found.append(said["action"])


def inside(address, page):
    """The address as a path of this house, or None if it leads elsewhere or is looked at apart."""
    whole = urldefrag(urljoin(f"{settings.SITE}{page}", address)).url
    parts = urlsplit(whole)
    if parts.scheme not in {"http", "https"} or parts.netloc != urlsplit(settings.SITE).netloc:
        return None
    if parts.path.startswith(APART):
        return None
    return parts.path + (f"?{parts.query}" if parts.query else "")


def sort_of(address):
    """Pages that differ only in what is asked, not in what is asked for, are one sort: /kegiatan/?hal=2 and ?hal=3."""
    parts = urlsplit(address)
    return parts.path, tuple(sorted({name for name, _value in parse_qsl(parts.query, keep_blank_values=True)}))


def dead(client, start=("/",)):
    """(dead links as sentences, how many pages were opened) of all that can be reached from the start."""
    waiting, known, faults = [(address, "the start") for address in start], set(), []
    while waiting:
        address, origin = waiting.pop(0)
        if sort_of(address) in known:
            continue
        known.add(sort_of(address))
        assert len(known) < MOST, f"does not end: {address}"
        answer = client.get(address)
        if answer.status_code in {301, 302, 303, 307, 308}:
            if (goal := inside(answer["Location"], address)) is not None:
                waiting.append((goal, address))
            continue
        if answer.status_code >= 400:
            faults.append(f"{origin} links to {address}: {answer.status_code}")
        elif answer.get("Content-Type", "").startswith("text/html"):
            text = answer.content.decode()
            waiting += [(goal, address) for href in Links(text).found if (goal := inside(href, address)) is not None]
    return faults, len(known)


@pytest.fixture
def lived_in(cast):
    """The cast with something on every list: an application, a shift, a report, notices."""
    from guyub.foundation.groups import commands as groups

    groups.apply_for_membership(cast.actor("sari"), cast.klaten)
    activities.sign_up(cast.actor("agus"), Shift.objects.filter(activity=cast.kitchen).first())
    activities.sign_up(cast.actor("dwi"), Shift.objects.filter(activity=cast.clinic, role__name="Pendata").first())
    concerns.raise_concern(
        cast.actor("dwi"), None, about=f"/kegiatan/{cast.clinic.pk}/", reason="wrong", words="Jamnya keliru")
    drain()
    return cast


def test_no_link_is_dead_for_the_public(lived_in):
    faults, opened = dead(Client())
    assert faults == [] and opened > 30


@pytest.mark.parametrize("key", list(PEOPLE))
def test_no_link_is_dead_for(lived_in, signed_in, key):
    faults, opened = dead(signed_in(key), ("/", "/saya/", "/ruang/", "/giliran/", "/pemberitahuan/"))
    assert faults == [] and opened > 30


def test_a_dead_link_is_found(lived_in, monkeypatch):
    from guyub.core import context

    monkeypatch.setattr(context, "NAVIGATION", [("Nowhere", "/tidak/ada/")])
    faults, _opened = dead(Client())
    assert faults == ["/ links to /tidak/ada/: 404"]
