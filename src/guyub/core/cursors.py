"""Pages of a list by cursor: signed, opaque, in a stable order, so that nothing is shown twice or lost between pages."""

from django.db.models import Q

from .problems import Problem
from .seals import open_seal, seal

MOST = 50


def cursor(name, values):
    """The opaque place behind the row with these values in the list of this name."""
    return seal(f"cursor.{name}", [value if isinstance(value, int | None) else str(value) for value in values])


def place_of(name, text, size):
    """The values of a cursor; None without one. A cursor of another list, or a changed one, is a Problem."""
    if not text:
        return None
    values = open_seal(f"cursor.{name}", text)
    if not isinstance(values, list) or len(values) != size:
        raise Problem("cursor", field="after")
    return values


def behind(order, values):
    """The condition that a row stands behind these values; order as in order_by, without nulls."""
    wanted, same = Q(pk__in=[]), Q()
    for field, value in zip(order, values, strict=True):
        name, beyond = field.lstrip("-"), "lt" if field.startswith("-") else "gt"
        wanted |= same & Q(**{f"{name}__{beyond}": value})
        same &= Q(**{name: value})
    return wanted


def page(name, rows, order, *, after, limit):
    """(rows of one page, the cursor to go on with or None); rows are models or dicts of values()."""
    rows = rows.order_by(*order)
    if (values := place_of(name, after, len(order))) is not None:
        rows = rows.filter(behind(order, values))
    found = list(rows[: limit + 1])
    if len(found) <= limit:
        return found, None
    last = found[limit - 1]
    return found[:limit], cursor(name, [valued(last, field.lstrip("-")) for field in order])


def valued(row, name):
    if isinstance(row, dict):
        return row[name]
    for part in name.split("__"):
        row = getattr(row, part)
    return row
