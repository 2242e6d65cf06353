"""Reads the house: its floors out of `.importlinter`, its apps, its Python files and its templates."""

import ast
from configparser import ConfigParser
from functools import cache
from itertools import zip_longest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"
HOUSE = SRC / "guyub"


@cache
def rungs(contract):
    """The layers of one contract, from the top: lists of names that stand side by side."""
    read = ConfigParser()
    read.read(ROOT / ".importlinter")
    lines = read[f"importlinter:contract:{contract}"]["layers"].split("\n")
    return [[name.strip(" ()") for name in line.split("|")] for line in lines if line.strip()]


@cache
def divided():
    """The wings whose apps stand on each other, each by a contract of its own."""
    return [wing for beside in rungs("wings") for wing in beside if (HOUSE / wing / "__init__.py").exists()
            and wing not in {"portal", "core", "engines"}]


@cache
def heights():
    """App label -> height of its floor; apps side by side have the same."""
    tall = []
    for beside in rungs("wings"):
        if stacks := [rungs(wing) for wing in beside if wing in divided()]:
            # wings side by side: their apps are level from the bottom, and the contract keeps the wings apart
            levels = zip_longest(*(reversed(stack) for stack in stacks), fillvalue=[])
            tall += reversed([[name for names in level for name in names] for level in levels])
        else:
            tall.append([name for name in beside if name != "engines"])
    return {name: height for height, names in enumerate(reversed(tall)) for name in names}


def stands_below(lower, upper):
    """Whether app `upper` may know app `lower`: itself, or one on a floor below it."""
    return lower == upper or heights()[lower] < heights()[upper]


def app_of(path):
    """Label of the app that a file of src/guyub belongs to, or None."""
    return next((part for part in Path(path).relative_to(HOUSE).parts if part in heights()), None)


@cache
def dotted(label):
    """The app's package: guyub.foundation.people for people."""
    wing = next((wing for wing in divided() if any(label in names for names in rungs(wing))), None)
    return f"guyub.{wing}.{label}" if wing else f"guyub.{label}"


def room_of(path):
    """(app, room) of a Python file, e.g. ("activities", "pages"); the room of an app's own __init__ is empty."""
    parts = list(Path(path).relative_to(HOUSE).with_suffix("").parts)
    app = app_of(path)
    if app is None:
        return None, ""
    below = parts[parts.index(app) + 1:]
    return app, "" if below == ["__init__"] else below[0]


def modules(*, migrations=False):
    """Every Python file of the house."""
    return sorted(path for path in SRC.rglob("*.py") if migrations or "migrations" not in path.parts)


def suite():
    return sorted((ROOT / "tests").rglob("*.py"))


def templates():
    return sorted(path for path in HOUSE.rglob("templates/**/*") if path.suffix in {".html", ".txt"})


def tree(path):
    return ast.parse(path.read_text(), filename=str(path))


def at(path, line):
    """file:line as an editor opens it."""
    return f"{path.relative_to(ROOT) if path.is_relative_to(ROOT) else path}:{line}"
