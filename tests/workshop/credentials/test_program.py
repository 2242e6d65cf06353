"""The small program in docs/ checks certificates with nothing but Python, and finds what was altered, revoked or foreign."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from guyub.workshop.credentials import commands

pytestmark = pytest.mark.django_db
SCRIPT = Path(__file__).resolve().parents[3] / "docs" / "check_credential.py"


@pytest.fixture
def check(tmp_path):
    """check(content, name="x.json", did=…, status=…): (exit code, what it printed) of the program on its own."""

    def run(what, name="", **files):
        if name:
            (tmp_path / name).write_bytes(what)
            what = str(tmp_path / name)
        words = [sys.executable, "-I", str(SCRIPT), what]
        for key, content in files.items():
            (tmp_path / f"{key}.json").write_text(json.dumps(content))
            words += [f"--{key}", str(tmp_path / f"{key}.json")]
        done = subprocess.run(words, capture_output=True, text=True, timeout=60, env={})
        return done.returncode, json.loads(done.stdout) if done.stdout else done.stderr

    return run


@pytest.mark.parametrize("house", ["http://localhost:8000", "https://guyub.example"])
def test_files_are_checked_with_the_network_off(cast, credential, settings, client, check, house):
    settings.SITE = house
    made = credential()
    did = client.get(f"/penerbit/{made.group_id}/did.json").json() if house.startswith("https") else None
    files = {"did": did} if did else {}
    before = client.get(made.mark.list.path).json()
    for kind in ("json", "png", "svg"):
        content = client.get(f"{made.path}sertifikat.{kind}").content
        code, said = check(content, f"x.{kind}", status=before, **files)
        assert (code, said["state"], said["name"]) == (0, "stands", ["Dwi Astuti"]), kind
    assert check(made.document.encode(), "x.json", **files)[0] == 2, "without a status list nobody can be sure"
    altered = made.document.replace("3 jam", "300 jam").encode()
    assert check(altered, "x.json", status=before, **files) == (1, {"state": "forged"})
    commands.revoke_credential(cast.actor("yohanes"), made, reason="Salah orang")
    after = Client().get(made.mark.list.path).json()
    assert check(made.document.encode(), "x.json", status=after, **files)[1]["state"] == "revoked"
    code, said = check(made.document.encode(), "x.json", status={**after, "validFrom": "2026-01-01T00:00:00Z"}, **files)
    assert code == 1 and "not signed" in said


def test_slips_are_checked_with_the_network_off(cast, credential, client, check):
    made = credential()
    needs = client.get("/v/bekal.json").json()
    assert check(f"http://localhost:8000{made.path}#{made.slip}", needs=needs)[1]["state"] == "stands"
    said, signature = made.slip.split(".")
    assert check(f"{said}.{signature[:-4]}AAAA", needs=needs) == (1, {"state": "forged"})
    assert check("x", needs=needs) == (1, {"state": "forged"})
    assert check(made.slip, needs={**needs, "house": "lain.example"})[1]["state"] == "of another house"
    commands.revoke_credential(cast.actor("yohanes"), made, reason="Salah orang")
    assert check(made.slip, needs=client.get("/v/bekal.json").json())[1]["state"] == "revoked"
    commands.rotate_key(cast.actor("ketut"), None, compromised=True)
    assert check(made.slip, needs=client.get("/v/bekal.json").json())[1]["state"] == "the key is not trusted"
