"""The whole recount, portion by portion: totals, presences, figures. Resumes where it was stopped."""

from itertools import islice

from django.db import transaction
from django.db.models.functions import ExtractYear, Length
from django.utils import timezone

from guyub.core.actors import Actor
from guyub.core.models import Job
from guyub.workshop.ledger.commands import recount_totals
from guyub.workshop.ledger.commands.totals import BATCH
from guyub.workshop.ledger.models import Chain, Total

from ..models import Figure
from .recount import counted, differences, hold_figures, recount_presences, release_figures, write_figures

KIND = "impact.recount"
CELLS = 2000
CONSOLE = Actor.office_of("console")


def portions():
    """[(first group, last group, transfers)] so that each holds about BATCH transfers, or one larger group."""
    found, first, held = [], None, 0
    last = None
    for group, number in Chain.objects.order_by("group_id").values_list("group_id", "number"):
        if held and held + number > BATCH:
            found.append((first, last, held))
            first, held = None, 0
        first = first or group
        last, held = group, held + number
    if first:
        found.append((first, last, held))
    return found


def recount(show=lambda what, done, total: None, afresh=False):
    """Count everything anew; show(what, done, total) is told after each portion. Returns the number of transfers."""
    job = None if afresh else Job.objects.filter(kind=KIND, ended_at=None).order_by("-pk").first()
    job = job or Job.objects.create(kind=KIND, source={"after": 0})
    todo = portions()
    total, done = sum(held for _first, _last, held in todo), 0
    for first, last, held in todo:
        done += held
        if first > job.source["after"]:
            with transaction.atomic():
                recount_totals(CONSOLE, None, first=first, last=last)
                recount_presences(CONSOLE, None, first=first, last=last)
                job.source, job.done, job.total, job.beat_at = {"after": last}, done, total, timezone.now()
                job.save(update_fields=["source", "done", "total", "beat_at"])
        show("totals", done, total)
    years = years_of()
    for place, year in enumerate(years):
        try:
            recount_year(year)
        finally:
            release_figures(CONSOLE, None)
        show("figures", place + 1, len(years))
    job.ended_at = timezone.now()
    job.save(update_fields=["ended_at"])
    return total


def years_of():
    """The years of which there are totals or figures."""
    counted_ones = Total.objects.annotate(year=ExtractYear("month")).order_by().values_list("year", flat=True).distinct()
    shown = Figure.objects.annotate(size=Length("period")).filter(size=4).order_by().values_list("period", flat=True)
    return sorted(set(counted_ones) | set(map(int, shown.distinct())))


def recount_year(year):
    sums = hold_figures(CONSOLE, None, year=year)
    steps = iter(sorted(differences(counted(sums, year), year).items()))
    while portion := dict(islice(steps, CELLS)):
        write_figures(CONSOLE, None, steps=portion)
