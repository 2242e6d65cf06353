"""Lookups that are written otherwise than Django does find the same."""

import pytest
from django.db import connection

from guyub.foundation.groups.models import Group

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("words", "found"), [
    ("warga", {"Balai Warga", "warga 100%"}), ("WARGA", {"Balai Warga", "warga 100%"}), ("100%", {"warga 100%"}),
    ("w_rga", set()),
    ("\\", set())])
def test_part_of_a_name_is_found_in_whatever_case(words, found):
    for place, name in enumerate(("Balai Warga", "warga 100%", "Perawat")):
        Group.objects.create(kind="volunteer", name=name, slug=f"x{place}", path=f"{place}.")
    rows = Group.objects.filter(name__icontains=words, slug__in=["x0", "x1", "x2"])
    assert {row.name for row in rows} == found
    assert connection.vendor != "postgresql" or "strpos(" in str(rows.query)


def test_what_begins_so_is_a_span_of_the_index():
    for place, path in enumerate(("1.", "1.2.", "11.")):
        Group.objects.create(kind="volunteer", name=path, slug=f"x{place}", path=path)
    rows = Group.objects.filter(path__startswith="1.", slug__in=["x0", "x1", "x2"])
    assert {row.path for row in rows} == {"1.", "1.2."}
    assert connection.vendor != "sqlite" or "LIKE" not in str(rows.query)
