"""One's own record, to look at and to take away as CSV, JSON or PDF."""

from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guyub.core.sheets import csv_answer
from guyub.foundation.people.models import Person

from .. import queries
from ..forms import ShareForm
from .papers import record_paper
from .words import said


def before_of(text):
    """(day, id) of '2026-11-24~17', or None."""
    day, _sep, pk = text.partition("~")
    try:
        return (date.fromisoformat(day), int(pk)) if pk.isascii() and len(pk) < 12 else None
    except ValueError:
        return None


def own(request):
    if request.actor.person_id is None:
        raise Http404
    return request.actor.person_id


@login_required
def mine(request, form=None, status=200):
    """My record: sums, filters, milestones, each line with who vouched, and the links that I gave out."""
    person_id = own(request)
    asked = queries.Asked.of(request.GET)
    lines, more = queries.service_lines(person_id, asked, before=before_of(request.GET.get("dari", "")))
    record = queries.record(person_id, asked)
    following = request.GET.copy()
    if more:
        following["dari"] = f"{more[0].isoformat()}~{more[1]}"
    query = request.GET.copy()
    query.pop("dari", None)
    form = form or ShareForm()
    return render(request, "portfolio/record/mine.html", {
        "record": record, "lines": lines, "asked": asked, "following": following.urlencode() if more else "",
        "query": query.urlencode(), "milestones": [(said(one), one) for one in record.milestones],
        "standing": queries.standing(person_id), "shares": queries.shares_of(request.actor), "form": form, "forms": [form],
    }, status=status)


HEAD = ("tanggal", "kegiatan", "kelompok", "peran", "menit", "dibayar", "belajar", "disahkan_oleh", "jabatan", "catatan",
        "orang")


def rows_of(lines):
    return [(line.day, line.activity, line.group, line.role, line.minutes, int(line.paid), int(line.learned), line.voucher,
             line.voucher_office, f"{line.chain}/{line.number}", "") for line in lines]


@login_required
def download(request, kind):
    """The lines that are asked for: csv, json or pdf."""
    person_id = own(request)
    asked = queries.Asked.of(request.GET)
    lines, _more = queries.service_lines(person_id, asked, limit=None)
    if kind == "csv":
        brought = queries.outreach(person_id)
        told = [("", _("Datang lewat ajakan"), *[""] * (len(HEAD) - 3), brought)] if brought else []
        return csv_answer("guyub", HEAD, [*rows_of(lines), *told])
    person = Person.objects.get(pk=person_id)
    record = queries.record(person_id, asked)
    if kind == "json":
        answer = JsonResponse({
            "name": person.name, "minutes": {"given": record.given, "learned": record.learned, "paid": record.paid},
            "outreach": record.outreach,
            "lines": [dict(zip(HEAD[:-1], row, strict=False)) for row in rows_of(lines)]},
            json_dumps_params={"ensure_ascii": False, "indent": 1})
        answer["Content-Disposition"] = 'attachment; filename="guyub.json"'
        return answer
    pdf = record_paper(person.name, record, lines, queries.standing(person_id),
                       host=request.build_absolute_uri("/"))
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{_("catatan-pengabdian")}.pdf"'
    return answer
