"""Templates: they link and include downwards, keep to the strict content policy, and say nothing untranslated."""

import re
from html.parser import HTMLParser

import pytest
from django.template.base import Lexer, TokenType

from .reading import app_of, at, heights, stands_below, templates

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
SPOKEN = {"aria-label", "title", "alt", "placeholder", "aria-description", "data-confirm", "data-said"}
LETTERS = re.compile(r"[^\W\d_]{2,}")
PATH = re.compile(r"/[\w/?=&-]*")
NAMES = {"Guyub", "WhatsApp", "SMS", "ID", "EN", "QR", "PDF", "CSV", "JSON", "API", "ICS", "URL", "WIB", "WITA", "WIT",
         "SHA", "nbsp"}
LITERAL = re.compile(r"""\|(?:default|default_if_none|yesno|pluralize):("[^"]*"|'[^']*')""")


def tokens(text):
    return Lexer(text).tokenize()


def points_up(app, text):
    """(line, target) of each url, include or extends that leaves for an app that does not stand below."""
    found = []
    for token in tokens(text):
        words = token.split_contents() if token.token_type == TokenType.BLOCK else []
        if len(words) < 2 or words[0] not in {"url", "include", "extends"} or words[1][0] not in "\"'":
            continue
        target = words[1].strip("\"'")
        other = target.split(":")[0] if words[0] == "url" and ":" in target else None
        if words[0] == "url" and other is None:
            other = "portal"  # names without an app are the portal's, or of the sign-in pages that it dresses
        elif words[0] != "url":
            first = target.split("/")[0]
            other = first if first in heights() else "portal"
        if app != "portal" and other != "core" and (other not in heights() or not stands_below(other, app)):
            found.append((token.lineno, target))
    return found


def blanked(text):
    """The page with every tag, variable and translated text taken out; lines stay where they were."""
    kept, hidden = [], ""
    for token in tokens(text):
        lines = "\n" * token.contents.count("\n")
        if token.token_type == TokenType.BLOCK:
            name = token.contents.split()[0]
            if not hidden and name in {"blocktranslate", "blocktrans", "comment"}:
                hidden = f"end{name}"
            elif not hidden and name == "block" and token.contents.endswith("_class"):
                hidden = "endblock"  # it fills a class attribute of the page that this one extends
            elif name == hidden:
                hidden = ""
            kept.append(f" {lines}")
        elif token.token_type == TokenType.TEXT and not hidden:
            kept.append(token.contents)
        else:
            kept.append(f" {lines}")
    return "".join(kept)


class Page(HTMLParser):
    """Collects what the content policy forbids and what is said without translation."""

    def __init__(self, text):
        super().__init__(convert_charrefs=False)
        self.forbidden, self.said = [], []
        self.tongues, self.script, self.facts = [], False, False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        line = self.getpos()[0]
        foreign = any(name == "lang" for name, _value in attributes) and tag != "html"
        for name, value in attributes:
            if name == "style" or re.fullmatch(r"on[a-z]+", name):
                self.forbidden.append((line, f"{name}="))
            if name in SPOKEN and not foreign and not self.tongues:
                self.say(line, value or "")
        if tag == "style":
            self.forbidden.append((line, "<style>"))
        if tag not in VOID and (foreign or self.tongues):
            self.tongues.append(tag)
        self.facts = tag == "script" and ("type", "application/json") in attributes
        self.script = tag == "script" and not self.facts

    def handle_startendtag(self, tag, attributes):
        depth = list(self.tongues)
        self.handle_starttag(tag, attributes)
        self.tongues = depth

    def handle_endtag(self, tag):
        self.script = self.facts = False
        if tag in self.tongues:
            while self.tongues.pop() != tag:
                pass

    def handle_data(self, text):
        if self.script:
            if text.strip():
                self.forbidden.append((self.getpos()[0], "<script> with a body"))
        elif not (self.facts or self.tongues):
            self.say(self.getpos()[0], text)

    def say(self, line, text):
        for number, one in enumerate(text.split("\n")):
            if words := [word for word in LETTERS.findall(PATH.sub(" ", one)) if word not in NAMES]:
                self.said.append((line + number, " ".join(words)))


def inline(text):
    """(line, what) of styles, handlers and scripts written into a page."""
    return Page(blanked(text)).forbidden


def untranslated(text):
    """(line, words) that a reader meets in one language only."""
    literals = [
        (token.lineno, literal) for token in tokens(text) if token.token_type == TokenType.VAR
        for literal in LITERAL.findall(token.contents) if LETTERS.search(PATH.sub(" ", literal))
    ]
    return Page(blanked(text)).said + literals


def everywhere(rule):
    return [f"{at(path, line)} {what}" for path in templates() for line, what in rule(path)]


def test_templates_link_and_include_downwards():
    assert everywhere(lambda path: points_up(app_of(path), path.read_text())) == []


@pytest.mark.parametrize("app, text", [
    ("groups", "{% url 'activities:plan' group.slug %}"),
    ("notices", '{% include "skills/queue/_row.html" %}'),
    ("people", "{% url 'home' %}"),
    ("core", '{% extends "portal/home/page.html" %}'),
    ("activities", '{% include "account/login.html" %}'),
])
def test_a_link_upwards_is_found(app, text):
    assert len(points_up(app, text)) == 1


@pytest.mark.parametrize("app, text", [
    ("activities", "{% url 'groups:roll' group.slug %}"),
    ("places", '{% include "core/_empty.html" %}'),
    ("portal", "{% url 'home' %}{% url 'notices:inbox' %}"),
])
def test_a_link_downwards_is_none(app, text):
    assert points_up(app, text) == []


def test_pages_keep_to_the_content_policy():
    assert everywhere(lambda path: inline(path.read_text())) == []


@pytest.mark.parametrize("text", [
    '<p style="color:red">x</p>', '<button onclick="go()">x</button>', "<script>go()</script>",
    "<script>{% if a %}go(){% endif %}</script>", '<img src="x" {% if a %}onerror="go()"{% endif %}>', "<style>p{}</style>",
])
def test_what_the_content_policy_forbids_is_found(text):
    assert inline(text)


@pytest.mark.parametrize("text", [
    "<script src=\"{% static 'guyub/guyub.js' %}\" defer></script>", '<script type="application/json">{"a": 1}</script>',
])
def test_a_script_of_its_own_file_and_facts_for_it_are_none(text):
    assert inline(text) == []


def test_pages_say_nothing_untranslated():
    assert everywhere(lambda path: untranslated(path.read_text())) == []


@pytest.mark.parametrize("text", [
    "<h1>Kelompok saya</h1>", '<a aria-label="Buka">{{ x }}</a>', '{{ name|default:"tanpa nama" }}',
    "{% blocktranslate %}Halo{% endblocktranslate %} kawan", '<p lang="en">Hello</p><p>Halo</p>',
])
def test_untranslated_words_are_found(text):
    assert len(untranslated(text)) == 1


@pytest.mark.parametrize("text", [
    '<h1>{% translate "Kelompok saya" %}</h1>', '<p lang="en">Read in <b>English</b></p>', '<td class="x">{{ name }}</td>',
    "{% block nav_class %}only-l{% endblock %}", '<script type="application/json">{"ab": 1}</script>',
    "{# only for us #}{% comment %}Not shown{% endcomment %}", "Guyub &middot; 12",
    "{% blocktranslate count n=n %}{{ n }} orang{% plural %}{{ n }} orang{% endblocktranslate %}",
])
def test_translated_words_are_none(text):
    assert untranslated(text) == []
