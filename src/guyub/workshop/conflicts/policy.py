"""Who declares, who reads it, who is kept from judging, and who may say that it was a false alarm."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guyub.core.policy import No
from guyub.foundation.groups.policy import LEADING, OFFICERS, within_led

from .models import Case, Declaration, Recusal, Rule, Suspicion
from .models.graph import hits_of
from .rules import Hit, barring, said

MONEY_AND_JUDGEMENT = ("vote", "review", "award", "approval", "payment")
BARRED = _("Anda tidak ikut dalam hal ini: %(words)s.")


def rules_now(act):
    """{(kind, near): bars} as valid today; one statement."""
    rows = Rule.objects.filter(act=act, valid_from__lte=timezone.localdate()).order_by("valid_from", "pk")
    return {(kind, near): bars for kind, near, bars in rows.values_list("kind", "near", "bars")}


def bars(person_id, act, parties, case=None):
    """The Hits that keep a person from this act now, recusals of the case included; at most three statements."""
    if person_id is None:
        return []
    hits = hits_of(person_id, parties, timezone.localdate()) if parties else set()
    found = barring(hits, rules_now(act)) if hits else []
    if case is None:
        return found
    rows = Recusal.objects.filter(case=case, person_id=person_id).values_list("kind", "near", "cleared_at")
    recused = {Hit(kind, near): cleared for kind, near, cleared in rows}
    standing = {hit for hit, cleared in recused.items() if cleared is None}
    return sorted(standing | {hit for hit in found if hit not in recused})


def unbarred(actor, act, parties, case=None):
    """True, or a No that says why this person has no part in the act. Marked commands ask this in their policies."""
    if act not in MONEY_AND_JUDGEMENT:
        raise ValueError(act)
    found = bars(actor.person_id, act, parties, case)
    return No(BARRED % {"words": said(found[0])}) if found else True


def unbarred_in(actor, case):
    """The same for a case that is on record."""
    return unbarred(actor, case.act, case.concerned, case)


def may_declare_interest(actor, person):
    return actor.person_id is not None and actor.person_id == person.pk


def may_see_declaration(actor, declaration):
    return declaration.visibility == Declaration.Visibility.PUBLIC or (
        actor.person_id is not None and declaration.person_id == actor.person_id)


def visible_declarations(actor):
    wanted = Q(visibility=Declaration.Visibility.PUBLIC)
    return Declaration.objects.filter(wanted | Q(person_id=actor.person_id) if actor.person_id else wanted)


def may_review_declaration(actor, declaration):
    return actor.person_id is not None and declaration.person_id == actor.person_id


may_end_declaration = may_review_declaration


def may_remind_declaration(actor, declaration):
    return actor.office == "conflicts"


def may_keep_link(actor, person):
    """Floors above write what they know, as an office; no person writes links about somebody else."""
    return bool(actor.office)


may_drop_link = may_keep_link


def may_open_case(actor, group):
    """Floors above, in the name of their office."""
    return bool(actor.office)


def may_name_parties(actor, case):
    return bool(actor.office)


def may_recuse_person(actor, case):
    return bool(actor.office)


def may_step_aside(actor, case):
    return actor.person_id is not None or No(_("Masuk dulu."))


def may_see_recusal(actor, recusal):
    """Everybody reads that somebody was recused and why in general words; names are for the group's own officers."""
    return True


def visible_recusals(actor):
    return Recusal.objects.all()


def judging(actor, case):
    """Chair and secretary of the group or of one above it, if they have no interest themselves."""
    return unbarred_in(actor, case) if actor.holds(case.group, *LEADING) else False


def may_clear_recusal(actor, recusal):
    if recusal.person_id == actor.person_id:
        return No(_("Kepentingan Anda sendiri dinilai oleh orang lain."))
    return judging(actor, recusal.case)


def may_raise_suspicion(actor, case):
    """Members and officers of the group."""
    return actor.belongs(case.group) or actor.holds(case.group, *OFFICERS) or No(
        _("Dugaan disampaikan oleh anggota kelompok."))


def may_see_suspicion(actor, suspicion):
    own = actor.person_id is not None and suspicion.raised_by_id == actor.person_id
    return own or (actor.holds(suspicion.case.group, *LEADING) and suspicion.person_id != actor.person_id)


def visible_suspicions(actor):
    if actor.person_id is None:
        return Suspicion.objects.none()
    return Suspicion.objects.filter(Q(raised_by_id=actor.person_id) | (
        within_led(actor, "case__group", *LEADING) & ~Q(person_id=actor.person_id)))


def may_uphold_suspicion(actor, suspicion):
    if suspicion.person_id == actor.person_id:
        return No(_("Dugaan tentang Anda dijawab oleh orang lain."))
    if suspicion.raised_by_id == actor.person_id:
        return No(_("Dugaan yang Anda sampaikan dijawab oleh orang lain."))
    return judging(actor, suspicion.case)


may_dismiss_suspicion = may_uphold_suspicion


def may_set_rule(actor, nothing):
    return actor.operator


def may_join_interests(actor, person):
    return actor.office == "conflicts"


def may_see_case(actor, case):
    """A case is read where it is decided; here only its group's officers find it."""
    return actor.holds(case.group, *OFFICERS)


def visible_cases(actor):
    return Case.objects.filter(within_led(actor, "group", *OFFICERS))
