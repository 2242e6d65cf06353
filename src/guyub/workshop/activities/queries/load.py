"""What people carry over all their groups, and what holds for them."""

from dataclasses import dataclass, replace
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guyub.core.formats import clock_in, day_in
from guyub.workshop.skills.queries import satisfying

from .. import policy, rules
from ..models import LoadLimit, SignUp
from ..rules.load import LOOK, NAMES, OWN, Duty, Limits, broken, is_looser, stricter

AHEAD = timedelta(days=28)


def valid_on(day):
    return Q(valid_from__lte=day) & (Q(valid_until=None) | Q(valid_until__gte=day))


class LimitBook:
    """The limits of some people, read once; it answers for any group and day."""

    def __init__(self, rows):
        self.common = [row for row in rows if row.person_id is None]
        self.own, self.known = {}, {}
        for row in rows:
            if row.person_id:
                self.own.setdefault(row.person_id, []).append(row)

    def of(self, person_id, group, day):
        """Limits: the group nearest speaks instead of the house; a person's own rows count wherever they are stricter."""
        found = self.base(group, day)
        for row in self.own.get(person_id, ()):
            if holds_on(row, day):
                found = replace(found, **{row.rule: stricter(row.rule, row.amount, getattr(found, row.rule))})
        return found

    def base(self, group, day):
        if (group.path, day) not in self.known:
            depth = {pk: place for place, pk in enumerate(group.lineage)}
            said = {}
            for row in self.common:
                place = -1 if row.group_id is None else depth.get(row.group_id, -2)
                if place > -2 and row.rule in NAMES and holds_on(row, day) and place >= said.get(row.rule, (-1, 0))[0]:
                    said[row.rule] = place, row.amount
            self.known[group.path, day] = Limits(**{rule: amount for rule, (_place, amount) in said.items()})
        return self.known[group.path, day]


def holds_on(row, day):
    return row.valid_from <= day and (row.valid_until is None or row.valid_until >= day)


def limit_book(people):
    """The LimitBook of these people; one statement, however many they are."""
    return LimitBook(list(LoadLimit.objects.filter(Q(person=None) | Q(person_id__in=people)).order_by("valid_from", "pk")))


def limits_of(people, group, day):
    """{person id: Limits} for activities of a group on a day; one statement."""
    book = limit_book(people)
    return {pk: book.of(pk, group, day) for pk in people}


def duties_of(people, since, until, *, but=()):
    """{person id: [Duty]}: places that people hold in a span of time, in all their groups; one statement.

    `own` of a duty is its sign-up, with shift and activity joined.
    """
    rows = (
        SignUp.objects.filter(person_id__in=people, withdrawn_at=None, placed_at__isnull=False,
                              shift__cancelled_at=None, shift__starts_at__lt=until, shift__ends_at__gt=since)
        .exclude(pk__in=[pk for pk in but if pk]).select_related("shift__activity__group"))
    found = {pk: [] for pk in people}
    for row in rows:
        found[row.person_id].append(
            Duty(row.shift.starts_at, row.shift.ends_at, row.shift.hard or row.shift.activity.hard, row))
    return found


def duty_of(shift):
    return Duty(shift.starts_at, shift.ends_at, shift.hard or shift.activity.hard)


def overload(person_id, shift, *, but=()):
    """The limit that this shift (with activity and group joined) would break for a person, or None; two statements."""
    zone = shift.activity.timezone
    limits = limits_of([person_id], shift.activity.group, rules.day_of(shift.starts_at, zone))[person_id]
    duties = duties_of([person_id], shift.starts_at - LOOK, shift.ends_at + LOOK, but=but)[person_id]
    return broken(limits, duties, duty_of(shift), zone)


def span_words(minutes):
    """Minutes as people say them: 11 jam, 7 jam 30 menit."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("%(m)d menit") % {"m": rest}
    if not rest:
        return _("%(h)d jam") % {"h": hours}
    return _("%(h)d jam %(m)d menit") % {"h": hours, "m": rest}


def amount_words(rule, amount):
    if rule == "nights":
        return ngettext("%(n)d malam", "%(n)d malam", amount) % {"n": amount}
    if rule in {"night_from", "night_until"}:
        return f"{amount // 60:02d}.{amount % 60:02d}"
    return span_words(amount)


def overload_words(found, zone):
    """What a broken limit is called towards the person it protects."""
    facts = {"allowed": amount_words(found.rule, found.allowed), "found": amount_words(found.rule, found.found)}
    said = {
        "day": _("Dengan giliran ini Anda bertugas %(found)s dalam 24 jam; batasnya %(allowed)s."),
        "week": _("Dengan giliran ini Anda bertugas %(found)s dalam sepekan; batasnya %(allowed)s."),
        "rest": _("Istirahat Anda tinggal %(found)s; sedikitnya %(allowed)s antara dua tugas."),
        "nights": _("Ini menjadi %(found)s berturut-turut; batasnya %(allowed)s."),
        "cool": _("Sesudah tugas berat Anda beristirahat sedikitnya %(allowed)s; di sini baru %(found)s."),
    }[found.rule] % facts
    if found.duties:
        said += " " + _("Yang berdekatan: %(duties)s.") % {
            "duties": "; ".join(duty_words(duty.own, zone) for duty in found.duties[:3] if duty.own)}
    return said


def duty_words(signup, zone):
    shift = signup.shift
    return _("%(activity)s, %(day)s %(clock)s") % {
        "activity": shift.activity.title, "day": day_in(shift.starts_at, zone),
        "clock": clock_in(shift.starts_at, shift.ends_at, zone)}


@dataclass(frozen=True)
class LighterShift:
    """An open shift that somebody may still carry."""

    id: int
    activity_id: int
    activity: str
    group: str
    role: str
    day: str
    clock: str
    short: int


def lighter_shifts(actor, shift, *, limit=6):
    """Open shifts within four weeks that the actor may carry beside what they hold: of the same activity, then its group."""
    now = timezone.now()
    group = shift.activity.group
    rows = list(
        policy.visible_shifts(actor).filter(
            activity__published_at__isnull=False, activity__cancelled_at=None, cancelled_at=None, starts_at__gt=now,
            starts_at__lt=now + AHEAD, activity__group__path__startswith=f"{group.lineage[0]}.", role__paid=False)
        .exclude(pk=shift.pk).filter(open_to(actor.person_id)).exclude(
            pk__in=SignUp.objects.filter(person_id=actor.person_id, withdrawn_at=None).values("shift"))
        .select_related("activity__group", "role").order_by("starts_at")[:120])
    rows = [row for row in rows if row.taken < row.most]
    rows.sort(key=lambda row: (row.activity_id != shift.activity_id, row.activity.group_id != group.pk, row.starts_at))
    if not rows:
        return []
    duties = duties_of([actor.person_id], now - LOOK, now + AHEAD + LOOK)[actor.person_id]
    limits = limits_of([actor.person_id], group, timezone.localdate())[actor.person_id]
    found = []
    for row in rows:
        duty, zone = duty_of(row), row.activity.timezone
        if any(rules.overlap(one.starts_at, one.ends_at, duty.starts_at, duty.ends_at) for one in duties):
            continue
        if broken(limits, duties, duty, zone):
            continue
        found.append(LighterShift(
            id=row.pk, activity_id=row.activity_id, activity=row.activity.title, group=row.activity.group.name,
            role=row.role.name, day=day_in(row.starts_at, zone), clock=clock_in(row.starts_at, row.ends_at, zone),
            short=max(0, row.least - row.taken)))
        if len(found) == limit:
            break
    return found


def open_to(person_id):
    """A condition on shifts: the role takes no skill, or one that this person holds now."""
    held = satisfying(OuterRef("role__skill_id"), OuterRef("role__level"), timezone.localdate())
    return Q(role__skill=None) | Exists(held.filter(person_id=person_id))


def standing_in_the_way(actor, shift):
    """One's own duties beside which this shift is too much, as (sign-up, its words); each may be offered to others."""
    found = overload(actor.person_id, shift)
    if found is None:
        return []
    return [(duty.own, duty_words(duty.own, duty.own.shift.activity.timezone)) for duty in found.duties if duty.own]


@dataclass(frozen=True)
class LimitLine:
    """One rule as it stands: what holds, who says so, from when, and the house's own figure where a group speaks instead."""

    rule: str
    title: str
    words: str
    amount: int
    by: str
    source: str
    reason: str
    since: object
    until: object
    checked_on: object
    house: str
    coming: tuple
    id: int | None


def limit_lines(group=None, person_id=None):
    """[LimitLine] of the rules that a group (or a person) may set, and of the night; one statement."""
    today = timezone.localdate()
    wanted = Q(group=None, person=None)
    if group is not None:
        wanted |= Q(group_id__in=group.lineage)
    if person_id is not None:
        wanted |= Q(person_id=person_id)
    rows = list(LoadLimit.objects.filter(wanted).filter(Q(valid_until=None) | Q(valid_until__gte=today))
                .select_related("group").order_by("valid_from", "pk"))
    depth = {pk: place for place, pk in enumerate(group.lineage)} if group else {}
    lines = []
    for rule in NAMES:
        of_rule = [row for row in rows if row.rule == rule]
        now = [row for row in of_rule if row.valid_from <= today]
        house = next((row for row in reversed(now) if not row.group_id and not row.person_id), None)
        said = max((row for row in now if not row.person_id),
                   key=lambda row: (depth.get(row.group_id, -1), row.valid_from, row.pk), default=None)
        mine = [row for row in now if row.person_id]
        own = mine[-1] if mine else None
        shown = own if own and (said is None or not is_looser(rule, own.amount, said.amount)) else said
        if shown is None:
            continue
        lines.append(LimitLine(
            rule=rule, title=str(LoadLimit.Rule(rule).label), words=amount_words(rule, shown.amount), amount=shown.amount,
            by=whose(shown), source=shown.source, reason=shown.reason, since=shown.valid_from, until=shown.valid_until,
            checked_on=shown.checked_on, house=amount_words(rule, house.amount) if house and shown is not house else "",
            coming=tuple((row.valid_from, amount_words(rule, row.amount)) for row in of_rule if row.valid_from > today),
            id=shown.pk if shown.person_id or (group is not None and shown.group_id == group.pk) else None))
    return lines


def whose(row):
    if row.person_id:
        return _("Anda sendiri")
    return row.group.name if row.group else _("Guyub, bawaan")


def house_amount(rule, day):
    row = LoadLimit.objects.filter(valid_on(day), group=None, person=None, rule=rule).order_by("-valid_from", "-pk").first()
    return row.amount if row else None


__all__ = ["OWN", "duties_of", "duty_of", "house_amount", "lighter_shifts", "limit_book", "limit_lines", "limits_of",
           "overload", "overload_words", "standing_in_the_way"]
