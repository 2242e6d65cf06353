"""Charts of any data are well-formed, small and quick, and say what they show without colours."""

import gzip
import random
import re
import xml.etree.ElementTree as ET

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from guyub.core import charts
from guyub.core.charts import Chart, Table

MONTHS = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]
HUGE = 10**15
EDGES = {
    "empty": ([], []), "one": (["Jan"], [7]), "zeros": (MONTHS, [0] * 12), "huge": (MONTHS, [HUGE, *[1] * 11]),
    "negative": (MONTHS, [-5, 3, -120, *[4] * 9]), "all negative": (MONTHS, [-5] * 12),
    "unknown": (MONTHS, [None, 3, *[None] * 10]),
    "one zero": (["Jan"], [0]),
}
EDGE = pytest.mark.parametrize("labels, values", EDGES.values(), ids=EDGES)


def read(svg):
    return ET.fromstring(svg)


def numbers(drawn):
    """Every length and place of a drawing."""
    for part in drawn.iter():
        for name in ("x", "y", "width", "height", "cx", "cy"):
            if name in part.attrib:
                yield name, float(part.attrib[name])
        if found := re.fullmatch(r"M(\S+) (\S+)h(\S+)v(\S+)h-\S+z", part.attrib.get("d", "")):
            yield from zip(("x", "y", "width", "height"), map(float, found.groups()), strict=True)


@EDGE
def test_columns_and_lines_of_any_data_stay_on_their_field(labels, values):
    for svg in (charts.columns("Jam", labels, [("A", values), ("B", values)]),
                charts.columns("Jam", labels, [("A", values), ("B", values)], stacked=False),
                charts.lines("Jam", labels, [("A", values), ("B", values)])):
        drawn = read(svg)
        assert drawn.attrib["role"] == "img" and drawn.attrib["aria-label"] == "Jam"
        for name, number in numbers(drawn):
            assert number == number and -1 <= number <= charts.WIDTH, (name, number)
            assert name not in ("width", "height") or number >= 0


@EDGE
def test_lying_bars_of_any_data_fit(labels, values):
    drawn = read(charts.bars([(label, "", [value, 1]) for label, value in zip(labels, values, strict=True)]))
    assert all(0 <= number <= 480 for name, number in numbers(drawn) if name == "width")
    assert len(drawn.findall("dt")) == len(labels)


@pytest.mark.parametrize("values", [[], [0], [3], [-4, 9], [1, 10, 100, 1000], [HUGE, 1, None]])
def test_an_axis_holds_all_values_in_round_steps(values):
    low, high, step = charts.scale(values)
    known = [value for value in values if value is not None] or [0]
    assert low <= min(known) and max(known) <= high and low <= 0 <= high and low < high
    assert (high - low) / step <= 6 and low % step == 0 and step >= 1


@pytest.mark.parametrize("value, said, english", [
    (0, "0", "0"), (950, "950", "950"), (1000, "1 rb", "1k"), (1500, "1,5 rb", "1.5k"), (12_000, "12 rb", "12k"),
    (999_999, "1 jt", "1m"), (3_200_000, "3,2 jt", "3.2m"), (-7_000_000_000, "−7 M", "−7bn"),
])
def test_figures_on_an_axis_are_brief_in_both_languages(value, said, english):
    assert charts.brief(value, "id") == said and charts.brief(value, "en") == english


def test_a_column_tells_its_figures_and_opens_them():
    series = [("Kesehatan", [3, 0]), ("Pendidikan", [2, 0])]
    drawn = read(charts.columns("Jam", ["Jan", "Feb"], series, links=["?a=1&b=2", "?x"]))
    links = drawn.findall("a")
    assert [link.attrib["href"] for link in links] == ["?a=1&b=2"], "an empty month opens nothing"
    assert links[0].find("title").text == "Jan: Kesehatan 3, Pendidikan 2"
    assert drawn.attrib["role"] == "group", "what is inside an img cannot be followed"


def test_a_tile_is_darker_for_more_and_pale_only_for_nothing():
    limits = charts.limits_of([1, 5, 40, 300, 2000, 9000, 12_000])
    assert limits == sorted(set(limits)) and len(limits) <= 4
    shades = [charts.shade(value, limits) for value in (0, None, -3, 1, 300, 12_000)]
    assert shades[:3] == [0, 0, 0] and shades[3] == 1 and shades[-1] == len(limits)
    assert charts.limits_of([]) == [] and charts.limits_of([7]) == [1, 5]
    assert [kind for kind, _words in charts.shades_legend(limits, "belum ada")] == ["q0", "q1", "q2", "q3", "q4"]
    drawn = read(charts.tiles("Peta", [(0, 0, "AC", "Aceh", 3, "?w=11"), (3, 1, "RI", "Riau", 0, "")], limits))
    assert drawn.find("a/title").text == "Aceh: 3" and drawn.find("g/title").text == "Riau: 0"


def test_what_people_wrote_is_text_and_nothing_else():
    evil = '"><script>alert(1)</script>'
    for html in (charts.columns(evil, [evil], [(evil, [1])], links=[evil]), charts.bars([(evil, evil, [1])]),
                 charts.lines(evil, [evil], [(evil, [1])]), charts.tiles(evil, [(0, 0, evil, evil, 1, evil)], [1]),
                 Table(evil, [evil], [(evil, evil, [evil])]).html()):
        assert "<script" not in html and "style=" not in html and "fill=" not in html


def test_shares_are_whole_and_never_hide_a_little():
    assert [charts.percent(part, 300) for part in (0, 1, 100, 300)] == ["0%", "&lt;1%", "33%", "100%"]
    assert charts.percent(1, 0) == "0%"


@pytest.mark.parametrize("value, kept", [
    ("=1+1", "'=1+1"), ("+62", "'+62"), ("-7", "'-7"), ("@x", "'@x"), ("\tx", "'\tx"), ("Kab. Klaten", "Kab. Klaten"),
    (-7, "-7"), (None, ""),
])
def test_a_spreadsheet_takes_nothing_for_a_formula(value, kept):
    assert charts.cell(value) == kept


def test_a_chart_is_shown_with_finding_legend_and_the_same_numbers():
    chart = Chart("Jam naik", charts.columns("Jam", ["Jan"], [("A", [3])]), "Jam per bulan.", [("c1", "A")],
                  "Yang disahkan.",
                  Table("Jam per bulan", ["Bulan", "Jam"], [("Jan", "?b=1", ["3"])]), "tabel.csv", "Bagan jam")
    html = render_to_string("core/_chart.html", {"chart": chart})
    assert "<h2>Jam naik</h2>" in html and 'class="c1"' in html and 'role="region"' in html
    assert "<th scope=row><a href=\"?b=1\">Jan</a><td>3" in html and 'href="tabel.csv"' in html


def year(chance):
    return [chance.randint(0, 90_000) for _month in MONTHS]


def test_each_chart_is_at_most_eight_kilobytes():
    chance = random.Random(3)
    kinds = {
        "stacked": lambda: charts.columns("Jam", MONTHS, [(f"Bidang {n}", year(chance)) for n in range(4)],
                                          links=[f"/dampak/catatan/?bulan=2026-{n:02d}" for n in range(1, 13)]),
        "paired": lambda: charts.columns("Jam", MONTHS, [("2026", year(chance)), ("2025", year(chance))], stacked=False),
        "lines": lambda: charts.lines("Jam", MONTHS, [("2026", year(chance)), ("2025", year(chance))]),
        "bars": lambda: charts.bars([(f"Kelompok {n}", f"/kelompok/k-{n}/", [chance.randint(1, 999)]) for n in range(12)]),
        "tiles": lambda: charts.tiles("Peta", [(n % 8, n // 8, "AB", "Kalimantan Tengah", n * 700, f"?wilayah={n}")
                                               for n in range(38)], [1, 100, 5000, 20_000]),
    }
    with translation.override("id"):
        for name, draw in kinds.items():
            assert len(draw().encode()) <= 8_000, name
            assert len(gzip.compress(draw().encode())) <= 2_000, name
