"""Kinds of member: made, chosen, given, taken away."""

import pytest

from guyub.core.errors import Refused, Rejected
from guyub.foundation.groups import commands
from guyub.foundation.groups.models import Category, Membership

pytestmark = pytest.mark.django_db


@pytest.fixture
def student(cast):
    return commands.add_category(cast.actor("yohanes"), cast.klaten, name="Mahasiswa", conditions="Kartu mahasiswa")


@pytest.fixture
def dwi(cast):
    return Membership.objects.get(person=cast.people["dwi"], group=cast.klaten)


def test_a_category_is_chosen_on_applying_and_given_later(cast, student, dwi):
    asked = commands.apply_for_membership(cast.actor("sari"), cast.klaten, category_id=student.pk)
    assert asked.category == student
    assert commands.assign_category(cast.actor("yohanes"), dwi, category_id=student.pk).category_id == student.pk
    assert commands.assign_category(cast.actor("yohanes"), dwi, category_id=None).category_id is None


@pytest.mark.parametrize(("facts", "field"), [
    ({"name": "M"}, "name"), ({"name": "m" * 61}, "name"), ({"name": "mahasiswa"}, "name"),
    ({"name": "Penuh", "conditions": "x" * 301}, "conditions")])
def test_a_category_that_cannot_be_is_rejected(cast, student, facts, field):
    with pytest.raises(Rejected) as error:
        commands.add_category(cast.actor("yohanes"), cast.klaten, **facts)
    assert error.value.field == field and Category.objects.count() == 1


def test_a_category_is_renamed_and_removed_once_nobody_is_of_it(cast, student, dwi):
    commands.change_category(cast.actor("yohanes"), student, name="Mahasiswa perawat", conditions="")
    commands.assign_category(cast.actor("yohanes"), dwi, category_id=student.pk)
    with pytest.raises(Rejected, match="Pindahkan"):
        commands.remove_category(cast.actor("yohanes"), student)
    commands.assign_category(cast.actor("yohanes"), dwi, category_id=None)
    commands.remove_category(cast.actor("yohanes"), student)
    assert not Category.objects.exists()


def test_a_category_of_another_group_is_none_here(cast, dwi):
    foreign = commands.add_category(cast.actor("retno"), cast.boyolali, name="Mahasiswa")
    with pytest.raises(Rejected) as error:
        commands.assign_category(cast.actor("yohanes"), dwi, category_id=foreign.pk)
    assert error.value.field == "category"


@pytest.mark.parametrize("key", ["dwi", "lestari", "bambang", "ketut"])
def test_others_change_no_categories(cast, student, dwi, key):
    for run, subject, facts in (
        (commands.add_category, cast.klaten, {"name": "Penuh"}), (commands.change_category, student, {"name": "Penuh"}),
        (commands.remove_category, student, {}), (commands.assign_category, dwi, {"category_id": student.pk}),
    ):
        with pytest.raises(Refused):
            run(cast.actor(key), subject, **facts)


def test_the_page_does_all_of_it(cast, signed_in, dwi):
    client, url = signed_in("yohanes"), f"/ruang/{cast.klaten.slug}/kategori/"
    assert "semua anggota sama" in client.get(url).content.decode()
    assert client.post(url, {"name": "M"}).status_code == 422
    client.post(url, {"name": "Mahasiswa", "conditions": "Kartu mahasiswa"})
    row = Category.objects.get()
    client.post(f"{url}{row.pk}/", {"name": "Mahasiswa perawat", "conditions": ""})
    client.post(f"{url}anggota/", {"number": dwi.number.lower(), "category": row.pk})
    dwi.refresh_from_db()
    assert dwi.category.name == "Mahasiswa perawat" and "1 anggota" in client.get(url).content.decode()
    wrong = client.post(f"{url}anggota/", {"number": "TIDAK-ADA", "category": row.pk})
    assert wrong.status_code == 422 and 'value="TIDAK-ADA"' in wrong.content.decode()
    client.post(f"{url}anggota/", {"number": dwi.number, "category": ""})
    assert client.post(f"{url}{row.pk}/penghapusan/").status_code == 302 and not Category.objects.exists()
    assert signed_in("lestari").get(url).status_code == 404


def test_an_applicant_sees_the_categories_with_what_they_take(cast, student, signed_in):
    page = signed_in("sari").get(f"/kelompok/{cast.klaten.slug}/permintaan/").content.decode()
    assert "Mahasiswa" in page and "Kartu mahasiswa" in page
    signed_in("sari").post(f"/kelompok/{cast.klaten.slug}/permintaan/", {"category": student.pk, "message": ""})
    assert Membership.objects.get(person=cast.people["sari"], group=cast.klaten).category == student


def test_the_categories_are_flat(cast, flat, signed_in):
    client = signed_in("yohanes")

    def more(n):
        Category.objects.bulk_create(Category(group=cast.klaten, name=f"Kategori {n} {i}") for i in range(n))

    flat(more, lambda: client.get(f"/ruang/{cast.klaten.slug}/kategori/"))
    flat(lambda n: more(n + 100), lambda: client.get(f"/kelompok/{cast.klaten.slug}/permintaan/"))
