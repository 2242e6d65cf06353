"""Every list page costs the same statements for two rows as for twenty."""

from datetime import timedelta

import pytest
from django.utils import timezone

from guyub.foundation.groups.models import Group, Membership, Office
from guyub.foundation.people.models import Person
from guyub.workshop.activities.models import Role, Shift, SignUp

pytestmark = pytest.mark.django_db


def groups(n, parent=None, approved=True, members=()):
    for i in range(n):
        row = Group.objects.create(
            kind="volunteer", name=f"Kelompok uji {n} {i} {parent and parent.pk}", slug=f"uji-{n}-{i}", parent=parent,
            path="", approved_at=timezone.now() if approved else None)
        row.path = f"{parent.path if parent else ''}{row.pk}."
        row.save()
        for person in members:
            Membership.objects.create(person=person, group=row, approved_at=timezone.now())


def shifts(activity, n, person=None):
    for i in range(n):
        start = timezone.now() + timedelta(days=40 + n, hours=i)
        role = Role.objects.create(activity=activity, name=f"Peran {n} {i}")
        shift = Shift.objects.create(activity=activity, role=role, starts_at=start, ends_at=start + timedelta(hours=1),
                                     least=1, most=3, taken=1 if person else 0)
        if person:
            SignUp.objects.create(shift=shift, person=person, code=f"A{n:02d}{i:03d}", placed_at=timezone.now())


def test_the_list_of_groups(cast, client, flat):
    flat(groups, lambda: client.get("/kelompok/"))


def test_a_group_with_its_chapters(cast, client, flat):
    flat(lambda n: groups(n, cast.nurses), lambda: client.get(f"/kelompok/{cast.nurses.slug}/"))


def test_the_settings_with_the_chapters(cast, signed_in, flat):
    client = signed_in("retno")
    flat(lambda n: groups(n, cast.nurses), lambda: client.get(f"/ruang/{cast.nurses.slug}/pengaturan/"))


def test_the_groups_that_wait_for_the_operator(cast, signed_in, flat):
    client = signed_in("ketut")
    flat(lambda n: groups(n, approved=False), lambda: client.get("/pengelola/kelompok/"))


def test_ones_own_groups(cast, signed_in, flat):
    client = signed_in("dwi")
    flat(lambda n: groups(n, members=[cast.people["dwi"]]), lambda: client.get("/ruang/?pilih=1"))


def test_the_offices(cast, signed_in, flat):
    client = signed_in("yohanes")

    def more(n):
        for i in range(n):
            person = Person.objects.create(name=f"Pengurus {n} {i}", key=f"pengurus {n} {i}")
            Office.objects.create(person=person, group=cast.klaten, role="verifier", since=timezone.localdate())

    flat(more, lambda: client.get(f"/ruang/{cast.klaten.slug}/jabatan/"))


@pytest.mark.parametrize("path", ["/kegiatan/{pk}/", "/ruang/{slug}/kegiatan/{pk}/"])
def test_an_activity_with_its_shifts_and_roles(cast, signed_in, flat, path):
    client = signed_in("yohanes")
    flat(lambda n: shifts(cast.clinic, n),
         lambda: client.get(path.format(pk=cast.clinic.pk, slug=cast.klaten.slug)))


def test_ones_own_shifts(cast, signed_in, flat):
    client = signed_in("dwi")
    flat(lambda n: shifts(cast.kitchen, n, cast.people["dwi"]), lambda: client.get("/giliran/"))


def test_both_calendars(cast, client, flat):
    from guyub.foundation.people.commands import make_feed_token

    token = make_feed_token(cast.actor("dwi"), cast.people["dwi"])
    flat(lambda n: shifts(cast.kitchen, n, cast.people["dwi"]), lambda: client.get(f"/kalender/saya/{token}.ics"))
    flat(lambda n: shifts(cast.clinic, n), lambda: client.get(f"/kelompok/{cast.klaten.slug}/kalender.ics"))
