import copy
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.workshop.activities.conftest import attended, later, plan  # noqa: F401

from guyub.profession.credits import commands
from guyub.profession.credits.models import Scheme
from guyub.workshop.activities import commands as activities

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def pdf(words):
    """A small PDF unlike any other."""
    return PDF.replace(b"1 0 obj", f"% {words}\n1 0 obj".encode())


def body(code="id-kesehatan-skp", **changed):
    """The body of a pattern, filled in for tests: 340 SKP, half a credit an hour of service."""
    made = copy.deepcopy(Scheme.objects.get(group=None, code=code).versions.get().body)
    if code == "id-kesehatan-skp":
        made["total"] = 34_000
        next(one for one in made["kinds"] if one["code"] == "relawan")["amount"] = 50
    return made | changed


@pytest.fixture
def scheme(cast):
    """scheme(): the health scheme of the nurses, published; scheme("klaten", audit_pct=100) otherwise."""

    def make(group="nurses", by="retno", code="id-kesehatan-skp", **changed):
        actor = cast.actor(by)
        made = commands.adopt_scheme(actor, getattr(cast, group), pattern_id=Scheme.objects.get(group=None, code=code).pk)
        draft = made.versions.get()
        commands.edit_version(actor, draft, body=body(code, **changed))
        commands.publish_version(actor, draft, valid_from=timezone.localdate() - timedelta(days=2000))
        return made

    return make


@pytest.fixture
def enrolled(cast, scheme):
    """enrolled(): Dwi's cycle in the nurses' scheme, begun 1,000 days ago."""

    def make(key="dwi", made=None, days=1000, **facts):
        made = made or scheme(**facts)
        return commands.enrol_member(
            cast.actor(key), made, person_id=cast.people[key].pk, starts_on=timezone.localdate() - timedelta(days=days))

    return make


@pytest.fixture
def claimed(cast, enrolled):
    """claimed(): Dwi's claim of 14 SKP, waiting."""
    made = []

    def make(key="dwi", enrolment=None, **facts):
        enrolment = enrolment or (made[0] if made else enrolled())
        if not made:
            made.append(enrolment)
        facts = {"kind": "kaderisasi", "day": timezone.localdate() - timedelta(days=40), "title": "Bakti sosial desa",
                 "amount": 1400, "evidence": pdf(facts.get("title", "Bakti sosial desa")), "file_name": "surat.pdf"} | facts
        return commands.claim_credit(cast.actor(key), enrolment, **facts)

    return make


@pytest.fixture
def vouched(cast, attended):  # noqa: F811
    """vouched(minutes=360): an attendance of Dwi that the secretary vouched for."""

    def make(key="dwi", minutes=None, **facts):
        attendance = attended(key, **facts)
        return activities.confirm_attendance(cast.actor("yohanes"), attendance, minutes=minutes)

    return make
