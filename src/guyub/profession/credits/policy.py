"""A credit is never one's own word: others award it, who are not bound to the person; a scheme is led by its group."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guyub.core.policy import No
from guyub.foundation.groups.models import Membership
from guyub.foundation.groups.policy import LEADING, within_led
from guyub.workshop.conflicts.policy import unbarred
from guyub.workshop.conflicts.rules import Parties

from .models import Enrolment, Entry, Scheme, Transcript, Version

VERIFYING = ("verifier", "chair", "secretary")
NOT_ONESELF = No(_("Kredit sendiri diperiksa oleh orang lain."))
OTHERS = No(_("Ini bukan kredit Anda."))
CLOSED = No(_("Siklus ini sudah ditutup dan tidak berubah lagi."))
PATTERN = No(_("Pola rumah ini tidak diubah. Ambil dulu untuk kelompok Anda."))


def own(actor, person_id):
    return actor.person_id is not None and actor.person_id == person_id


def of_office(actor, *_subject):
    return actor.office == "credits"


def may_adopt_scheme(actor, group):
    return group.living and actor.holds(group, *LEADING)


def leads(actor, scheme):
    return PATTERN if scheme.group is None else actor.holds(scheme.group, *LEADING)


may_revise_scheme = leads


def may_edit_version(actor, version):
    return leads(actor, version.scheme)


may_publish_version = may_discard_version = may_edit_version


def may_see_scheme(actor, scheme):
    return scheme.group is None or scheme.group.living or actor.holds(scheme.group, *LEADING)


def visible_schemes(actor):
    living = Q(group=None) | Q(group__approved_at__isnull=False, group__closed_at=None)
    return Scheme.objects.filter(living | within_led(actor, "group", *LEADING))


def may_see_version(actor, version):
    """Published ones are everybody's to read; drafts are for who leads."""
    if not may_see_scheme(actor, version.scheme):
        return False
    return version.published_at is not None or (
        version.scheme.group is not None and actor.holds(version.scheme.group, *LEADING))


def visible_versions(actor):
    mine = within_led(actor, "scheme__group", *LEADING)
    return Version.objects.filter(
        mine | Q(published_at__isnull=False, scheme__in=visible_schemes(actor)))


def may_enrol_member(actor, scheme):
    """Oneself, or somebody else by who verifies there; whether the person belongs there is the command's to see."""
    if scheme.group is None:
        return PATTERN
    return actor.person_id is not None or of_office(actor)


def verifies(actor, enrolment):
    return actor.holds(enrolment.scheme.group, *VERIFYING)


def may_see_enrolment(actor, enrolment):
    return own(actor, enrolment.person_id) or bool(verifies(actor, enrolment))


def visible_enrolments(actor):
    if actor.person_id is None:
        return Enrolment.objects.none()
    return Enrolment.objects.filter(Q(person_id=actor.person_id) | within_led(actor, "scheme__group", *VERIFYING))


def arranging(actor, enrolment):
    """Who verifies there, for others; what one is let off is decided by somebody else."""
    if enrolment.closed_at:
        return CLOSED
    return NOT_ONESELF if own(actor, enrolment.person_id) else verifies(actor, enrolment)


may_choose_profile = may_excuse_year = arranging


def may_move_enrolment(actor, enrolment):
    if enrolment.closed_at:
        return CLOSED
    return actor.holds(enrolment.scheme.group, *LEADING)


def may_close_enrolment(actor, enrolment):
    return of_office(actor) or arranging(actor, enrolment)


def may_reckon_enrolment(actor, enrolment):
    return of_office(actor)


may_warn_enrolment = may_reckon_enrolment


def may_claim_credit(actor, enrolment):
    if not own(actor, enrolment.person_id):
        return OTHERS
    return CLOSED if enrolment.closed_at else True


def may_credit_attendance(actor, attendance):
    return of_office(actor)


may_uncredit_attendance = may_credit_attendance


def may_amend_claim(actor, entry):
    return own(actor, entry.person_id) or OTHERS


may_withdraw_claim = may_amend_claim


def judging(actor, entry):
    """Who verifies in the scheme's group, is not the person, and is in no way bound to them."""
    if own(actor, entry.person_id):
        return NOT_ONESELF
    if not actor.holds(entry.enrolment.scheme.group, *VERIFYING):
        return False
    if entry.enrolment.closed_at:
        return CLOSED
    return unbarred(actor, "review", Parties(persons=frozenset([entry.person_id])))


may_award_credit = may_return_claim = may_refuse_claim = may_audit_entry = judging


def may_see_entry(actor, entry):
    return may_see_enrolment(actor, entry.enrolment)


def visible_entries(actor):
    if actor.person_id is None:
        return Entry.objects.none()
    return Entry.objects.filter(
        Q(person_id=actor.person_id) | within_led(actor, "enrolment__scheme__group", *VERIFYING))


def may_see_queue(actor, group):
    return group.living and actor.holds(group, *VERIFYING)


def may_take_transcript(actor, enrolment):
    return own(actor, enrolment.person_id) or OTHERS


def may_see_transcript(actor, transcript):
    return own(actor, transcript.enrolment.person_id)


def visible_transcripts(actor):
    if actor.person_id is None:
        return Transcript.objects.none()
    return Transcript.objects.filter(enrolment__person_id=actor.person_id)


def may_join_enrolments(actor, person):
    return of_office(actor)


def may_recount_credits(actor, nothing):
    return actor.office in {"credits", "console"}


def member_of(group, person_id):
    """Whether somebody is a member of this group or of one below it; one statement."""
    return Membership.objects.filter(
        Q(group__path__startswith=group.path), person_id=person_id, approved_at__isnull=False, refused_at=None,
        left_at=None).exists()
