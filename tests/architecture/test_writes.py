"""Only commands write: no write in pages, API, forms or queries; no signals, generic keys or overridden saves in models."""

import ast

import pytest

from .reading import HOUSE, at, modules, room_of, tree

READING = {"pages", "api", "forms", "schemas", "queries", "imports", "accounts", "forms_account", "forms_portrait",
           "forms_keys", "forms_token", "stages", "middleware", "navigation"}
WRITES = {"save", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "delete"}
ROWS = {"objects", "filter", "exclude", "all", "select_for_update", "_base_manager"}
# (file under src/guyub, the call as it stands): why it is no write of the house's rows.
ALLOWED: dict[tuple[str, str], str] = {}


def names_in(expression):
    return {node.attr for node in ast.walk(expression) if isinstance(node, ast.Attribute)}


def writes(parsed):
    """(line, call) of each call that writes rows or opens a transaction."""
    found = []
    for node in ast.walk(parsed):
        if isinstance(node, ast.Attribute) and node.attr == "atomic":
            found.append((node.lineno, ast.unparse(node)))
        if isinstance(node, ast.ImportFrom) and node.module == "django.db.transaction":
            found.append((node.lineno, ast.unparse(node)))
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        on_rows = node.func.attr == "update" and names_in(node.func.value) & ROWS
        if node.func.attr in WRITES or on_rows:
            found.append((node.lineno, ast.unparse(node.func)))
    return sorted(found)


def hooks(parsed):
    """(line, what) of signals, receivers, generic keys and overridden saves."""
    found = []
    for node in ast.walk(parsed):
        if isinstance(node, ast.ImportFrom | ast.Import):
            read = f"{getattr(node, 'module', '') or ''} {' '.join(name.name for name in node.names)}"
            if "django.db.models.signals" in read or "django.dispatch" in read or "signals" in read.split():
                found.append((node.lineno, "signal"))
            if "GenericForeignKey" in read or "contenttypes" in read:
                found.append((node.lineno, "generic key"))
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for decorator in node.decorator_list:
                if ast.unparse(decorator).split("(")[0].rpartition(".")[2] == "receiver":
                    found.append((node.lineno, "receiver"))
    return sorted(found)


def own_saves(parsed):
    """(line, name) of each save or delete that a class of models makes its own."""
    return [
        (item.lineno, f"{node.name}.{item.name}")
        for node in ast.walk(parsed) if isinstance(node, ast.ClassDef)
        for item in node.body if isinstance(item, ast.FunctionDef) and item.name in {"save", "asave", "delete"}
    ]


def test_only_commands_write():
    found = [
        f"{at(path, line)} {call}"
        for path in modules() if path.is_relative_to(HOUSE) and room_of(path)[1] in READING
        for line, call in writes(tree(path)) if (str(path.relative_to(HOUSE)), call) not in ALLOWED
    ]
    assert found == []


def test_what_is_allowed_is_still_there():
    there = {(str(path.relative_to(HOUSE)), call) for path in modules() if path.is_relative_to(HOUSE)
             for _line, call in writes(tree(path))}
    assert set(ALLOWED) <= there
    assert all(ALLOWED.values())


@pytest.mark.parametrize("line", [
    "person.save()", "Person.objects.create(name='x')", "Person.objects.bulk_create(rows)", "row.delete()",
    "Person.objects.get_or_create(pk=1)", "Person.objects.filter(pk=1).update(name='x')",
    "with transaction.atomic():\n    pass", "from django.db.transaction import atomic",
])
def test_a_write_is_found(line):
    assert len(writes(ast.parse(line))) == 1


def test_a_reading_of_rows_is_none():
    assert writes(ast.parse("facts.update(name='x'); Person.objects.filter(pk=1).first(); seen.add(1)")) == []


def test_there_are_no_signals_and_no_generic_keys():
    assert [f"{at(path, line)} {what}" for path in modules() for line, what in hooks(tree(path))] == []


@pytest.mark.parametrize("text, what", [
    ("from django.db.models.signals import post_save", "signal"),
    ("from django.db.models import signals", "signal"),
    ("@receiver(post_save)\ndef heard(**facts): ...", "receiver"),
    ("from django.contrib.contenttypes.fields import GenericForeignKey", "generic key"),
])
def test_a_signal_and_a_generic_key_are_found(text, what):
    assert [found for _line, found in hooks(ast.parse(text))] == [what]


def test_no_model_has_its_own_save():
    assert [f"{at(path, line)} {name}" for path in modules() if path.is_relative_to(HOUSE)
            if room_of(path)[1] == "models" for line, name in own_saves(tree(path))] == []


def test_a_models_own_save_is_found():
    assert own_saves(ast.parse("class Person:\n    def save(self): ...")) == [(2, "Person.save")]
