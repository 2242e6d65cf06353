"""What is written beside the code: links lead somewhere, and each app, dependency and decision is named."""

import re
import tomllib

import pytest
from django.apps import apps

from .reading import ROOT, heights

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
SCHEME = re.compile(r"[a-z]+:")


def papers():
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def dangling(path, text):
    """Links of a paper to files that are not there; addresses of the web are not looked at."""
    found = []
    for goal in LINK.findall(re.sub(r"```.*?```", "", text, flags=re.S)):
        file = goal.partition("#")[0]
        if not SCHEME.match(goal) and file and not (path.parent / file).exists():
            found.append(f"{path.name}: {goal}")
    return found


def unnamed(names, text, form="`{}`"):
    return sorted(name for name in names if form.format(name) not in text)


def packages():
    """Every direct dependency by its name."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text())
    project = told["project"]
    optional = sum(project["optional-dependencies"].values(), [])
    wanted = [*project["dependencies"], *optional, *told["dependency-groups"]["dev"]]
    return {re.match(r"[\w.-]+", name)[0].lower() for name in wanted}


def test_links_in_papers_lead_to_files():
    assert [fault for path in papers() for fault in dangling(path, path.read_text())] == []


@pytest.mark.parametrize("text, faults", [
    ("[a](README.md) ![b](docs/none.png)", 1), ("[web](https://example.org/x)", 0), ("```\n[x](none.md)\n```", 0),
    ("[part](README.md#x) [here](#x)", 0),
])
def test_a_link_to_nowhere_is_found(text, faults):
    assert len(dangling(ROOT / "some.md", text)) == faults


def test_the_map_names_each_app():
    house = {config.label for config in apps.get_app_configs() if config.name.startswith("guyub.")} | set(heights())
    assert unnamed(house, (ROOT / "docs/map.md").read_text()) == []


def test_the_notice_names_each_dependency():
    named = {line.split()[0].lower() for line in (ROOT / "NOTICE").read_text().splitlines() if line.startswith("  ")}
    assert packages() - named == set()


def test_what_is_not_named_is_found():
    assert unnamed({"people", "dragons"}, "| `people` | x |") == ["dragons"]
    assert {"django", "pytest", "psycopg"} <= packages()


def test_decisions_are_numbered_and_listed():
    pages = sorted(path.name for path in (ROOT / "docs/decisions").glob("[0-9]*.md"))
    assert [int(name[:4]) for name in pages] == list(range(1, len(pages) + 1))
    listed = (ROOT / "docs/decisions/README.md").read_text()
    assert [name for name in pages if f"({name})" not in listed] == []


def test_the_changelog_opens_with_what_is_not_released():
    lines = [line for line in (ROOT / "CHANGELOG.md").read_text().splitlines() if line.strip()]
    assert lines[:2] == ["# Changelog", "## Unreleased"]


def test_the_licence_is_whole():
    text = (ROOT / "LICENSE").read_text()
    assert "GNU AFFERO GENERAL PUBLIC LICENSE" in text and "END OF TERMS AND CONDITIONS" in text
    assert tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["license"] == "AGPL-3.0-or-later"


def test_pictures_are_light():
    assert [path.name for path in (ROOT / "docs/pictures").glob("*") if path.stat().st_size > 200_000] == []
