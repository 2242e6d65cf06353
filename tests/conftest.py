"""What every test may ask for: the cast, a signed-in client, a check that a list is flat, and a browser."""

import os
import shutil
import warnings

import pytest
from django.conf import settings
from django.db import connection
from django.template.base import Template
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from .house import House
from .postgres import Postgres, binaries

STRICT = os.environ.get("CI", "").lower() in {"1", "true"}
LANGUAGE = os.environ.get("GUYUB_TEST_LANGUAGE", "id")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def missing(what):
    """A loud skip on a laptop, a failure where CI promises the tool."""
    if STRICT:
        pytest.fail(f"{what} is missing on this machine", pytrace=False)
    warnings.warn(f"SKIPPED for want of {what}", stacklevel=2)
    pytest.skip(f"{what} is missing on this machine")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The cast is built once, through commands; every test changes it in a transaction that is rolled back."""
    from .cast import build

    with django_db_blocker.unblock():
        build()


@pytest.fixture(scope="session", autouse=True)
def templates_as_served(django_test_environment):
    """Django's test environment copies the context of every template that is rendered; no test here reads one."""
    Template._render = lambda template, context: template.nodelist.render(context)


@pytest.fixture(autouse=True)
def indonesian():
    """Each test begins in the first language, whatever a page of the test before was read in."""
    translation.activate("id")


@pytest.fixture
def cast(db):
    from .cast import reload

    return reload()


@pytest.fixture
def signed_in(cast):
    """signed_in("yohanes"): a test client in which somebody of the cast is signed in."""

    def make(key):
        client = Client()
        client.force_login(cast.login(key), backend=settings.AUTHENTICATION_BACKENDS[0])
        return client

    return make


@pytest.fixture
def flat(db):
    """flat(more, read): reading costs as many statements after more(2) as after more(20)."""

    def cost(read):
        read()
        with CaptureQueriesContext(connection) as statements:
            read()
        return len(statements)

    def check(more, read):
        more(2)
        few = cost(read)
        more(20)
        many = cost(read)
        assert few == many, f"{few} statements for few rows, {many} for many"

    return check


@pytest.fixture(scope="session")
def postgres():
    """A throw-away PostgreSQL server."""
    if binaries() is None:
        missing("PostgreSQL")
    with Postgres() as server:
        yield server


@pytest.fixture(scope="session")
def house(request):
    """The running house on SQLite, or on the database of GUYUB_TEST_HOUSE=postgres."""
    if os.environ.get("GUYUB_TEST_HOUSE") == "postgres":
        server = request.getfixturevalue("postgres")
        with House(server.url("house")) as running:
            yield running
    else:
        with House() as running:
            yield running


@pytest.fixture(scope="session")
def chromium():
    if CHROMIUM is None:
        missing("Chromium")
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop in this thread; tests of the same process may ask the database all the same.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage", "--use-fake-device-for-media-stream",
                                            "--use-fake-ui-for-media-stream"])
        yield browser
        browser.close()
