"""Floors and rooms: the contracts of `.importlinter`, kept by lint-imports."""

import shutil
import subprocess
import sys

import pytest

from .reading import HOUSE, ROOT, heights, rungs

LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"


def lint(folder):
    """(kept, what import-linter said) of the house whose `guyub` and `.importlinter` stand in `folder`."""
    code = f"import sys; sys.path.insert(0, {str(folder)!r}); {LINT}"
    run = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, timeout=120)
    return run.returncode == 0, run.stdout + run.stderr


@pytest.fixture
def copied(tmp_path):
    """A copy of the house that a test may spoil."""
    shutil.copytree(HOUSE, tmp_path / "guyub", ignore=lambda folder, names: [
        name for name in names if name == "__pycache__" or name in {"templates", "static", "data", "locale"}])
    shutil.copy(ROOT / ".importlinter", tmp_path)
    return tmp_path


def test_the_floors_and_rooms_of_the_house_are_kept(copied):
    kept, said = lint(copied)
    assert kept, said


@pytest.mark.parametrize("where, line, contract", [
    ("core/words.py", "from guyub.portal import urls", "The wings stand on each other"),
    ("workshop/notices/rules.py", "from guyub.workshop.skills import rules", "The workshop's apps"),
    ("foundation/places/rules.py", "from guyub.foundation.people import rules", "The foundation's apps"),
    ("foundation/people/models/person.py", "from guyub.foundation.people import policy", "The rooms inside an app"),
    ("portal/forms_account.py", "from guyub.portal.pages import home", "The rooms of the portal"),
])
def test_an_import_upwards_breaks_its_contract(copied, where, line, contract):
    path = copied / "guyub" / where
    path.write_text(f"{path.read_text()}\n{line}\n")
    kept, said = lint(copied)
    assert not kept
    assert f"{contract} BROKEN" in said


def test_a_room_without_a_place_breaks_the_contract(copied):
    (copied / "guyub/foundation/people/attic.py").write_text('"""Nowhere."""\n')
    kept, said = lint(copied)
    assert not kept
    assert "guyub.foundation.people.attic" in said


def test_every_app_is_held_to_the_rooms():
    text = (ROOT / ".importlinter").read_text()
    for wing in ("workshop", "foundation"):
        for names in rungs(wing):
            for name in names:
                assert f"    guyub.{wing}.{name}\n" in text, f"guyub.{wing}.{name} is in no contract of rooms"


def test_every_installed_app_stands_on_a_floor():
    from django.apps import apps

    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("guyub.")}
    assert ours == set(heights())
