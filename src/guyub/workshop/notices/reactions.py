"""What people are told of acts of the floors below, which know no notices."""

from django.conf import settings

from guyub.core.actors import Actor
from guyub.core.reactions import reacts_to
from guyub.foundation.groups.models import Group, Membership, Office, Referral
from guyub.foundation.groups.queries import due_day
from guyub.foundation.people.models import Login, Person

from .commands import notify
from .queries.officer import answering, operators

OFFICE = Actor.office_of("notices")


def _notify(person_ids, kind, group, url="", **facts):
    notify(OFFICE, None, person_ids=list(person_ids), kind=kind, url=url or f"/kelompok/{group.slug}/",
           facts={"group": group.name, **facts})


def _name_of(person_id):
    return Person.objects.filter(pk=person_id).values_list("name", flat=True).first() or ""


def _membership(pk):
    return Membership.objects.select_related("group", "person").get(pk=pk)


@reacts_to("groups.apply_for_membership")
def tell_application_received(act):
    """The secretary answers; the chair too, so that an application never waits for one person."""
    membership = _membership(act.made_id)
    if membership.waiting:
        group = membership.group
        _notify(answering(group, "secretary", "chair"), "groups/application_received", group,
                url=f"/ruang/{group.slug}/anggota/", by=membership.person.name, days=group.answer_days)


@reacts_to("groups.approve_membership")
def tell_approved(act):
    membership = _membership(act.subject_id)
    _notify([membership.person_id], "groups/approved", membership.group, number=membership.number)


@reacts_to("groups.refuse_membership")
def tell_refused(act):
    membership = _membership(act.subject_id)
    _notify([membership.person_id], "groups/refused", membership.group, reason=membership.reason)


@reacts_to("groups.refer_membership")
def tell_referred(act):
    """The person reads to whom, why and until when; who answers there reads from whom it comes."""
    rows = Referral.objects.select_related("passed__group", "passed__person", "application__group")
    referral = rows.get(pk=act.made_id)
    if referral.refused_at or not referral.passed.waiting:
        return
    group, first = referral.passed.group, referral.application.group.name
    _notify([referral.passed.person_id], "groups/referred", group, url=f"/kelompok/{group.slug}/permintaan/", first=first,
            reason=referral.reason, until=due_day(referral.passed, group).isoformat())
    _notify(answering(group, "secretary", "chair"), "groups/referral_received", group, url=f"/ruang/{group.slug}/anggota/",
            by=referral.passed.person.name, first=first, reason=referral.reason, days=group.answer_days)


@reacts_to("groups.refuse_referral")
def tell_referral_refused(act):
    rows = Referral.objects.select_related("passed__group", "application__group", "application__person")
    referral = rows.get(pk=act.subject_id)
    if referral.application.waiting:
        group = referral.application.group
        _notify(answering(group, "secretary", "chair"), "groups/referral_refused", group,
                url=f"/ruang/{group.slug}/anggota/", by=referral.application.person.name, other=referral.passed.group.name)


@reacts_to("groups.end_membership")
def tell_membership_ended(act):
    membership = _membership(act.subject_id)
    _notify([membership.person_id], "groups/membership_ended", membership.group, reason=membership.reason)


@reacts_to("groups.appoint_officer")
def tell_office_given(act):
    office = Office.objects.select_related("group").get(pk=act.made_id)
    if office.person_id != act.actor_id:
        _notify([office.person_id], "groups/office_given", office.group, url=f"/ruang/{office.group.slug}/",
                office=office.role, role=office.title, since=office.since.isoformat(), by=_name_of(act.actor_id))


@reacts_to("groups.end_office")
def tell_office_ended(act):
    office = Office.objects.select_related("group").get(pk=act.subject_id)
    if office.person_id != act.actor_id:
        _notify([office.person_id], "groups/office_ended", office.group, office=office.role, role=office.title)


@reacts_to("groups.found_group", "groups.resubmit_group")
def tell_group_founded(act):
    """The operators learn that a group waits for them; a chapter waits for nobody."""
    group = Group.objects.get(pk=act.made_id or act.subject_id)
    if group.approved_at is None and group.refused_at is None:
        _notify(operators(), "groups/group_founded", group, url="/pengelola/kelompok/", by=_name_of(act.actor_id))


@reacts_to("groups.approve_group")
def tell_group_approved(act):
    group = Group.objects.get(pk=act.subject_id)
    _notify(answering(group, "chair", "secretary"), "groups/group_approved", group, url=f"/ruang/{group.slug}/")


@reacts_to("groups.refuse_group")
def tell_group_refused(act):
    group = Group.objects.get(pk=act.subject_id)
    if group.refused_at:  # approved meanwhile: the refusal is no longer news
        _notify(answering(group, "chair", "secretary"), "groups/group_refused", group, url=f"/ruang/{group.slug}/",
                reason=group.refusal_reason)


@reacts_to("people.block_login")
def tell_blocked(act):
    """By e-mail or phone: who is blocked does not see the inbox."""
    login = Login.objects.get(pk=act.subject_id)
    if login.person_id and not login.is_active:
        notify(OFFICE, None, person_ids=[login.person_id], kind="people/blocked",
               facts={"reason": login.block_reason, "contact": settings.CONTACT})


@reacts_to("people.unblock_login")
def tell_unblocked(act):
    login = Login.objects.get(pk=act.subject_id)
    if login.person_id and login.is_active:
        notify(OFFICE, None, person_ids=[login.person_id], kind="people/unblocked", url="/masuk/")


@reacts_to("people.issue_code")
def tell_code_handed_out(act):
    """Whoever did not ask for it learns that somebody holds a way into the account."""
    officer = act.actor_id or (act.cause.actor_id if act.cause else None)
    if officer != act.subject_id:
        notify(OFFICE, None, person_ids=[act.subject_id], kind="people/code_handed_out",
               facts={"by": _name_of(officer)})
