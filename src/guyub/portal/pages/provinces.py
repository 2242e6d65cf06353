"""The map of the front page: one equal square for each province, each a door to what was done there."""

from django.utils.translation import gettext as _

from guyub.core import charts
from guyub.core.formats import number
from guyub.foundation.places.queries import large_titles
from guyub.foundation.places.rules import TILES
from guyub.insight.impact.queries import provinces_of


def province_map(year):
    """(drawing, legend, year) of a year, or of the one before while this year has no hours; None without any."""
    found = provinces_of(year, year - 1)
    shown = year if found[year] else year - 1
    hours = {path: minutes // 60 for path, minutes in found[shown].items()}
    if not hours:
        return None
    titles, limits = large_titles(), charts.limits_of(hours.values())
    base = "/dampak/?wilayah=" if shown == year else f"/dampak/?tahun={shown}&wilayah="
    drawn = charts.tiles(
        _("Peta petak 38 provinsi menurut jam kerja"),
        [(*place, titles[f"{code}."][0], hours.get(f"{code}.", 0), base + code) for code, place in TILES.items()], limits,
        show=lambda value: _("%(n)s jam") % {"n": number(value)})
    return drawn, charts.shades_legend(limits, _("belum ada")), shown
