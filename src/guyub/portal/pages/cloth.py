"""The month's cloth: one thread for each group, as wide as its hours; drawn from the ledger's totals."""

from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import ngettext

from guyub.core.formats import number

DYES = {  # section of ICNP/TSO: the dye of its threads; the style sheet gives each a paler and a deeper shade
    "A": "merah", "B": "kunyit", "C": "nila", "D": "soga", "E": "daun", "F": "biru", "G": "merah", "H": "biru",
    "I": "mori", "J": "nila", "K": "ireng", "L": "ireng",
}
WIDTH = 460
# Fine threads on either side of a group's own, as (shade, width); "1" the thread's dye, "2" paler, "3" deeper.
RICH = ([("2", 2), ("ireng", 1)], [("ireng", 1), ("3", 2), ("mori", 1), ("2", 3), ("mori", 1)])
FAIR = ([("2", 1), ("ireng", 1)], [("ireng", 1), ("3", 1), ("2", 2), ("mori", 1)])
SLIM = ([("ireng", 1)], [("2", 1), ("mori", 1)])


@dataclass(frozen=True)
class Thread:
    x: int
    width: int
    dye: str
    group: str
    hours: int


@dataclass(frozen=True)
class Cloth:
    """Threads with their names, and the fine threads between them: one path for each shade."""

    threads: list
    edges: list
    width: int

    @property
    def drawn(self):
        """Its threads as SVG, each with its group and hours; written out here, since there may be forty."""
        one, many = (ngettext("%(h)s jam", "%(h)s jam", count) for count in (1, 2))
        paths = "".join(f'<path class="t-{shade}" d="{path}"/>' for shade, path in self.edges)
        return mark_safe(paths + "".join(
            f'<rect class="t-{t.dye}" x="{t.x}" width="{t.width}" height="9"><title>{escape(t.group)}: '
            f'{(one if t.hours == 1 else many) % {"h": number(t.hours)}}</title></rect>' for t in self.threads))


def cloth(sums):
    """The cloth of [(id, name, slug, kain, section, minutes, …)]; None if nobody worked. A thread gets at least 2 units."""
    total = sum(row[5] for row in sums)
    if not total:
        return None
    trim = RICH if len(sums) <= 16 else FAIR if len(sums) <= 26 else SLIM
    room = max(2 * len(sums), WIDTH - len(sums) * sum(width for side in trim for _shade, width in side))
    threads, edges, x = [], {}, 0
    for place, row in enumerate(woven(sums)):
        dye = DYES.get(row[4], "soga")
        left, right = trim if place % 2 == 0 else (trim[1][::-1], trim[0][::-1])
        x = fine(left, dye, x, edges)
        width = max(2, round(room * row[5] / total))
        threads.append(Thread(x, width, dye, row[1], row[5] // 60))
        x = fine(right, dye, x + width, edges)
    return Cloth(threads, sorted((shade, "".join(path)) for shade, path in edges.items()), x)


def fine(side, dye, x, edges):
    """Add the fine threads of one side to `edges`; returns where they end."""
    for shade, width in side:
        name = f"{dye}-{shade}" if shade in "123" else shade
        edges.setdefault(name, []).append(f"M{x} 0h{width}v9h-{width}z")
        x += width
    return x


def woven(sums):
    """Wide and narrow threads in turn, so that the cloth reads as a cloth and not as a bar chart."""
    half = (len(sums) + 1) // 2
    wide, narrow = sums[:half], sums[half:][::-1]
    for place, row in enumerate(wide):
        yield row
        if place < len(narrow):
            yield narrow[place]
