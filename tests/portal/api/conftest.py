import json
import uuid

import pytest
from django.core.cache import cache
from django.test import Client
from tests.workshop.activities.conftest import attended, later, plan  # noqa: F401

from guyub.foundation.people import commands as people
from guyub.foundation.people.rules import SCOPES


@pytest.fixture(autouse=True)
def nothing_counted():
    cache.clear()


class Program:
    """A program that calls the API, with a token or as nobody."""

    def __init__(self, secret=None, **headers):
        self.client, self.headers = Client(), headers
        if secret:
            self.headers["Authorization"] = f"Bearer {secret}"

    def get(self, path, **asked):
        headers = {**self.headers, **asked.pop("headers", {})}
        return self.client.get(f"/api/v1{path}", asked, headers=headers)

    def post(self, path, body=None, key=None, **headers):
        headers = {**self.headers, **headers}
        if key is not None:
            headers["Idempotency-Key"] = str(uuid.uuid4()) if key is True else key
        content = b"" if body is None else json.dumps(body)
        return self.client.post(f"/api/v1{path}", content, content_type="application/json", headers=headers)


@pytest.fixture
def secret_of(cast):
    """secret_of("dwi", "read", …): a new token of somebody of the cast, with these scopes or all."""

    def make(key, *scopes):
        _row, secret = people.make_access_token(
            cast.actor(key), cast.login(key), name="uji", scopes=scopes or SCOPES, days=30)
        return secret

    return make


@pytest.fixture
def program(secret_of):
    """program("dwi", "read"): a program with a token of somebody; program() is nobody's."""

    def make(key=None, *scopes, **headers):
        return Program(secret_of(key, *scopes) if key else None, **headers)

    return make
