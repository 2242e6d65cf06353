"""Who takes part: what people freely said of themselves, for the whole server and a year, where there are enough of them."""

from django.conf import settings
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core import charts
from guyub.core.charts import Chart, Table
from guyub.core.formats import day_month, number
from guyub.foundation.people.models import Portrait

from ..forms import Asked
from ..queries.figures import months_of
from ..queries.participation import district_names, participation
from ..rules.lens import NOTHING, Lens
from .refusal import refused

OTHERS = {"wilayah", "bidang", "kelompok", "bulan", "wilayah2"}


def people(request):
    asked = Asked(request.GET)
    if asked.refused or any(request.GET.get(name) for name in OTHERS):
        return refused(request)
    year = str(asked.year)
    (lines,) = months_of(Lens(period=year))
    tables = participation(asked.year)
    districts = district_names(tables["district"].lines) if "district" in tables else {}
    counted = next((table.counted_at for table in tables.values()), None)
    return render(request, "impact/participation.html", {
        "asked": asked, "year": asked.year, "people": number(lines.get(year, NOTHING).people),
        "counted": day_month(timezone.localtime(counted)) if counted else "", "fewest": settings.FEWEST_PEOPLE,
        "charts": [chart(tables[trait], title, names(trait, districts)) for trait, title in titles() if trait in tables],
    })


def titles():
    return [("sex", _("Menurut jenis kelamin")), ("age", _("Menurut umur")), ("disability", _("Menurut disabilitas")),
            ("district", _("Menurut kecamatan tempat tinggal"))]


def names(trait, districts):
    known = {"sex": Portrait.Sex, "age": Portrait.Age, "disability": Portrait.Disability}
    return districts if trait == "district" else {value: str(label) for value, label in known[trait].choices}


def chart(table, title, labels):
    """The shown counts as bars; what is too few is said in words, never as a length."""
    few = _("kurang dari %(n)s") % {"n": settings.FEWEST_PEOPLE}
    hidden = [labels.get(line.value, line.value) for line in table.lines if line.people is None]
    known = [(labels.get(line.value, line.value), "", [line.people]) for line in table.lines if line.people is not None]
    rows = [(labels.get(line.value, line.value), "", [few if line.people is None else number(line.people)])
            for line in table.lines]
    note = _("Tidak ditampilkan karena terlalu sedikit, atau supaya yang sedikit tidak bisa dihitung: %(names)s.") % {
        "names": ", ".join(hidden)} if hidden else ""
    answers = _("%(n)s orang menjawab.") % {"n": number(table.answers)} if table.answers is not None else \
        _("Terlalu sedikit yang menjawab untuk ditampilkan.")
    return Chart(finding(title, known, table.answers), charts.bars(known, parts=False), answers, note=note,
                 table=Table(title, [_("Jawaban"), _("Orang")], rows))


def finding(title, known, answers):
    top = max(known, key=lambda row: row[2][0], default=None)
    if not top or not top[2][0] or not answers:
        return title
    return _("%(title)s: terbanyak %(name)s") % {"title": title, "name": top[0]}
