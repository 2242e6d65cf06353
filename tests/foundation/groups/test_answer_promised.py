"""Whoever asks to join reads who answers and by when; what is late is late on both sides."""

from datetime import timedelta

import pytest
from django.utils import timezone

from guyub.core.formats import day_month
from guyub.foundation.groups import commands
from guyub.foundation.groups.models import Membership, Office
from guyub.foundation.groups.queries import answer_promised

pytestmark = pytest.mark.django_db


@pytest.fixture
def application(cast):
    return commands.apply_for_membership(cast.actor("sari"), cast.klaten, message="Saya perawat")


def page(client, address):
    return " ".join(client.get(address).content.decode().split())


def waited(application, days):
    Membership.objects.filter(pk=application.pk).update(applied_at=timezone.now() - timedelta(days=days))
    application.refresh_from_db()


def test_the_secretary_of_the_group_is_named_with_the_day(cast, application, signed_in):
    promise = answer_promised(application, cast.klaten)
    last = timezone.localdate(application.applied_at) + timedelta(days=cast.klaten.answer_days)
    assert (promise.who, promise.day, promise.late) == (cast.people["yohanes"].name, last, 0)
    shown = page(signed_in("sari"), f"/kelompok/{cast.klaten.slug}/permintaan/")
    assert cast.people["yohanes"].name in shown and f"menjawab paling lambat {day_month(last)}" in shown
    assert "Lewat" not in shown
    assert "jawab paling lambat" in page(signed_in("yohanes"), f"/ruang/{cast.klaten.slug}/anggota/")


def test_what_is_late_is_late_on_both_sides(cast, application, signed_in):
    waited(application, cast.klaten.answer_days + 2)
    for key, address in (("sari", f"/kelompok/{cast.klaten.slug}/permintaan/"),
                         ("yohanes", f"/ruang/{cast.klaten.slug}/anggota/"), ("yohanes", f"/ruang/{cast.klaten.slug}/")):
        assert "Lewat 2 hari" in page(signed_in(key), address), address


def test_the_last_day_is_not_late(cast, application):
    waited(application, cast.klaten.answer_days)
    assert answer_promised(application, cast.klaten).late == 0
    waited(application, cast.klaten.answer_days + 1)
    assert answer_promised(application, cast.klaten).late == 1


def test_without_officers_of_its_own_those_above_answer_and_without_any_nobody_is_named(cast, application):
    Office.objects.filter(group=cast.klaten).update(ended_at=timezone.now())
    above = answer_promised(application, cast.klaten)
    leading = Office.objects.filter(group_id__in=cast.klaten.lineage, role__in=("chair", "secretary"), ended_at=None)
    assert above.who in set(leading.values_list("person__name", flat=True))
    leading.update(ended_at=timezone.now())
    assert answer_promised(application, cast.klaten).who == ""
