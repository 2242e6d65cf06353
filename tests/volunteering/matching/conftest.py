from datetime import time, timedelta

import pytest
from django.utils import timezone
from tests.workshop.activities.conftest import later, plan  # noqa: F401

from guyub.core import jobs
from guyub.core.reactions import drain
from guyub.foundation.groups.models import Membership
from guyub.foundation.people.models import Consent, ConsentText, Person
from guyub.volunteering.matching import commands
from guyub.volunteering.matching.models import Proposal, Readiness
from guyub.volunteering.matching.rules import ALWAYS
from guyub.workshop.activities import commands as activities
from guyub.workshop.activities import rules as clocks
from guyub.workshop.activities.models import Shift


@pytest.fixture
def willing(cast):
    """willing(20): so many members of Klaten who consented to be proposed; willing(5, group=…, others=True) of elsewhere."""

    def make(n, group=None, others=False, km=50, minutes=20 * 60, slots=ALWAYS, purposes=("proposals",), name="Relawan"):
        group = group or cast.klaten
        start = Person.objects.count()
        people = Person.objects.bulk_create(
            [Person(name=f"{name} {start + i:03d}", key=f"{name.lower()} {start + i:03d}") for i in range(n)])
        Membership.objects.bulk_create(
            [Membership(person=one, group=group, approved_at=timezone.now()) for one in people])
        texts = {text.purpose: text for text in ConsentText.objects.filter(purpose__startswith="proposals")}
        wanted = [*purposes, *(["proposals_others"] if others else [])]
        Consent.objects.bulk_create([Consent(person=one, text=texts[purpose]) for one in people for purpose in wanted])
        Readiness.objects.bulk_create(
            [Readiness(person=one, place=cast.klaten.place, km=km, minutes=minutes, slots=slots) for one in people])
        return people

    return make


@pytest.fixture
def week(cast):
    """week(days=3): an activity of Klaten with a morning and an afternoon shift a day, from the day after tomorrow."""

    def make(days=3, least=2, most=3, title="Posko kesehatan", group="klaten", by="yohanes", publish=True, **role):
        first = timezone.localdate() + timedelta(days=2)
        spans = [clocks.span(first + timedelta(days=day), time(a), time(b), clocks.ZONE)
                 for day in range(days) for a, b in ((7, 11), (13, 17))]
        activity = activities.plan_activity(
            cast.actor(by), getattr(cast, group), title=title, kind="service", roles=[{"name": "Pendata", **role}],
            shifts=[{"role": "Pendata", "starts_at": a, "ends_at": b, "least": least, "most": most}
                    for a, b in spans])
        if publish:
            activities.publish_activity(cast.actor(by), activity)
        drain()
        return list(Shift.objects.filter(activity=activity).select_related("activity__group", "role").order_by("starts_at"))

    return make


@pytest.fixture
def propose(cast):
    """propose(shifts): a proposal for the activity of these shifts, worked out."""

    def make(shifts, by="yohanes", group="klaten", work=True, **facts):
        proposal = commands.ask_proposal(
            cast.actor(by), getattr(cast, group), activities=[shifts[0].activity_id] if shifts else [], seconds=2, **facts)
        if work:
            while jobs.run_next():
                continue
        return Proposal.objects.select_related("group__place", "job").get(pk=proposal.pk)

    return make
