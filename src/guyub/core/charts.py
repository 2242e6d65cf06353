"""Charts as inline SVG: classes instead of colours, so that the style sheet, the dark scheme and print decide how they look.

A chart is a dataclass with its finding as title; `core/_chart.html` shows finding, legend, drawing, caption, and the table
of the same numbers. Values are whole numbers of any size and sign, or None where nothing is known.
"""

from dataclasses import dataclass, field
from html import escape as escaped
from math import ceil, floor, log10

from django.utils.safestring import SafeString

from .formats import number, spoken

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BASE = 630, 224, 40, 620, 20, 200
CLASSES = ("c1", "c2", "c3", "c4")
SHADES = ("q0", "q1", "q2", "q3", "q4")


def escape(words):
    """Text as it may stand in a page; plain strings are many here, so lazy ones are made plain first."""
    return escaped(str(words))


@dataclass(frozen=True)
class Table:
    """The numbers of a chart: heads, then rows (label, address or "", shown values)."""

    caption: str
    heads: list
    rows: list

    def html(self):
        """Head and rows; a cell ends where the next begins, since there may be many and a page stays under 30 KB."""
        heads = "".join(f"<th scope=col>{escape(head)}" for head in self.heads)
        rows = "".join(
            f"<tr><th scope=row>{opened(escape(label), address)}{''.join(f'<td>{escape(one)}' for one in values)}"
            for label, address, values in self.rows)
        return SafeString(f"<thead><tr>{heads}<tbody>{rows}")


@dataclass(frozen=True)
class Chart:
    """What a reader sees: the finding, what the colours mean [(class, words)], the drawing, its measure, and the numbers."""

    title: str
    svg: str
    measure: str = ""
    legend: list = field(default_factory=list)
    note: str = ""
    table: Table | None = None
    csv: str = ""
    wide: str = ""  # the drawing's name, if it may be scrolled sideways on a small screen


def scale(values):
    """(lowest, highest, step) of round figures that hold the values and zero; at most five steps."""
    known = [value for value in values if value is not None] or [0]
    low, high = min(0, *known, 0), max(0, *known, 0)
    if low == high:
        return 0, 1, 1
    raw = (high - low) / 4
    power = 10 ** floor(log10(raw))
    step = max(1, ceil(next(times for times in (1, 2, 2.5, 5, 10) if times * power >= raw * 0.999) * power))
    return floor(low / step) * step, ceil(high / step) * step, step


def brief(value, language=None):
    """A figure on an axis: 900, 12 rb, 1,5 jt, 3 M; in English 12k, 1.5m, 3bn."""
    language = spoken(language)
    words = (("rb", "jt", "M", "T"), ("k", "m", "bn", "tn"))[language == "en"]
    size, word = abs(value), ""
    for power, name in zip((1e3, 1e6, 1e9, 1e12), words, strict=True):
        if abs(value) >= power * 0.9995:
            size, word = abs(value) / power, name
    if not word:
        return number(int(value), language)
    size = round(size, 1) if size < 10 else round(size)
    text = number(size if size != int(size) else int(size), language)
    return f"{'−' if value < 0 else ''}{text}{' ' if language == 'id' else ''}{word}"


class Frame:
    """The field of a chart over columns: places on it, and its axis."""

    def __init__(self, values, count, base=BASE):
        self.low, self.high, self.step = scale(values)
        self.pitch = (RIGHT - LEFT) / max(1, count)
        self.base = base

    def y(self, value):
        return round(self.base - (self.base - TOP) * (value - self.low) / (self.high - self.low), 1)

    def x(self, place):
        return round(LEFT + self.pitch * (place + 0.5))

    def axis(self):
        drawn, value = [], self.low
        while value <= self.high:
            y = self.y(value)
            drawn.append(f'<path class="ax" d="M{LEFT} {y:g}H{RIGHT}"/>'
                         f'<text x="{LEFT - 6}" y="{y + 4:g}">{brief(value)}</text>')
            value += self.step
        return drawn

    def labels(self, labels):
        every = ceil(len(labels) / 13) if labels else 1
        return [f'<text x="{self.x(place)}" y="{self.base + 18}">{escape(label)}</text>'
                for place, label in enumerate(labels) if place % every == 0]


def drawing(parts, label, height=HEIGHT, width=WIDTH, shape=""):
    kind = f' class="{shape}"' if shape else ""
    drawn = "".join(parts)
    role = "group" if "<a " in drawn else "img"  # what is inside an img cannot be followed
    return SafeString(f'<svg{kind} viewBox="0 0 {width} {height}" role="{role}" aria-label="{escape(label)}">{drawn}</svg>')


def block(kind, x, y, width, height):
    """A filled rectangle, in fewer letters than a rect."""
    return f'<path class="{kind}" d="M{x:g} {y:g}h{width:g}v{height:g}h-{width:g}z"/>'


def titled(words):
    return f"<title>{escape(words)}</title>"


def opened(drawn, address):
    """A part of a drawing that leads somewhere."""
    return f'<a href="{escape(address)}">{drawn}</a>' if address else drawn


def columns(label, labels, series, *, stacked=True, links=(), tops=True, show=number):
    """Columns over labels: series are [(name, values)], on top of each other or side by side; a title tells each figure."""
    count = len(labels)
    up = [sum(max(0, value or 0) for value in values) for values in zip(*(kept for _name, kept in series), strict=True)]
    down = [sum(min(0, value or 0) for value in values) for values in zip(*(kept for _name, kept in series), strict=True)]
    flat = [value for _name, values in series for value in values]
    frame = Frame([*up, *down] if stacked else flat, count)
    parts = frame.axis()
    wide = min(46, frame.pitch * 0.64)
    thin = wide if stacked else wide / max(1, len(series))
    for place, name in enumerate(labels):
        drawn, said, high, low = [], [], 0, 0
        for turn, (of, values) in enumerate(series):
            value = values[place] or 0
            if not value:
                continue
            start = (high if value > 0 else low) if stacked else 0
            end = start + value
            high, low = (end, low) if value > 0 else (high, end)
            y, foot = frame.y(max(start, end)), frame.y(min(start, end))
            x = round(frame.x(place) - wide / 2 + (0 if stacked else turn * thin))
            tall = max(0.7, foot - y - (0.6 if stacked else 0))
            drawn.append(block(CLASSES[turn % 4], x, y, max(1, round(thin) - (0 if stacked else 1)), round(tall, 1)))
            said.append(f"{of} {show(value)}")
        total = up[place] + down[place]
        if stacked and tops and total and frame.pitch >= 30:
            high = frame.y(max(0, up[place]))
            drawn.append(f'<text class="v" x="{frame.x(place)}" y="{high - 6:g}">{brief(total)}</text>')
        if drawn:
            drawn.insert(0, titled(f"{name}: {', '.join(said)}"))
            address = links[place] if place < len(links) else ""
            parts.append(opened("".join(drawn), address) if address else f"<g>{''.join(drawn)}</g>")
    return drawing([*parts, *frame.labels(labels)], label)


def lines(label, labels, series, *, show=number):
    """One or two lines over labels; a gap where a value is None, a dot and a title at each figure."""
    frame = Frame([value for _name, values in series for value in values], len(labels))
    parts = frame.axis()
    for turn, (of, values) in enumerate(series):
        path, pen = [], "M"
        for place, value in enumerate(values):
            if value is None:
                pen = "M"
                continue
            path.append(f"{pen}{frame.x(place):g} {frame.y(value):g}")
            pen = "L"
        parts.append(f'<path class="l{turn % 4 + 1}" d="{"".join(path)}"/>' if path else "")
        parts += [f'<circle class="{CLASSES[turn % 4]}" cx="{frame.x(place):g}" cy="{frame.y(value):g}" r="4">'
                  f'{titled(f"{labels[place]}, {of}: {show(value)}")}</circle>'
                  for place, value in enumerate(values) if value is not None]
    return drawing([*parts, *frame.labels(labels)], label)


def bars(rows, *, show=number, parts=True):
    """Lying bars beside their words: rows are [(name, address or "", values)], a bar for each value, the longest over the
    whole width; `parts` adds each row's share of all."""
    high = max((abs(value) for _name, _url, values in rows for value in values if value), default=0) or 1
    whole = sum(max(0, values[0] or 0) for _name, _url, values in rows) if parts else 0
    drawn = []
    for name, address, values in rows:
        share = f'<span class="muted">{percent(values[0] or 0, whole)}</span> ' if whole else ""
        shown = " / ".join(escape(show(value or 0)) for value in values)
        strips = "".join(
            f'<rect class="{CLASSES[turn % 4]}" y="{turn * 16}" '
            f'width="{max(1 if value else 0, 480 * abs(value or 0) / high):.0f}" height="14"/>'
            for turn, value in enumerate(values))
        drawn.append(f'<dt>{opened(escape(name), address)}</dt><dd>{share}{shown}</dd><dd><svg viewBox="0 0 480 '
                     f'{16 * len(values) - 2}" preserveAspectRatio="none" aria-hidden="true">{strips}</svg></dd>')
    return SafeString(f'<dl class="bars">{"".join(drawn)}</dl>')


def percent(part, whole):
    """41%; what is a little more than nothing is <1%."""
    share = 100 * part / whole if whole else 0
    return "<1%".replace("<", "&lt;") if 0 < share < 0.5 else f"{round(share)}%"


def shade(value, limits):
    """0 to 4: how dark a tile is; 0 only for nothing at all."""
    return 0 if not value or value < 0 else 1 + sum(value >= limit for limit in limits[1:])


def limits_of(values):
    """Four round lower limits that part the positive values: [1, 100, 1000, 5000] and so on."""
    known = sorted(value for value in values if value and value > 0)
    if not known:
        return []
    found = [1]
    for part in (0.4, 0.7, 0.9):
        value = known[min(len(known) - 1, int(len(known) * part))]
        power = 10 ** floor(log10(value))
        found.append(max(1, next(times for times in (5, 2, 1) if times * power <= value) * power))
    return [limit for place, limit in enumerate(found) if place == 0 or limit > max(found[:place])]


def tiles(label, places, limits, *, show=number):
    """A map of equal squares: places are [(column, row, mark, name, value, address)]; darker is more."""
    parts = []
    for column, row, mark, name, value, address in places:
        dark = shade(value, limits)
        x, y = column * 30, row * 30
        drawn = (f'{titled(f"{name}: {show(value or 0)}")}{block(f"q{dark}", x, y, 28, 28)}'
                 f'<text x="{x + 14}" y="{y + 19}">{escape(mark)}</text>')
        parts.append(opened(drawn, address) if address else f"<g>{drawn}</g>")
    width = max((place[0] for place in places), default=0) * 30 + 28
    height = max((place[1] for place in places), default=0) * 30 + 28
    return drawing(parts, label, height=height, width=width, shape="tilemap")


def shades_legend(limits, nothing, show=number):
    """[(class, words)] of a tile map: nothing, then each range."""
    found = [("q0", nothing)]
    for place, limit in enumerate(limits):
        last = place + 1 == len(limits)
        found.append((f"q{place + 1}", f"{show(limit)}+" if last else f"{show(limit)}–{show(limits[place + 1] - 1)}"))
    return found


def cell(value):
    """A field of a CSV that a spreadsheet will not take for a formula."""
    text = "" if value is None else str(value)
    if isinstance(value, int | float):
        return text
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r", "\n") else text
