"""Names and sizes: no file too long, no name that says nothing, no address of a machine or of a package registry."""

import re

import pytest

from .reading import HOUSE, ROOT, at, modules, suite

MOST_LINES = 400
EMPTY = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "service", "services", "base", "misc",
         "data", "info", "process", "handle"}
REGISTRY = re.compile(
    r"\b(?:pypi|pythonhosted|npmjs|crates|debian)\.(?:org|com|io)\b|-(?:-extra)?-index-url|-(?:-find)-links")
MACHINE = re.compile(r"(?<![\w.:/])/(?:work|home|root|Users)/\w")


def too_long(sizes):
    return [f"{name}: {lines} lines" for name, lines in sizes if lines > MOST_LINES]


def saying_nothing(paths):
    return [str(path) for path in paths if path.stem in EMPTY]


def addresses(text):
    """Numbers of the lines that name a registry's host or a path of somebody's machine."""
    return [number for number, line in enumerate(text.splitlines(), 1) if REGISTRY.search(line) or MACHINE.search(line)]


def texts():
    """What a reader of the source meets, vendored files and pictures apart."""
    for folder in ("src", "tests", "docs", "deploy", "bin", "benchmarks"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix not in {".png", ".gz", ".mo", ".pyc", ".woff2", ".jpg"} and not (
                    {"vendor", "data", "__pycache__"} & set(path.parts)):
                yield path
    yield from (ROOT / name for name in ("README.md", "Makefile", "pyproject.toml", "requirements.lock", ".ci/run"))


def test_python_files_are_short():
    files = [*modules(), *suite()]
    assert too_long((path.relative_to(ROOT), len(path.read_text().splitlines())) for path in files) == []


def test_a_long_file_is_found():
    assert too_long([("long.py", 401), ("short.py", 400)]) == ["long.py: 401 lines"]


def test_names_say_what_is_inside():
    assert saying_nothing(path.relative_to(ROOT) for path in [*modules(), *suite()]) == []


def test_a_name_that_says_nothing_is_found():
    assert saying_nothing([HOUSE / "core/utils.py", HOUSE / "core/words.py"]) == [str(HOUSE / "core/utils.py")]


def test_nothing_names_a_machine_or_a_registry():
    assert [at(path, line) for path in texts() for line in addresses(path.read_text(errors="replace"))] == []


@pytest.mark.parametrize("line", ["see https://" + "pypi" + ".org/x", "open('/" + "home/me/x')", "--index" + "-url x"])
def test_an_address_is_found(line):
    assert addresses(line) == [1]


@pytest.mark.parametrize("line", ["/kelompok/12/", "https://guyub.example/home/x", "GUYUB_DATA=/var/lib/guyub"])
def test_an_ordinary_path_is_no_address(line):
    assert addresses(line) == []
