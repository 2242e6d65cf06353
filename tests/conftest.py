import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        from guyub.foundation.places.models import Place
        from guyub.foundation.groups.models import Field, Occupation
        from guyub.workshop.skills.models import Skill
        if not Field.objects.exists():
            for c in "BCDE":
                Field.objects.create(code=c, title_id=c, title_en=c, section=c, side="social", short_id=c, short_en=c)
            Occupation.objects.create(code="2221", title_id="Perawat", title_en="Nurse")
        if not Skill.objects.exists():
            for c in ("nurse", "driving-a"):
                Skill.objects.create(code=c, title_id=c, title_en=c, family="x")
        from tests.cast import build
        build()


@pytest.fixture
def cast(db):
    from tests.cast import reload
    return reload()


@pytest.fixture
def signed_in(cast):
    def make(key):
        client = Client()
        client.force_login(cast.login(key), backend=settings.AUTHENTICATION_BACKENDS[0])
        return client
    return make


@pytest.fixture
def flat(db):
    def check(more, read):
        def cost():
            with CaptureQueriesContext(connection) as q:
                read()
            return len(q)
        more(2)
        read()
        few = cost()
        more(20)
        many = cost()
        assert few == many, f"{few} statements for few rows, {many} for many"
    return check
