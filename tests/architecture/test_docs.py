"""What operators read is true: each setting and each command line of the house is in the guide, and nothing else."""

import re

import pytest

from .reading import HOUSE, ROOT, SRC, modules

GUIDE = ROOT / "docs/run-in-production.md"
SETTING = re.compile(r"\b(?:GUYUB_[A-Z_]*[A-Z]|DATABASE_URL)\b")
SPOKEN = {"create_admin": "create-admin", "prove": "check"}
# Commands of other people: each is run by another command, or by those who work on the house.
INSIDE = {"work"}


def settings_read(text):
    """Names of the environment variables that a Python file reads."""
    return {name for name in re.findall(r"[\"']([A-Z_]+)[\"']", text) if SETTING.fullmatch(name)}


def settings_told(text):
    """Names in the first column of the guide's tables."""
    return {name for line in text.splitlines() if line.startswith("| `") for name in SETTING.findall(line.split("|")[1])}


def commands():
    return {SPOKEN.get(path.stem, path.stem.replace("_", "-")) for path in HOUSE.glob("*/management/commands/*.py")
            if path.stem != "__init__" and path.stem not in INSIDE} | {
        SPOKEN.get(path.stem, path.stem.replace("_", "-")) for path in HOUSE.glob("*/*/management/commands/*.py")
        if path.stem != "__init__"}


def commands_told(text):
    return {name for line in text.splitlines() if line.startswith("| `guyub ")
            for name in re.findall(r"`guyub ([a-z-]+)", line.split("|")[1])}


def test_the_guide_tells_each_setting_and_no_other():
    read = set().union(*(settings_read(path.read_text()) for path in modules() if path.is_relative_to(SRC)))
    told = settings_told(GUIDE.read_text())
    assert read - told == set(), "not in the guide"
    assert told - read == set(), "in the guide, but nobody reads it"


def test_the_guide_tells_each_command_and_no_other():
    assert commands_told(GUIDE.read_text()) == commands()


def test_deployments_use_settings_that_there_are():
    told = settings_told(GUIDE.read_text())
    for path in sorted((ROOT / "deploy").iterdir()):
        assert set(SETTING.findall(path.read_text())) <= told, path.name


@pytest.mark.parametrize("text, found", [
    ("flag('GUYUB_DEBUG')", {"GUYUB_DEBUG"}), ('os.environ["DATABASE_URL"]', {"DATABASE_URL"}), ("'GUYUB_'", set()),
])
def test_a_setting_that_is_read_is_found(text, found):
    assert settings_read(text) == found


def test_only_the_tables_of_the_guide_tell():
    assert settings_told("Set `GUYUB_DEMO`.\n| `GUYUB_DEBUG`, `GUYUB_SITE` | x | GUYUB_HOSTS |") == {
        "GUYUB_DEBUG", "GUYUB_SITE"}
    assert commands_told("| `guyub serve --port`, `guyub demo` | x |\n`guyub fly`") == {"serve", "demo"}
