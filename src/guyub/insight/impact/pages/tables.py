"""Every table as a CSV: UTF-8 with its mark, one row a line, nothing that a spreadsheet takes for a formula."""

import csv

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from guyub.core.actors import PUBLIC
from guyub.core.charts import cell
from guyub.foundation.groups.queries import section_words
from guyub.foundation.places.queries import large_titles

from ..forms import area_name
from ..queries import activities_under, areas_of, chapters_of, largest_groups, months_of, sections_of, unreached
from ..rules.lens import NOTHING
from . import shown
from .entries import entry_rows, wanted
from .refusal import refused

MOST = 5000


def table(request, name):
    want = wanted(request)
    if want.asked.refused:
        return refused(request)
    if name not in TABLES:
        raise Http404
    head, rows = TABLES[name](want)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="dampak-{name}-{want.asked.lens.period}.csv"'
    answer.write("\ufeff")
    writer = csv.writer(answer)
    writer.writerow(map(cell, head))
    writer.writerows(map(cell, row) for row in rows)
    return answer


def heads(*first):
    return [*first, _("Menit"), _("Menit dibayar"), _("Orang"), _("Kegiatan"), _("Kelompok"), pgettext("entries", "Catatan")]


def facts(line):
    return [line.minutes, line.paid, line.people, line.activities, line.groups, line.entries()]


def by_month(want):
    asked = want.asked
    lens = asked.lens.but(period=str(asked.year))
    (lines,) = months_of(lens)
    return heads(_("Bulan")), [[month, *facts(lines.get(month, NOTHING))] for month in lens.months]


def by_section(want):
    asked = want.asked
    lines, _months = sections_of(asked.lens.but(section=""))
    return heads(_("Bidang")), [[shown.section_name(code), *facts(lines[code])] for code in section_words() if code in lines]


def by_side(want):
    asked = want.asked
    lines, _months = sections_of(asked.lens.but(section=""))
    names = shown.side_names()
    return [_("Sisi"), _("Menit")], [[names[side], minutes] for side, minutes in shown.sides_of(lines).items()]


def by_area(want):
    asked = want.asked
    paths = shown.children(asked.area[:3])
    lines = areas_of(asked.lens, paths)
    return heads(_("Kode"), _("Wilayah")), [
        [path.rstrip("."), large_titles()[path][0], *facts(lines.get(path, NOTHING))] for path in paths]


def by_group(want):
    asked = want.asked
    return [_("Kelompok"), _("Menit"), pgettext("entries", "Catatan")], [
        [group.name, group.minutes, group.entries()] for group in largest_groups(asked.lens, MOST)[:MOST]]


def by_chapter(want):
    if want.group is None:
        raise Http404
    return heads(_("Cabang")), [[line.name, *facts(line)] for line in chapters_of(want.group, want.asked.lens.period)]


def compared(want):
    asked = want.asked
    other = asked.compared or asked.lens.but(period=str(asked.year - 1))
    lens = asked.lens.but(period=str(asked.year))
    lines, beside = months_of(lens, other)
    return [_("Bulan"), *(f"{area_name(one.area)} {one.year}" for one in (lens, other))], [
        [month[5:], lines.get(month, NOTHING).minutes, beside.get(partner, NOTHING).minutes]
        for month, partner in zip(lens.months, other.months, strict=True)]


def missing(want):
    asked = want.asked
    return [_("Provinsi"), _("Kabupaten atau kota")], [
        [province.name, name] for province in unreached(asked.lens) for name in province.missing]


def listed(want):
    return entry_rows(want, MOST)


def active(want):
    lines, _more = activities_under(PUBLIC, want.asked.lens, path=want.path, limit=MOST)
    return [_("Kegiatan"), _("Kelompok"), pgettext("entries", "Catatan")], [
        [line.title or shown.members_only(), line.group, line.entries] for line in lines]


TABLES = {"bulan": by_month, "bidang": by_section, "sisi": by_side, "wilayah": by_area, "kelompok": by_group,
          "cabang": by_chapter, "banding": compared, "belum": missing, "catatan": listed, "kegiatan": active}
