from functools import cache

from guyub.core.words import rank

from ..models import Field, Goal, Occupation


@cache
def entries(model):
    """(code, words) of all rows of a fixed list; read once per process, since only a migration changes it."""
    return [(row.code, row.words.split("\n")) for row in model.objects.all()]


def occupations_named(text, limit=8):
    """Occupations that people mean by `text`, best first."""
    return found(Occupation, text, limit)


def fields_named(text, limit=8):
    """ICNP/TSO fields that people mean by `text`, best first."""
    return found(Field, text, limit)


def found(model, text, limit):
    codes = rank(text, entries(model), limit)
    rows = model.objects.in_bulk(codes)
    return [rows[code] for code in codes if code in rows]


@cache
def section_words():
    """{letter: (short in Indonesian, short in English, side of life)} of the twelve sections; read once per process."""
    rows = sections().order_by("code").values_list("code", "short_id", "short_en", "side")
    return {code: (indonesian, english, side) for code, indonesian, english, side in rows}


def sections():
    """The twelve sections of ICNP/TSO."""
    return Field.objects.filter(code__in="ABCDEFGHIJKL")


@cache
def goals_in_order():
    """The seventeen goals by number; read once per process, since only a migration changes them."""
    return sorted(Goal.objects.all(), key=lambda goal: int(goal.pk))
