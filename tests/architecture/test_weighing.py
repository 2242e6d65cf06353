"""Judgement and money: commands that they pass through are marked, and the policy of a marked one asks for conflicts."""

import ast
import inspect
from importlib import import_module

import pytest

from .reading import heights
from .test_commands import registered

WEIGHING = ("approve_", "award_", "cast_", "clear_", "dismiss_", "pay_", "review_", "score_", "select_", "uphold_")
# Marked by their name, and why no interest can bear on them; all that stand below the conflicts cannot ask.
FREE = {
    "conflicts.review_declaration": "one's own declaration, looked through by oneself",
    "matching.approve_proposal": "people are asked to serve unpaid, and each may decline; nothing is awarded",
}


def called(source):
    """Names of the functions that a piece of Python calls, and of those it merely names."""
    return {node.id if isinstance(node, ast.Name) else node.attr
            for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name | ast.Attribute)}


def asks(policy, module, seen=None):
    """Whether a policy comes to `unbarred`, by itself or through functions of its own module."""
    seen = seen if seen is not None else set()
    names = called(inspect.getsource(policy))
    if {"unbarred", "unbarred_in"} & names:
        return True
    for name in names - seen:
        seen.add(name)
        inner = getattr(module, name, None)
        if inspect.isfunction(inner) and inner.__module__ == module.__name__ and asks(inner, module, seen):
            return True
    return False


def silent(commands):
    """Marked commands whose policy does not ask."""
    return sorted(name for name, run in commands.items()
                  if run.weighs and not asks(run.allow, import_module(run.allow.__module__)))


def unmarked(commands):
    """Commands above the conflicts whose name says that they judge or pay, without a mark."""
    floor = heights()["conflicts"]
    return sorted(name for name, run in commands.items()
                  if heights().get(name.partition(".")[0], 0) >= floor and name.partition(".")[2].startswith(WEIGHING)
                  and not run.weighs and name not in FREE)


def test_a_marked_commands_policy_asks_for_conflicts():
    assert silent(registered()) == []


def test_there_are_marked_commands():
    assert sum(bool(run.weighs) for run in registered().values()) >= 3


def test_what_judges_by_its_name_is_marked():
    assert unmarked(registered()) == []


def test_whatever_is_free_is_there():
    assert set(FREE) <= set(registered())


@pytest.mark.parametrize("name, found", [("conflicts.declare_interest", True), ("conflicts.clear_recusal", False)])
def test_a_silent_policy_is_found(name, found, monkeypatch):
    run = registered()[name]
    monkeypatch.setattr(run, "weighs", "vote")
    assert (name in silent({name: run})) is found


def test_a_missing_mark_is_found(monkeypatch):
    run = registered()["conflicts.clear_recusal"]
    monkeypatch.setattr(run, "weighs", "")
    assert unmarked({"conflicts.clear_recusal": run}) == ["conflicts.clear_recusal"]
