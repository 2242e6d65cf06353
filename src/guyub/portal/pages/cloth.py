"""The month's cloth: one thread for each group, as wide as its hours; drawn from the ledger's totals."""

from dataclasses import dataclass

DYES = {  # section of ICNP/TSO: thread and its edge, as classes of the style sheet
    "C": "t-nila", "B": "t-kunyit", "D": "t-soga", "E": "t-daun", "F": "t-biru", "G": "t-merah", "J": "t-nila",
    "K": "t-ireng", "A": "t-merah", "H": "t-biru", "I": "t-mori", "L": "t-ireng",
}
WIDTH = 460


@dataclass(frozen=True)
class Thread:
    x: int
    width: int
    dye: str
    group: str
    hours: int


def cloth(sums):
    """Threads over WIDTH units for [(id, name, slug, kain, section, minutes)]; a group gets at least 2 units."""
    total = sum(row[-1] for row in sums)
    if not total:
        return []
    room = WIDTH - 5 * len(sums)
    threads, x = [], 0
    for _id, name, _slug, _kain, section, minutes in woven(sums):
        width = max(2, round(room * minutes / total))
        threads.append(Thread(x, width, DYES.get(section, "t-soga"), name, round(minutes / 60)))
        x += width + 5
    return threads


def woven(sums):
    """Wide and narrow threads in turn, so that the cloth reads as a cloth and not as a bar chart."""
    half = (len(sums) + 1) // 2
    wide, narrow = sums[:half], sums[half:][::-1]
    for place, row in enumerate(wide):
        yield row
        if place < len(narrow):
            yield narrow[place]
