"""Rows written as the driver takes them: for what is written so often, or so many at once, that the ORM's writing shows.

Only commands use it. Nothing is checked here: values fit their columns, and constraints of the database hold as ever.
"""

from functools import cache

from django.db import connection

PLAIN = int, str, bool, type(None)  # every driver takes them as they are


@cache
def statement(vendor, model, names, verb):
    """The text of an INSERT of these columns, or of their UPDATE for one row."""
    quoted, fields = connection.ops.quote_name, [model._meta.get_field(name) for name in names]
    columns, table = [quoted(field.column) for field in fields], quoted(model._meta.db_table)
    if verb == "insert":
        return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(['%s'] * len(columns))})"
    key = quoted(model._meta.pk.column)
    return f"UPDATE {table} SET {', '.join(f'{column} = %s' for column in columns)} WHERE {key} = %s"


def insert(model, names, rows):
    """Insert rows of values of these fields; returns the new id if it is one row and the database says it."""
    told = statement(connection.vendor, model, tuple(names), "insert")
    rows = driven(model, names, rows)
    with connection.cursor() as cursor:
        if len(rows) > 1:
            cursor.executemany(told, rows)
        elif rows and connection.features.can_return_columns_from_insert:
            cursor.execute(f"{told} RETURNING {connection.ops.quote_name(model._meta.pk.column)}", rows[0])
            return cursor.fetchone()[0]
        elif rows:
            cursor.execute(told, rows[0])
    return None


def update(model, names, rows):
    """Store rows of values of these fields, the row's own id last; one statement for each, prepared once."""
    told = statement(connection.vendor, model, tuple(names), "update")
    rows = driven(model, (*names, model._meta.pk.name), rows)
    with connection.cursor() as cursor:
        if len(rows) == 1:
            cursor.execute(told, rows[0])
        elif rows:
            cursor.executemany(told, rows)


def driven(model, names, rows):
    """The rows as the driver takes them; what is said more than once is turned once."""
    fields, turned = [model._meta.get_field(name) for name in names], {}

    def value(field, one):
        if type(one) in PLAIN:
            return one
        if isinstance(one, dict | list):
            return field.get_db_prep_save(one, connection)
        if (field, one) not in turned:
            turned[field, one] = field.get_db_prep_save(one, connection)
        return turned[field, one]

    return [[value(field, one) for field, one in zip(fields, row, strict=True)] for row in rows]
