"""All cycles reckoned anew, many at once: the database sums them, and only where something could be cut is each entry read.

Where no bound of the scheme is reached by the plain sums, nothing is cut, so what counts is what was awarded. That is proved
by the sums themselves; every other cycle goes through the same engine as a single one.
"""

from django.db.models import Count, F, Max, Min, Q, Sum

from guyub.core import rows
from guyub.core.commands import command

from .. import policy
from ..models import Enrolment, Entry, Version
from ..queries.standing import COUNTED, items_of
from ..rules.counting import stand
from .reckoning import KEPT, reckon

BATCH = 5_000  # cycles in one transaction, which stays under a second


@command(policy.may_recount_credits, notes=("first", "last"))
def recount_credits(actor, nothing=None, /, *, first, last):
    """Reckon the open cycles of the ids from `first` to `last` anew; returns how many were read entry by entry."""
    schemes, by_hand = {}, []
    found = Enrolment.objects.filter(pk__gte=first, pk__lte=last, closed_at=None)
    for version, profile in found.order_by().values_list("version_id", "profile").distinct():
        schemes[version, profile] = Version.objects.get(pk=version).rules.of_profile(profile)
    for (version, profile), scheme in schemes.items():
        by_hand += summed(scheme, found.filter(version=version, profile=profile), first, last)
    for start in range(0, len(by_hand), 500):
        part = by_hand[start: start + 500]
        held = items_of(part)
        for enrolment in Enrolment.objects.filter(pk__in=part).select_related("version"):
            reckon(enrolment, held[enrolment.pk])
    return len(by_hand)


def columns(scheme):
    """{name: the sum of one slot}: categories, by year where a year asks for something; and kinds that have a bound."""
    asked = {}
    yearly = {one.code for one in scheme.categories if one.annual} if not scheme.annual_total else {
        one.code for one in scheme.categories}
    yearly |= {one.code for one in scheme.categories if one.parent in yearly}
    for at, one in enumerate(scheme.categories):
        if one.code in yearly:
            for year in range(-(-scheme.months // 12)):
                asked[f"c{at}_{year}"] = one.code, year, Q(category=one.code, year=year)
        else:
            asked[f"c{at}_x"] = one.code, 0, Q(category=one.code)
    return asked


def summed(scheme, found, first, last):
    """Store what plain sums say; returns the ids of the cycles that have to be read entry by entry."""
    asked = columns(scheme)
    bounded = {one.code: one for one in scheme.kinds if (one.most_each, one.most_year, one.most_cycle) != (None,) * 3}
    strange = ~Q(kind__in=[one.code for one in scheme.kinds])
    for one in scheme.kinds:
        strange |= Q(kind=one.code) & ~Q(category=one.category)
    sums = {
        row[0]: row[1:] for row in Entry.objects.filter(COUNTED, enrolment__gte=first, enrolment__lte=last)
        .order_by().values("enrolment_id").annotate(
            **{name: Sum("awarded", filter=where) for name, (_code, _year, where) in asked.items()},
            odd=Count("pk", filter=Q(kind__in=list(bounded)) | strange | ~Q(counted=F("awarded"))),
            since=Min("day"), until=Max("day"))
        .values_list("enrolment_id", *asked, "odd", "since", "until")}
    names = [(code, year) for code, year, _where in asked.values()]
    mosts = [(one.code, most) for one in scheme.categories if (most := one.at_most(scheme.total)) is not None]
    changed, by_hand, met = [], [], {}
    kept = found.order_by("pk").values_list("pk", "starts_on", "ends_on", "carried", "excused", *KEPT)
    for pk, starts, ends, carried, excused, *old in kept.iterator(5000):
        row = sums.get(pk)
        if row is not None and (row[-3] or not starts <= row[-2] <= row[-1] <= ends):
            by_hand.append(pk)
            continue
        amounts = tuple(amount or 0 for amount in row[:-3]) if row else (0,) * len(names)
        key = amounts, carried, tuple(one["year"] for one in excused)
        if (now := met.get(key)) is None:
            standing = stand(scheme, dict(zip(names, amounts, strict=True)), carried=carried, excused=key[2])
            if any(standing.part(code).counted > most for code, most in mosts):
                by_hand.append(pk)
                continue
            now = met[key] = [standing.counted, max(0, standing.missing),
                              {part.code: part.short for part in standing.parts if part.short}]
        if now != old:
            changed.append([*now, pk])
    rows.update(Enrolment, KEPT, changed)
    return by_hand
