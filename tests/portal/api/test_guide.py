"""The quick start of docs/api.md: what it shows runs, and what it lists is what there is."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.utils import timezone

from guyub.foundation.people.rules import SCOPES
from guyub.workshop.webhooks import rules

GUIDE = Path(__file__).resolve().parents[3] / "docs/api.md"


def blocks(language):
    return re.findall(rf"```{language}\n(.*?)```", GUIDE.read_text(), re.DOTALL)


def test_the_python_of_the_guide_runs_against_a_house(house):
    code = ("from guyub.portal.demo.cast import reload; from guyub.foundation.people import commands as p;"
            "c = reload(); row, secret = p.make_access_token(c.actor('slamet'), c.login('slamet'), name='guide',"
            " scopes=['read', 'signups'], days=1); print('TOKEN', secret)")
    [secret] = re.findall(r"TOKEN (\S+)", house.run("shell", "-c", code))
    done = subprocess.run([sys.executable, "-c", blocks("python")[0]], capture_output=True, text=True, timeout=60,
                          env={**os.environ, "GUYUB_URL": house.url, "GUYUB_TOKEN": secret})
    assert done.returncode == 0 and re.search(r"code [A-Z0-9]{6}$", done.stdout.strip()), done.stdout + done.stderr


def test_the_check_of_a_message_runs_as_shown(capsys):
    key, moment = b"k" * 32, timezone.now()
    body = rules.body_of("signup.made", moment, {"group": 1})
    stamp = int(moment.timestamp())
    headers = {"webhook-id": "msg_1", "webhook-timestamp": str(stamp),
               "webhook-signature": rules.signature([key], "msg_1", stamp, body)}
    exec(blocks("python")[1], {"SECRET": rules.secret_words(key), "BODY": body, "HEADERS": headers})
    assert capsys.readouterr().out == "signup.made {'group': 1}\n"


def test_the_tables_name_each_scope_and_each_event():
    first = {name for line in GUIDE.read_text().splitlines() if line.startswith("| `")
             for name in re.findall(r"`([\w.]+)`", line.split("|")[1])}
    assert first == {*SCOPES, *rules.KINDS, rules.TRIAL}
    assert json.loads(blocks("json")[0])["type"] in rules.KINDS


LINES = [line for block in blocks("sh") for line in re.findall(r"https://\S+/api/v1(/[\w/-]+)", block)]


@pytest.mark.parametrize("line", LINES)
def test_the_addresses_of_the_shell_lines_are_there(line):
    from guyub.portal.api import api

    asked = re.sub(r"/\d+", "/{pk}", line)
    assert f"/api/v1{asked}" in api.get_openapi_schema()["paths"]
