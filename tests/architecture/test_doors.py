"""Doors: another app is entered only at its open rooms."""

import copy
from functools import cache

import grimp
import pytest

from .reading import dotted, heights

# `rules` are open beside models, commands, queries and policy: pure functions without ORM travel well, and a second copy
# of how a phone number is read would be worse than a call down.
OPEN = {"models", "commands", "queries", "policy", "rules"}
# The portal joins the apps into one house, so it may also enter what they show.
PORTAL = OPEN | {"pages", "api", "urls", "proofs", "sweeps"}
OUTSIDE = ("migrations", "apps")


@cache
def placed(module):
    """(app, room) of a module by its name; (None, "") for core, engines and whatever stands outside the apps."""
    parts = module.split(".")
    for label in heights():
        if label != "core" and module.startswith(f"{dotted(label)}."):
            return label, parts[len(dotted(label).split("."))]
    return None, ""


def trespasses(graph):
    """Imports that enter another app elsewhere than at its doors, as sentences."""
    found = []
    for importer in sorted(graph.modules):
        app, room = placed(importer)
        if app is None or room in OUTSIDE:
            continue
        for imported in sorted(graph.find_modules_directly_imported_by(importer)):
            other, door = placed(imported)
            if other is None or other == app or door in (PORTAL if app == "portal" else OPEN):
                continue
            for detail in graph.get_import_details(importer=importer, imported=imported) or [{"line_number": 0}]:
                found.append(f"{importer}:{detail['line_number']} enters {imported}")
    return found


@pytest.fixture(scope="module")
def house():
    return grimp.build_graph("guyub", cache_dir=None)


@pytest.fixture
def graph(house):
    """The house's imports, for a test to add to."""
    return copy.deepcopy(house)


def test_another_app_is_entered_only_at_its_doors(graph):
    assert trespasses(graph) == []


@pytest.mark.parametrize("importer, imported", [
    ("guyub.workshop.activities.pages.plan", "guyub.foundation.groups.forms"),
    ("guyub.workshop.skills.commands.holding", "guyub.foundation.groups.pages.members"),
    ("guyub.portal.pages.home", "guyub.workshop.activities.forms"),
])
def test_entering_by_the_window_is_found(graph, importer, imported):
    graph.add_import(importer=importer, imported=imported)
    assert trespasses(graph) == [f"{importer}:0 enters {imported}"]


def test_the_portal_may_enter_what_an_app_shows(graph):
    graph.add_import(importer="guyub.portal.pages.home", imported="guyub.foundation.groups.pages.members")
    assert trespasses(graph) == []
