import pytest
from django.utils import timezone

from guyub.core.actors import Actor
from guyub.foundation.people.models import Contact, Login, Person
from guyub.workshop.notices.models import Choice, Message, Notice


@pytest.fixture(autouse=True)
def nobody_told(request, db):
    """What the cast was told while it was built is out of the way, except for tests of the cast itself."""
    if "cast" not in request.fixturenames:
        for model in (Message, Notice, Choice):
            model.objects.all().delete()


@pytest.fixture
def person(db):
    """Makes a person: person("Wulan", email="wulan@contoh.id", language="en")."""

    def make(name="Wulan", *, language="id", **contacts):
        row = Person.objects.create(name=name, key=name.lower(), language=language)
        for kind, value in contacts.items():
            Contact.objects.create(person=row, kind=kind, value=value, verified_at=timezone.now())
        return row

    return make


@pytest.fixture
def signed_in(client):
    """Signs a person in at the browser's side."""

    def go(row):
        client.force_login(Login.objects.create(person=row))
        return client

    return go


@pytest.fixture
def as_oneself():
    return lambda row: Actor(person_id=row.pk, login_id=row.pk)


@pytest.fixture
def mail_server(settings):
    settings.DEMO, settings.EMAIL_HOST, settings.GATEWAY_URL = False, "smtp.contoh.id", ""
    return settings
