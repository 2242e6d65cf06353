"""A member's cycle: what counts, what is missing by when, how it will go, and every entry with its cuts in words."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.formats import day_month, hundredths, number
from guyub.foundation.groups.models import Group

from .. import policy
from ..models import Enrolment, Entry, Scheme
from ..rules.counting import Item, count, forecast, months_on, stand, sums_of
from ..rules.words import cut_words, percent, source_words, state_words
from .suggestions import suggestions

MOST_ENTRIES = 400


@dataclass(frozen=True)
class PartLine:
    """A category in words: "pengabdian 4,1% dari paling sedikit 5%", and what is missing of it."""

    code: str
    name: str
    counted: str
    percent: str
    bounds: str
    missing: str
    counted_raw: int
    least: int
    full: bool


@dataclass(frozen=True)
class YearLine:
    name: str
    span: str
    counted: str
    least: str
    missing: str
    excused: str
    over: bool


@dataclass(frozen=True)
class EntryLine:
    id: int
    day: str
    title: str
    what: str
    organiser: str
    number: str
    claimed: str
    awarded: str
    counted: str
    chip: str
    state: str
    cuts: list
    by: str
    reason: str
    ledger: str
    document: bool
    amendable: bool
    withdrawable: bool


@dataclass
class Cycle:
    """Everything that the page of a cycle shows."""

    enrolment: Enrolment
    scheme: object
    unit: str
    standing: object
    parts: list
    years: list
    entries: list
    counted: str
    required: str
    percent: str
    missing: str
    missing_raw: int
    until: str
    days_left: int
    outlook: str
    source: tuple
    unverified: bool
    suggested: list
    totals: tuple
    profile: str
    lacks: list


def open_schemes(actor):
    """Schemes of one's own groups (and those above) that one may begin a cycle in; two statements at most."""
    held = actor.groups_where("member")
    if not held:
        return []
    lineage = {int(pk) for path in Group.objects.filter(pk__in=held).values_list("path", flat=True)
               for pk in path.split(".") if pk}
    running = Enrolment.objects.filter(person_id=actor.person_id, closed_at=None).values("scheme")
    return list(Scheme.objects.filter(
        group__in=lineage, versions__published_at__isnull=False, versions__valid_from__lte=timezone.localdate())
        .exclude(pk__in=running).select_related("group").distinct().order_by("name"))


def my_cycles(actor):
    """One's cycles, the running ones first: (Enrolment, unit, counted, missing, until) in words; one statement."""
    rows = Enrolment.objects.filter(person_id=actor.person_id).select_related("scheme__group", "version")
    found = []
    for row in sorted(rows, key=lambda one: (one.closed_at is not None, -one.starts_on.toordinal())):
        unit = row.version.body.get("unit") or "SKP"
        found.append((row, unit, hundredths(row.counted), hundredths(row.missing) if row.missing else "",
                      day_month(row.ends_on)))
    return found


def cycle(actor, pk, *, today=None):
    """The Cycle of this id if the actor may see it, else None; four statements."""
    today = today or timezone.localdate()
    enrolment = (
        policy.visible_enrolments(actor).filter(pk=pk)
        .select_related("version", "scheme__group", "person__home").first())
    if enrolment is None:
        return None
    scheme = enrolment.rules
    rows = list(Entry.objects.filter(enrolment=enrolment).select_related("decided_by", "transfer").defer(
        "transfer__digest").order_by("-day", "-pk")[:MOST_ENTRIES])
    live = [row for row in rows if row.live]
    items = [Item(row.pk, row.kind, row.day, row.awarded, f"attendance/{row.attendance_id}" if row.attendance_id
                  else row.digest) for row in live]
    lines = count(scheme, items, enrolment.starts_on, enrolment.ends_on)
    standing = stand(scheme, sums_of(scheme, items, lines, enrolment.starts_on), carried=enrolment.carried,
                     excused=enrolment.excused_years)
    unit, missing = scheme.unit, max(0, standing.missing)
    recent = sum(lines[item.id].counted for item in items if item.day > today - timedelta(days=365))
    ahead = forecast(standing.counted, standing.required, recent, today, enrolment.starts_on, enrolment.ends_on)
    own = actor.person_id == enrolment.person_id
    wanted = {part.code: part.short for part in standing.parts if part.short} or dict.fromkeys(
        [one.code for one in scheme.categories], missing)
    suggested = suggestions(actor, enrolment, scheme, wanted) if own and missing and not enrolment.closed_at else []
    title, said, note = source_words(scheme.source)
    return Cycle(
        enrolment=enrolment, scheme=scheme, unit=unit, standing=standing,
        parts=[part_line(scheme, part, standing.required) for part in standing.parts],
        years=[year_line(scheme, year, enrolment, today) for year in standing.years],
        entries=[entry_line(scheme, row, own) for row in rows], counted=hundredths(standing.counted),
        required=hundredths(standing.required), percent=percent(standing.counted, standing.required),
        missing=hundredths(missing), missing_raw=missing, until=day_month(enrolment.ends_on),
        days_left=(enrolment.ends_on - today).days, outlook=outlook(ahead, standing, unit, enrolment, today),
        source=(title, said, note), unverified=bool(scheme.unverified), suggested=suggested,
        totals=(hundredths(sum(row.claimed for row in rows if not (row.withdrawn_at or row.refused_at))),
                hundredths(sum(row.awarded for row in live)), hundredths(standing.counted)),
        profile=next((one.name for one in scheme.profiles if one.code == enrolment.profile), ""),
        lacks=[lack_words(scheme, part, standing.required, enrolment.ends_on) for part in standing.parts if part.short])


def part_line(scheme, part, required):
    category = scheme.category(part.code)
    bounds = []
    if category.least_pct is not None and category.least is None:
        bounds.append(_("paling sedikit %(n)s%%") % {"n": number(category.least_pct)})
    elif part.least:
        bounds.append(_("paling sedikit %(n)s") % {"n": hundredths(part.least)})
    if category.most_pct is not None and category.most is None:
        bounds.append(_("paling banyak %(n)s%%") % {"n": number(category.most_pct)})
    elif part.most is not None:
        bounds.append(_("paling banyak %(n)s") % {"n": hundredths(part.most)})
    return PartLine(
        code=part.code, name=category.name, counted=hundredths(part.counted), percent=percent(part.counted, required),
        bounds=", ".join(bounds), missing=hundredths(part.short) if part.short else "", counted_raw=min(
            part.counted, part.least or part.counted), least=part.least, full=part.most is not None
        and part.counted >= part.most)


def lack_words(scheme, part, required, until):
    """"Pengabdian 4,1% dari paling sedikit 5%: kurang 3 SKP sampai 30 Juni 2027"."""
    category = scheme.category(part.code)
    facts = {"name": category.name, "missing": hundredths(part.short), "unit": scheme.unit, "day": day_month(until)}
    if category.least_pct is not None and category.least is None:
        return _("%(name)s %(has)s dari paling sedikit %(least)s%%: kurang %(missing)s %(unit)s sampai %(day)s") % {
            **facts, "has": percent(part.counted, required), "least": number(category.least_pct)}
    return _("%(name)s %(has)s dari paling sedikit %(least)s: kurang %(missing)s %(unit)s sampai %(day)s") % {
        **facts, "has": hundredths(part.counted), "least": hundredths(part.least)}


def year_line(scheme, year, enrolment, today):
    start = months_on(enrolment.starts_on, 12 * year.number)
    end = min(months_on(enrolment.starts_on, 12 * (year.number + 1)) - timedelta(days=1), enrolment.ends_on)
    category = scheme.category(year.code)
    reason = next((one["reason"] for one in enrolment.excused if one["year"] == year.number), "")
    return YearLine(
        name=category.name if category else _("Semua ranah"), span=f"{day_month(start)} – {day_month(end)}",
        counted=hundredths(year.counted), least=hundredths(year.least),
        missing=hundredths(year.short) if year.short and start <= today else "", excused=reason, over=end < today)


def entry_line(scheme, row, own):
    kind, unit = scheme.kind(row.kind), scheme.unit
    chip, state = state_words(row, unit)
    category = scheme.category(row.category)
    return EntryLine(
        id=row.pk, day=day_month(row.day), title=row.title,
        what=", ".join(filter(None, (category.name if category else "", kind.name if kind else row.kind))),
        organiser=row.organiser, number=row.number, claimed=hundredths(row.claimed),
        awarded="" if row.awarded is None else hundredths(row.awarded), counted=hundredths(row.counted) if row.live else "",
        chip=chip, state=state, cuts=[cut_words(scheme, *cut) for cut in row.cuts] if row.live else [],
        by=row.decided_by.name if row.decided_by and not row.returned_at else "", reason=row.reason,
        ledger=f"{row.transfer.chain_id}/{row.transfer.number}" if row.transfer else "", document=bool(row.evidence_id),
        amendable=own and row.returned_at is not None and not row.withdrawn_at and not row.refused_at,
        withdrawable=own and not row.attendance_id and not row.withdrawn_at and not row.refused_at)


def outlook(ahead, standing, unit, enrolment, today):
    """How it will go if it goes on as in the last twelve months; empty once the cycle is over or all is met."""
    if enrolment.closed_at or enrolment.ends_on < today:
        return ""
    if standing.met:
        return _("Semua yang disyaratkan sudah terpenuhi.")
    pace = f"{hundredths(ahead.pace)} {unit}"
    if standing.counted >= standing.required:
        return _("Jumlahnya sudah cukup; yang kurang tinggal batas per ranah.")
    if not ahead.pace:
        return _("Dalam dua belas bulan terakhir belum ada kredit yang dihitung.")
    if ahead.enough_on is not None and ahead.enough_on <= enrolment.ends_on:
        return _("Dengan laju %(pace)s setahun, jumlahnya cukup sekitar %(day)s.") % {
            "pace": pace, "day": day_month(ahead.enough_on)}
    return _("Dengan laju %(pace)s setahun, pada akhir siklus baru %(end)s dari %(all)s %(unit)s.") % {
        "pace": pace, "end": hundredths(ahead.at_end), "all": hundredths(standing.required), "unit": unit}


def default_start(scheme_rules, today=None):
    today = today or timezone.localdate()
    return date(today.year, 1, 1) if scheme_rules.cycle == "calendar_year" else today
