"""What a reader may take away from figures, in one sentence; from the figures alone."""

from django.utils.translation import gettext as _

from guyub.core.formats import MONTHS, number, spoken, whole_hours


def month_of(period):
    return MONTHS[spoken()][int(period[5:7]) - 1]


def change(now, before):
    """'naik 18%', 'turun 3%', 'sama'; empty if there is too little to compare with."""
    if before <= 0 or before * 10 < now:
        return ""
    share = round(100 * (now - before) / before)
    if share == 0:
        return _("sama banyak")
    return (_("naik %(n)s%%") if share > 0 else _("turun %(n)s%%")) % {"n": number(abs(share))}


def of_months(minutes):
    """What the months of a year say: {period: minutes}."""
    known = {period: value for period, value in minutes.items() if value > 0}
    if not known:
        return _("Belum ada jam kerja pada kurun ini")
    top = max(known, key=lambda period: (known[period], period))
    if len(known) == 1:
        return _("Semua %(hours)s jam diberikan pada %(month)s") % {
            "hours": whole_hours(known[top]), "month": month_of(top)}
    return _("%(month)s paling ramai: %(hours)s jam") % {"month": month_of(top), "hours": whole_hours(known[top])}


def of_parts(parts):
    """What fields, sides or groups say: [(name, minutes)], the largest first."""
    whole = sum(value for _name, value in parts if value > 0)
    if not whole:
        return _("Belum ada jam kerja pada kurun ini")
    name, value = max(parts, key=lambda part: part[1])
    if value == whole:
        return _("Seluruhnya %(name)s") % {"name": name}
    return _("%(name)s menyumbang %(share)s%% jam kerja") % {"name": name, "share": max(1, round(100 * value / whole))}


def of_areas(areas, total, kind):
    """What provinces or regencies say: [(name, minutes)] of those with hours, out of `total`."""
    known = [area for area in areas if area[1] > 0]
    if not known:
        return _("Belum ada jam kerja di wilayah ini pada kurun ini")
    top = max(known, key=lambda area: area[1])
    sentence = _("%(n)s dari %(total)s provinsi tercatat bekerja, %(name)s paling banyak") if kind == "province" else \
        _("%(n)s dari %(total)s kabupaten dan kota tercatat bekerja, %(name)s paling banyak")
    return sentence % {"n": number(len(known)), "total": number(total), "name": top[0]}


def of_two(first, second):
    """What a comparison says: (name, minutes) of both."""
    (one, more), (other, less) = sorted((first, second), key=lambda side: -side[1])
    if more == less:
        return _("%(one)s dan %(other)s sama banyak") % {"one": one, "other": other}
    if not less:
        return _("%(one)s: %(hours)s jam; %(other)s belum tercatat") % {
            "one": one, "hours": whole_hours(more), "other": other}
    return _("%(one)s memberi %(times)s kali jam %(other)s") % {
        "one": one, "times": number(round(more / less, 1)), "other": other}
