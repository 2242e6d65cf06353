"""`guyub allocate`: what it prints, what it writes, how it ends."""

import gzip
import json
import os
import subprocess
import sys

import pytest
from tests.engines.allocation.making import crowd, instance, person, shift

from guyub.engines.allocation import Instance, check

INTERRUPTED = """
import signal
from unittest.mock import patch
from guyub.engines import allocation
from guyub.portal.cli import main

search = allocation.solve

def solve(instance, *, stop, **given):
    assert not stop()
    signal.raise_signal(signal.SIGINT)
    assert stop()
    return search(instance, stop=stop, **given)

with patch.object(allocation, "solve", solve):
    main()
"""


def allocate(*words, by=("-m", "guyub.portal.cli")):
    run = subprocess.run(
        [sys.executable, *by, "allocate", *map(str, words)],
        capture_output=True,
        text=True,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"},
        timeout=300,
    )
    return run.returncode, run.stdout, run.stderr


@pytest.fixture
def asked(tmp_path):
    path = tmp_path / "instance.json"
    path.write_text(json.dumps(crowd(30, 10, 2).to_dict()))
    return path


def test_an_answer_and_a_report(asked, tmp_path):
    code, said, _ = allocate(asked, "-o", tmp_path / "answer.json.gz", "--time-limit", "20", "--report")
    assert code == 0
    found = json.loads(gzip.decompress((tmp_path / "answer.json.gz").read_bytes()))
    assert check(Instance.read(asked), found["assign"]) == []
    lines = said.splitlines()
    assert lines[0] == f"objective  {found['objective']}"
    assert {line.split()[0] for line in lines} >= {"objective", "bound", "gap", "missing", "seconds", "memory", "method"}
    code, said, _ = allocate(asked, "-o", tmp_path / "again.json", "--before", tmp_path / "answer.json.gz")
    assert code == 0
    assert "moved      0" in said
    assert json.loads((tmp_path / "again.json").read_text())["assign"] == found["assign"]


def test_a_malformed_file_ends_with_two_and_names_the_field(asked, tmp_path):
    made = json.loads(asked.read_text())
    made["volunteers"][12]["avail"][0] = [7]
    asked.write_text(json.dumps(made))
    code, said, wrong = allocate(asked, "-o", tmp_path / "answer.json")
    assert (code, said) == (2, "")
    assert "volunteers[12].avail[0]" in wrong
    assert not (tmp_path / "answer.json").exists()


def test_nobody_can_be_placed_and_the_answer_is_empty(tmp_path):
    path = tmp_path / "instance.json"
    path.write_text(json.dumps(instance([person(cap_min=0)], [shift(600)]).to_dict()))
    code, said, _ = allocate(path, "-o", tmp_path / "answer.json")
    assert code == 0
    assert json.loads((tmp_path / "answer.json").read_text())["assign"] == []


def test_an_interrupt_ends_the_search_and_the_best_so_far_is_written(asked, tmp_path):
    code, said, wrong = allocate(asked, "-o", tmp_path / "answer.json", "--time-limit", "900", by=("-c", INTERRUPTED))
    assert code == 0, wrong
    found = json.loads((tmp_path / "answer.json").read_text())
    assert found["method"].endswith(", stopped")
    assert check(Instance.read(asked), found["assign"]) == []
    assert "objective" in said
