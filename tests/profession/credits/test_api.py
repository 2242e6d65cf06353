"""Credits for programs: the same rows and rules as on the pages."""

import pytest
from tests.portal.api.conftest import nothing_counted, program, secret_of  # noqa: F401

from guyub.core.reactions import drain
from guyub.profession.credits import commands

pytestmark = pytest.mark.django_db


def test_a_program_reads_ones_own_cycle_and_entries(cast, program, enrolled, claimed, vouched):  # noqa: F811
    enrolment = enrolled()
    vouched(minutes=240)
    drain()
    commands.award_credit(cast.actor("retno"), claimed(enrolment=enrolment))
    one = program("dwi", "read")
    [row] = one.get("/credit-cycles").json()["items"]
    assert (row["id"], row["counted"], row["unit"], row["official"]) == (enrolment.pk, 1600, "SKP", False)
    told = one.get(f"/credit-cycles/{enrolment.pk}").json()
    part = next(part for part in told["parts"] if part["code"] == "pengabdian")
    assert (part["counted"], part["least"], part["missing"], told["required"]) == (1600, 1700, 100, 34_000)
    entries = one.get("/credit-entries", cycle=enrolment.pk).json()["items"]
    assert {(entry["state"], entry["awarded"]) for entry in entries} == {("awarded", 200), ("awarded", 1400)}
    assert all(entry["transfer"] for entry in entries)


def test_who_verifies_reads_them_and_others_do_not(program, enrolled, claimed):  # noqa: F811
    entry = claimed(enrolment=(enrolment := enrolled()))
    for key, seen in (("retno", True), ("dwi", True), ("agus", False), ("lestari", False), ("ketut", False)):
        one = program(key)
        assert one.get(f"/credit-cycles/{enrolment.pk}").status_code == (200 if seen else 404), key
        assert bool(one.get("/credit-entries").json()["items"]) == seen, key
        assert len(one.get("/credit-cycles", mine="true").json()["items"]) == (key == "dwi"), key
    assert program().get("/credit-cycles").status_code == 401
    assert program("dwi").get("/credit-entries", cycle=entry.pk + 99).json()["items"] == []


def test_lists_are_flat(program, enrolled, claimed, flat):  # noqa: F811
    enrolment, one = enrolled(), program("dwi")

    def more(n):
        for at in range(n):
            claimed(enrolment=enrolment, title=f"Kegiatan {n} {at}", evidence=f"%PDF-1.4 {n} {at} %%EOF".encode())

    flat(more, lambda: one.get("/credit-entries?limit=50"))
