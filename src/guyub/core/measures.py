"""The figures by which the database chooses how to read a table: how many rows, how many of a kind."""

from django.db import connection


def measure_tables():
    """Have each table measured, one after another, so that nobody waits long for a lock.

    SQLite measures nothing by itself, and a table that a migration has made anew has lost its figures: a list of twenty
    would then be read as a sort of all there is.
    """
    with connection.cursor() as cursor:
        for name in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"ANALYZE {connection.ops.quote_name(name)}")
