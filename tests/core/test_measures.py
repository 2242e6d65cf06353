import pytest
from django.db import connection

from guyub.core.measures import measure_tables
from guyub.core.sweeps import SWEEPS
from guyub.portal import sweeps


@pytest.mark.django_db
def test_every_table_is_measured_so_that_lists_are_read_by_their_index(cast):
    measure_tables()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT stat FROM sqlite_stat1 WHERE tbl = 'groups_group' AND idx = 'group_top'")
            assert cursor.fetchone()
    assert SWEEPS["portal.measure"] == (86400, sweeps.measure)
