"""How pages say amounts, and the charts of figures with their tables."""

from django.utils.translation import gettext as _

from guyub.core import charts
from guyub.core.charts import Chart, Table
from guyub.core.formats import SHORT_MONTHS, number, rupiah, spoken, whole_hours
from guyub.foundation.groups.queries import section_words
from guyub.foundation.places.queries import large_titles
from guyub.foundation.places.rules import TILES

from ..forms import area_name
from ..queries import regencies_in
from ..rules import findings
from ..rules.lens import NOTHING

ENTRIES, ACTIVITIES, GROUPS = "/dampak/catatan/", "/dampak/kegiatan/", "/dampak/kelompok/"
MOST_FIELDS = 3


def amount(value, unit):
    """An amount of a unit in words: 12 jam, Rp1.500, 3,5 kg, 4 buah."""
    if unit == "minute":
        return _("%(n)s jam") % {"n": whole_hours(value)}
    if unit == "rupiah":
        return rupiah(value)
    if unit == "gram":
        return _("%(n)s kg") % {"n": number(value / 1000)}
    if unit == "credit":
        return _("%(n)s kredit") % {"n": number(value / 100)}
    return _("%(n)s buah") % {"n": number(value)}


def about(unit, purpose):
    """What an amount of this unit is, under its figure."""
    names = {"minute": _("jam kerja"), "rupiah": _("uang"), "gram": _("barang menurut berat"), "piece": _("barang"),
             "credit": _("kredit")}
    return _("%(what)s, dibayar") % {"what": names.get(unit, unit)} if purpose == "paid" else names.get(unit, unit)


def section_name(code):
    return section_words()[code][spoken() == "en"] if code in section_words() else _("Tanpa bidang")


def members_only():
    return _("Kegiatan khusus anggota")


def side_names():
    return {"social": _("Sosial"), "economic": _("Ekonomi"), "environmental": _("Lingkungan")}


def hours_label(minutes):
    return _("%(n)s jam") % {"n": whole_hours(minutes)}


def heads(first):
    return [first, _("Jam"), _("Orang"), _("Kegiatan")]


def figures_of(line):
    return [whole_hours(line.minutes), number(line.people), number(line.activities)]


def link_months(asked, months, lines, **where):
    """The address of each month's entries; empty where there are none."""
    return [asked.address(ENTRIES, bulan=month, tahun="", tahun2="", wilayah2="", **where)
            if lines.get(month, NOTHING).minutes else "" for month in months]


def months_chart(asked, lines, by_month, csv, **where):
    """The months of the year by field: the three largest and all others."""
    months = asked.lens.but(period=str(asked.year)).months
    names = SHORT_MONTHS[spoken()]
    links = link_months(asked, months, lines, **where)
    totals = {}
    for parts in by_month.values():
        for section, minutes in parts.items():
            totals[section] = totals.get(section, 0) + minutes
    largest = sorted(totals, key=lambda section: -totals[section])[:MOST_FIELDS]
    whole = [lines.get(month, NOTHING).minutes // 60 for month in months]
    if asked.section or len(totals) < 2:
        series = [(section_name(asked.section or next(iter(totals), "")), whole)]
    else:
        series = [(section_name(section), [by_month.get(month, {}).get(section, 0) // 60 for month in months])
                  for section in largest]
        rest = [max(0, total - sum(values[place] for _name, values in series)) for place, total in enumerate(whole)]
        if any(rest):
            series.append((_("Lainnya"), rest))
    title = findings.of_months({month: lines.get(month, NOTHING).minutes for month in months})
    rows = [(name, "", figures_of(lines.get(month, NOTHING))) for name, month in zip(names, months, strict=True)]
    return Chart(
        title, charts.columns(_("Jam kerja per bulan, %(year)s") % {"year": asked.year}, names, series, links=links),
        _("Jam per bulan."), list(zip(charts.CLASSES, (name for name, _values in series), strict=False)),
        _("Tiap batang membuka catatannya."), Table(_("Jam kerja per bulan"), heads(_("Bulan")), rows), csv,
        wide=_("Bagan jam kerja per bulan"))


def sections_chart(asked, lines, csv, base):
    rows = sorted(lines.items(), key=lambda item: -item[1].minutes)
    shown = [(section_name(code), asked.address(base, bidang=code), [line.minutes])
             for code, line in rows if line.minutes > 0]
    table = Table(_("Jam kerja menurut bidang"), heads(_("Bidang")), [
        (section_name(code), "", figures_of(line)) for code, line in rows if line.sums])
    return Chart(
        findings.of_parts([(section_name(code), line.minutes) for code, line in rows]),
        charts.bars(shown, show=hours_label), _("Jam menurut bidang."), table=table, csv=csv)


def sides_of(lines):
    """{side of life: minutes}: social, economic and environmental, from the fields."""
    sums = dict.fromkeys(side_names(), 0)
    for code, line in lines.items():
        sums[section_words()[code][2]] += line.minutes
    return sums


def sides_chart(lines, csv):
    sums, names = sides_of(lines), side_names()
    return Chart(
        findings.of_parts([(names[side], minutes) for side, minutes in sums.items()]),
        charts.bars([(names[side], "", [minutes]) for side, minutes in sums.items()], show=hours_label),
        _("Jam menurut sisi kehidupan."), note=_("Tiap bidang termasuk satu sisi."), csv=csv,
        table=Table(_("Jam kerja menurut sisi kehidupan"), [_("Sisi"), _("Jam")], [
            (names[side], "", [whole_hours(minutes)]) for side, minutes in sums.items()]))


def areas_chart(asked, paths, lines, csv):
    """The provinces as a map of tiles; the regencies of a province as bars."""
    names = {path: large_titles()[path][0] for path in paths}
    minutes = {path: lines.get(path, NOTHING).minutes for path in paths}
    known = sorted((path for path in paths if minutes[path] or lines.get(path)), key=lambda path: -minutes[path])
    title = findings.of_areas([(names[path], minutes[path]) for path in paths], len(paths),
                              "regency" if asked.area else "province")
    table = Table(_("Jam kerja menurut wilayah"), heads(_("Wilayah")), [
        (names[path], asked.address(wilayah=path) if asked.area else "", figures_of(lines.get(path, NOTHING)))
        for path in known])
    if asked.area:
        svg = charts.bars([(names[path], asked.address(wilayah=path), [minutes[path]]) for path in known[:12]],
                          show=hours_label)
        return Chart(title, svg, _("Jam menurut kabupaten dan kota."), table=table, csv=csv)
    limits = charts.limits_of(value // 60 for value in minutes.values())
    svg = charts.tiles(
        _("Peta petak 38 provinsi menurut jam kerja"),
        [(*TILES[path[:2]], names[path], minutes[path] // 60, asked.address(wilayah=path) if lines.get(path) else "")
         for path in paths], limits,
        show=lambda value: _("%(n)s jam") % {"n": number(value)})
    return Chart(
        title, svg, _("Satu petak satu provinsi."), charts.shades_legend(limits, _("belum ada")) if limits else [],
        _("Wilayah pucat bukan berarti tidak bekerja: di sana baru sedikit kelompok yang mencatat di sini."), table, csv,
        wide=_("Peta petak 38 provinsi"))


def children(area):
    """Paths of what lies directly in an area: provinces, or the regencies of a province."""
    if len(area) > 3:
        return []
    kinds = ("regency", "city") if area else ("province",)
    return [path for path, (_title, kind, _pk) in large_titles().items() if kind in kinds and path.startswith(area)]


def compared_chart(asked, other, lines, beside, csv):
    """Two areas or two years, month by month and measure by measure."""
    first = asked.lens.but(period=str(asked.year))
    names = [", ".join([area_name(lens.area)] * (first.area != other.area) + [str(lens.year)] * (first.year != other.year))
             for lens in (first, other)]
    labels = SHORT_MONTHS[spoken()]
    now = f"{asked.today:%Y-%m}"
    series = [[pool.get(month, NOTHING).minutes // 60 if month <= now else None for month in lens.months]
              for lens, pool in ((first, lines), (other, beside))]
    sums = [pool.get(str(lens.year), NOTHING) for lens, pool in ((first, lines), (other, beside))]
    links = link_months(asked, first.months, lines)
    rows = [(label, address, ["–" if value is None else number(value) for value in values])
            for label, address, *values in zip(labels, links, *series, strict=True)]
    rows += [(what, "", [show(getattr(line, fact)) for line in sums]) for what, fact, show in (
        (_("Jam setahun"), "minutes", whole_hours), (_("Jam dibayar"), "paid", whole_hours), (_("Orang"), "people", number),
        (_("Kegiatan"), "activities", number), (_("Kelompok"), "groups", number),
        (_("Kabupaten dan kota"), "regencies", number))]
    return Chart(
        findings.of_two((names[0], sums[0].minutes), (names[1], sums[1].minutes)),
        charts.lines(_("Jam per bulan: %(a)s dan %(b)s") % {"a": names[0], "b": names[1]}, labels,
                     list(zip(names, series, strict=True))),
        _("Jam per bulan."), list(zip(charts.CLASSES, names, strict=False)),
        table=Table(_("Perbandingan"), [_("Bulan"), *names], rows), csv=csv, wide=_("Bagan perbandingan"))


def regencies_words(asked, line):
    return _("%(n)s dari %(total)s kabupaten dan kota") % {
        "n": number(line.regencies), "total": number(regencies_in(asked.area))}
