"""Commands: each asks the policy of its own name, each is tested, and one that fails leaves nothing behind."""

import re
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.utils.module_loading import module_has_submodule

from guyub.core.commands import COMMANDS, command
from guyub.core.errors import Refused, Rejected
from guyub.core.models import Act, Outbox
from guyub.core.policy import No
from guyub.core.reactions import LISTENERS
from guyub.foundation.people.models import Person

from .reading import HOUSE, suite


def registered():
    """Every command of the house by its act's name."""
    for config in apps.get_app_configs():
        if config.name.startswith("guyub.") and module_has_submodule(config.module, "commands"):
            import_module(f"{config.name}.commands")
    return {name: run for name, run in COMMANDS.items() if is_of_the_house(run)}


def is_of_the_house(run):
    """Other tests make commands of their own and give them a name as if of an app; their file tells."""
    return Path(run.__wrapped__.__code__.co_filename).is_relative_to(HOUSE)


def asking_otherwise(commands):
    """Commands whose policy is not `may_` and their own name in their app's policy."""
    found = []
    for name, run in sorted(commands.items()):
        package = run.__module__.partition(".commands")[0]
        wanted = f"may_{name.partition('.')[2]}"
        if getattr(import_module(f"{package}.policy"), wanted, None) is not run.allow:
            found.append(f"{run.__module__}.{run.__name__} asks {run.allow.__name__}, not policy.{wanted}")
    return found


def untested(names, texts):
    """Commands that no test speaks of."""
    said = set()
    for text in texts:
        said.update(re.findall(r"\w+", text))
    return sorted(name for name in names if name.partition(".")[2] not in said)


def sources():
    return [path.read_text() for path in suite() if "architecture" not in path.parts]


def test_the_house_has_its_commands():
    assert {"people.register_person", "groups.found_group", "activities.confirm_attendance"} <= set(registered())


def test_each_command_asks_the_policy_of_its_name():
    assert asking_otherwise(registered()) == []


def test_a_command_that_asks_otherwise_is_found():
    run = registered()["people.change_name"]
    assert len(asking_otherwise({"people.change_language": run})) == 1


def test_a_command_that_a_test_made_is_not_of_the_house(rename):
    assert not is_of_the_house(rename())
    assert "people.rename_for_test" not in registered()


def test_each_command_is_tested():
    assert untested(registered(), sources()) == []


def test_an_untested_command_is_found():
    assert untested(["people.change_name", "people.fly"], ["def test_it(): people.change_name(1)"]) == ["people.fly"]


@pytest.fixture
def rename():
    """rename(allow, fail): a command of people that writes, with one listener; it is forgotten afterwards."""
    name = "people.rename_for_test"

    def make(allow=lambda actor, subject: True, fail=False):
        def rename_for_test(actor, person, *, said):
            person.name = said
            person.save()
            if fail:
                raise Rejected("no")
            return person

        rename_for_test.__module__ = "guyub.foundation.people.commands.person"
        LISTENERS[name].add("notices.nobody")
        return command(allow, notes=("said",))(rename_for_test)

    yield make
    COMMANDS.pop(name, None)
    LISTENERS.pop(name, None)


def left():
    return Act.objects.count(), Outbox.objects.count()


def test_a_command_leaves_one_act_and_its_outbox_rows(cast, rename):
    acts, rows = left()
    rename()(cast.actor("dwi"), cast.people["dwi"], said="Dwi A.")
    assert left() == (acts + 1, rows + 1)
    assert Act.objects.get(name="people.rename_for_test").subject_id == cast.people["dwi"].pk


@pytest.mark.parametrize("facts, error", [
    ({"fail": True}, Rejected),
    ({"allow": lambda actor, subject: False}, Refused),
    ({"allow": lambda actor, subject: No("not you")}, Refused),
])
def test_a_command_that_does_not_succeed_leaves_nothing(cast, rename, facts, error):
    before = left()
    with pytest.raises(error):
        rename(**facts)(cast.actor("dwi"), cast.people["dwi"], said="Dwi A.")
    assert left() == before
    assert Person.objects.get(pk=cast.people["dwi"].pk).name == cast.people["dwi"].name


def test_a_command_within_a_failing_one_leaves_nothing_either(cast, rename):
    from guyub.foundation.people import commands as people

    before = left()
    inner = people.change_language

    def outer(actor, person):
        inner(actor, person, language="en")
        raise Rejected("no")

    outer.__module__ = "guyub.foundation.people.commands.person"
    run = command(lambda actor, subject: True)(outer)
    try:
        with pytest.raises(Rejected):
            run(cast.actor("dwi"), cast.people["dwi"])
    finally:
        COMMANDS.pop("people.outer")
    assert left() == before
