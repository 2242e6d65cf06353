"""Many rows at once, past the commands: executemany on SQLite, COPY on PostgreSQL. For demo and seed alone."""

import json
import uuid
from datetime import UTC, datetime

from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.models import Max


def plain(value):
    """A value as both databases read it in a text: moments in UTC without a zone, UUIDs as 32 digits."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ")
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, uuid.UUID):
        return value.hex
    if isinstance(value, dict | list):
        return json.dumps(value)
    if value is None or isinstance(value, int | float | str):
        return value
    return str(value)


class Table:
    """Rows of one model, in the order of `names`; the fields that are not named get their default."""

    def __init__(self, model, *names):
        self.model, self.rows = model, []
        meta = model._meta
        fields = [meta.get_field(name) for name in names]
        self.counts = isinstance(meta.pk, models.AutoField) and meta.pk not in fields
        self.next = ((model._base_manager.aggregate(last=Max("pk"))["last"] or 0) + 1) if self.counts else None
        rest = [field for field in meta.local_concrete_fields if field not in fields and field is not meta.pk]
        self.rest = tuple(plain(field.get_default()) for field in rest)
        self.columns = [field.column for field in ([meta.pk] if self.counts else []) + fields + rest]

    def take(self, count=1):
        """The first of so many fresh primary keys."""
        first = self.next
        self.next += count
        return first

    def add(self, *values, pk=None):
        """One row of values in the order of `names`; returns its primary key if it counts."""
        values = tuple(map(plain, values))
        if not self.counts:
            self.rows.append(values + self.rest)
            return None
        pk = pk or self.take()
        self.rows.append((pk, *values, *self.rest))
        return pk

    def put(self, *values):
        """One row whose values are plain already, its primary key first."""
        self.rows.append(values + self.rest)

    def write(self):
        if not self.rows:
            return
        quoted = connection.ops.quote_name
        into = f"{quoted(self.model._meta.db_table)} ({', '.join(map(quoted, self.columns))})"
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                with cursor.copy(f"COPY {into} FROM STDIN") as copy:
                    for row in self.rows:
                        copy.write_row(row)
            else:
                marks = ", ".join(["?"] * len(self.columns))
                cursor.cursor.connection.executemany(f"INSERT INTO {into} VALUES ({marks})", self.rows)
        self.rows.clear()


class Desk:
    """Tables that are written together, in the order in which they were laid out: what is pointed at comes first."""

    def __init__(self, most=100_000):
        self.tables, self.most = [], most

    def table(self, model, *names):
        self.tables.append(Table(model, *names))
        return self.tables[-1]

    def flush(self, least=0):
        """Write what lies on the desk in one transaction, once it is at least so many rows."""
        if sum(len(table.rows) for table in self.tables) > least:
            with transaction.atomic():
                for table in self.tables:
                    table.write()

    def breathe(self):
        """Write if enough lies on the desk."""
        self.flush(self.most)

    def close(self):
        """Write the rest, let PostgreSQL count on from here, and have the planner look at the new tables."""
        self.flush()
        counting = [table.model for table in self.tables if table.counts]
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), counting):
                cursor.execute(statement)
            cursor.execute("ANALYZE")
