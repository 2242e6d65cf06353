"""Counting totals anew from the transfers, some groups at a time, while the house goes on."""

from django.db import connection
from django.db.models import Case, CharField, F, Func, IntegerField, Sum, Value, When
from django.db.models.functions import Cast, Coalesce, Concat

from guyub.core.commands import command
from guyub.core.models import Outbox

from .. import policy
from ..models import Total, Transfer
from .post import TOTALS

BATCH = 40_000  # transfers, so that a transaction stays under a second


class MonthText(Func):
    """2026-11 of a date."""

    output_field = CharField()

    def as_sqlite(self, compiler, connection, **more):
        return self.as_sql(compiler, connection, template="SUBSTR(%(expressions)s, 1, 7)", **more)

    def as_postgresql(self, compiler, connection, **more):
        return self.as_sql(compiler, connection, template="TO_CHAR(%(expressions)s, 'YYYY-MM')", **more)


class MonthDay(Func):
    """The first day of a date's month."""

    def as_sqlite(self, compiler, connection, **more):
        return self.as_sql(compiler, connection, template="SUBSTR(%(expressions)s, 1, 7) || '-01'", **more)

    def as_postgresql(self, compiler, connection, **more):
        return self.as_sql(compiler, connection, template="DATE_TRUNC('month', %(expressions)s)::date", **more)


def signed(amount):
    """The amount of a transfer, negative if it takes another one back."""
    return Sum(Case(When(reverses=None, then=amount), default=-amount, output_field=IntegerField()))


def entries(first, last, reaction):
    """Transfers of the groups from `first` to `last`, without those that this reaction has still to add."""
    rows = Transfer.objects.filter(group_id__gte=first, group_id__lte=last)
    waiting = Outbox.objects.filter(reaction=reaction)
    return rows.exclude(act_id__in=waiting.values("act_id")) if waiting.exists() else rows


def insert_from(model, rows, names):
    """INSERT … SELECT: the rows never leave the database."""
    quoted = connection.ops.quote_name
    columns = ", ".join(quoted(model._meta.get_field(name).column) for name in names)
    statement, values = rows.order_by().query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {quoted(model._meta.db_table)} ({columns}) {statement}", values)


@command(policy.may_recount_totals, notes=("first", "last"))
def recount_totals(actor, nothing, *, first, last):
    """Replace the totals of the groups from `first` to `last` by what the ledger says."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:  # nobody may add to a total between deleting and counting
            cursor.execute(f"LOCK TABLE {connection.ops.quote_name(Total._meta.db_table)} IN SHARE ROW EXCLUSIVE MODE")
    Total.objects.filter(group_id__gte=first, group_id__lte=last).delete()
    slash = Value("/")
    key = Concat(
        Cast("group_id", CharField()), slash, Coalesce(Cast("place_id", CharField()), Value("")), slash,
        Coalesce(Cast("field_id", CharField()), Value("")), slash, MonthText(F("occurred_on")), slash, F("unit"), slash,
        F("purpose"))
    rows = entries(first, last, TOTALS).annotate(ym=MonthDay(F("occurred_on"))).values(
        "group_id", "place_id", "field_id", "ym", "unit", "purpose").annotate(
        label=key, sum=signed(F("amount")), entries=signed(Value(1)))
    insert_from(
        Total,
        rows.values_list("group_id", "place_id", "field_id", "ym", "unit", "purpose", "label", "sum", "entries"),
        ("group", "place", "field", "month", "unit", "purpose", "key", "amount", "count"))
