"""The description keeps its word: schemathesis asks every operation what it can think of, and finds no 500 and no broken
contract. In process, as nobody, as a member and as an officer, with the same examples each time."""

from importlib import import_module

import pytest
import schemathesis
from django.core import signals
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as pace
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.core.failures import FailureGroup

from guyub.core.typed import LARGEST
from guyub.portal.api import api

load_all_checks()
# A rule of the house may refuse data that is well formed (a shift that is over, a reason of blanks): that is no broken
# promise. What is refused is looked at by the other tests.
UNASKED = {"positive_data_acceptance"}
ASKED = [check for check in CHECKS.get_all() if check.__name__ not in UNASKED]
DESCRIPTION = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
OPERATIONS = {found.ok().label: found.ok() for found in DESCRIPTION.get_all_operations()}
PATIENT = pace(max_examples=6, deadline=None, derandomize=True, database=None, phases=[Phase.explicit, Phase.generate],
               suppress_health_check=list(HealthCheck))


@pytest.fixture
def callers(cast, secret_of, settings):
    """Headers of nobody, a member and an officer; the connection of the test stays open between their requests."""
    settings.API_PER_MINUTE = 10**9
    hooks = (signals.request_started, signals.request_finished)
    for hook in hooks:
        hook.disconnect(close_old_connections)
    yield [{}, *({"Authorization": f"Bearer {secret_of(key)}"} for key in ("dwi", "yohanes"))]
    for hook in hooks:
        hook.connect(close_old_connections)


def often_there(case):
    """Ids of the first rows, where an id was made up; what no row can have stays as it is."""
    for name, value in (case.path_parameters or {}).items():
        if isinstance(value, int) and 0 < value <= LARGEST:
            case.path_parameters[name] = 1 + value % 12


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["good", "bad"])
@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS.keys())
def test_no_operation_breaks_its_contract(operation, mode, callers):
    @PATIENT
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case):
        often_there(case)
        for headers in callers:
            case.call_and_validate(headers=headers, checks=ASKED)

    ask()


def test_a_broken_contract_is_found(callers, monkeypatch):
    monkeypatch.setattr(import_module("guyub.foundation.groups.api.groups"), "group_out", lambda row: {"id": "one"})
    with pytest.raises(FailureGroup):
        case = OPERATIONS["GET /api/v1/groups"].Case()
        case.call_and_validate(checks=ASKED)


def test_the_description_names_what_clients_need(client):
    told = client.get("/api/v1/openapi.json").json()
    assert told["openapi"].startswith("3.1") and told["info"]["title"] == "Guyub"
    assert set(told["components"]["securitySchemes"]) == {"Token", "Session"}
    for path, operations in told["paths"].items():
        for method, one in operations.items():
            assert one["summary"] and one["description"] and one["x-scope"], path
            assert "application/problem+json" in one["responses"]["422"]["content"]
            if method == "post":
                assert any(given["name"] == "Idempotency-Key" for given in one["parameters"])
    names = [one["operationId"] for operations in told["paths"].values() for one in operations.values()]
    assert len(names) == len(set(names)) == len([1 for routes in api._get_bound_routers()
                                                 for view in routes.path_operations.values() for _one in view.operations])


def test_the_pages_show_each_operation_and_stay_light(client):
    whole = client.get("/api/v1/docs")
    assert whole.status_code == 200 and len(whole.content) <= 30 * 1024, len(whole.content)
    subjects = {}
    for path, operations in api.get_openapi_schema()["paths"].items():
        for method, one in operations.items():
            assert f"<b>{method.upper()}</b> <code>{path}</code>" in whole.text
            tag = one["tags"][0]
            if tag not in subjects:
                subjects[tag] = client.get(f"/api/v1/docs/{tag}")
                assert f'href="/api/v1/docs/{tag}"' in whole.text
            page = subjects[tag]
            assert f"<b>{method.upper()}</b> <code>{path}</code>" in page.text
            assert f'id="{one["operationId"]}"' in page.text and one["description"].split("'")[0] in page.text
    for page in subjects.values():
        assert page.status_code == 200 and len(page.content) <= 30 * 1024
    assert "Idempotency-Key" in subjects["attendances"].text and "reason" in subjects["memberships"].text
    assert client.get("/api/v1/docs/nothing").status_code == 404
