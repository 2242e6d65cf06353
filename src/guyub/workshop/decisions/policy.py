"""Who calls, proposes, comments, votes and counts. Whoever has an interest in a case does none of it."""

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guyub.core.actors import MEMBER
from guyub.core.policy import No
from guyub.foundation.groups.models import Office
from guyub.foundation.groups.policy import LEADING, OFFICERS, visible_groups, within_led
from guyub.workshop.conflicts.policy import unbarred_in
from guyub.workshop.conflicts.queries import barred_among

from .models import Body, Meeting, Obligation, Proposal, Seat, Vote
from .models.body import Made

SIGN_IN = No(_("Masuk dulu."))
NOT_OF_THE_BODY = No(_("Hanya anggota badan ini."))
OVER = No(_("Usulan ini sudah selesai."))


def seated(actor, body):
    """Whether the actor has a seat of their own in the body now; one statement."""
    today = timezone.localdate()
    return actor.person_id is not None and Seat.objects.filter(
        body=body, person_id=actor.person_id, ended_at=None, since__lte=today).filter(
        Q(until=None) | Q(until__gte=today)).exists()


def of_body(actor, body):
    """Whether the actor belongs to the body: as a member, as an officer of this very group, or by a seat."""
    roles = actor.roles.get(body.group_id, ())
    if body.made_of == Made.MEMBERS and MEMBER in roles:
        return True
    if body.made_of == Made.OFFICERS and set(OFFICERS) & set(roles):
        return True
    return seated(actor, body)


def chairs(actor, body):
    """Who keeps the body's papers: chair and secretary of the group or above it, or of the body itself."""
    if actor.holds(body.group, *LEADING):
        return True
    return actor.person_id is not None and Seat.objects.filter(
        body=body, person_id=actor.person_id, role__in=("chair", "secretary"), ended_at=None).exists()


def reads(actor, group):
    return actor.belongs(group) or actor.holds(group, *OFFICERS)


def readable(actor, prefix):
    """A condition: the actor is a member or an officer of the group at `prefix`."""
    return Q(**{f"{prefix}__in": actor.groups_where(MEMBER)}) | within_led(actor, prefix, *OFFICERS)


def own_seats(actor, body="body"):
    return Exists(Seat.objects.filter(body=OuterRef(body), person_id=actor.person_id, ended_at=None))


def may_found_body(actor, group):
    return actor.holds(group, *LEADING)


def may_see_body(actor, body):
    """Which bodies a group has is no secret."""
    return body.group.living or actor.operator or actor.holds(body.group, *OFFICERS)


def visible_bodies(actor):
    return Body.objects.filter(group__in=visible_groups(actor))


may_set_bylaw = may_close_body = chairs


def may_give_seat(actor, body):
    return actor.holds(body.group, *LEADING)


def may_end_seat(actor, seat):
    return actor.holds(seat.body.group, *LEADING) or (actor.person_id is not None and seat.person_id == actor.person_id)


may_call_meeting = chairs


def may_see_meeting(actor, meeting):
    return actor.person_id is not None and (reads(actor, meeting.body.group) or has_seat(actor, meeting.body_id))


def has_seat(actor, body_id):
    return Seat.objects.filter(body_id=body_id, person_id=actor.person_id, ended_at=None).exists()


def visible_meetings(actor):
    if actor.person_id is None:
        return Meeting.objects.none()
    return Meeting.objects.filter(readable(actor, "body__group") | Q(own_seats(actor)))


def of_meeting(actor, meeting):
    return chairs(actor, meeting.body)


may_move_meeting = may_note_attendance = may_add_item = may_note_item = may_close_meeting = may_adopt_minutes = of_meeting


def may_make_proposal(actor, body):
    """Members of the group and whoever has a seat."""
    if actor.person_id is None:
        return SIGN_IN
    return reads(actor, body.group) or seated(actor, body) or No(_("Usulan diajukan oleh anggota kelompok."))


def may_see_proposal(actor, proposal):
    """The public reads what is decided, unless it is kept inside; members and the body read all of it at any time."""
    if proposal.public and proposal.decided_at is not None:
        return True
    if actor.person_id is None:
        return False
    return (proposal.author_id == actor.person_id or reads(actor, proposal.body.group)
            or reads(actor, proposal.case.group) or has_seat(actor, proposal.body_id))


def visible_proposals(actor):
    wanted = Q(public=True, decided_at__isnull=False)
    if actor.person_id is None:
        return Proposal.objects.filter(wanted)
    return Proposal.objects.filter(
        wanted | Q(author_id=actor.person_id) | readable(actor, "body__group") | readable(actor, "case__group")
        | Q(own_seats(actor)))


def weighing(actor, proposal):
    """Somebody who may weigh the proposal: it is open, one may read it, and no interest bars."""
    if actor.person_id is None:
        return SIGN_IN
    if not proposal.open:
        return OVER
    if not may_see_proposal(actor, proposal):
        return False
    return unbarred_in(actor, proposal.case)


def reads_papers(actor, proposal):
    """Text, comments and amendments: hidden from whoever has an interest while it is open."""
    return True if not proposal.open or actor.person_id is None else unbarred_in(actor, proposal.case)


may_comment_proposal = may_amend_proposal = weighing


def may_second_proposal(actor, proposal):
    if proposal.author_id == actor.person_id:
        return No(_("Dukungan datang dari orang lain."))
    return weighing(actor, proposal) if of_body(actor, proposal.body) else NOT_OF_THE_BODY


def may_revise_proposal(actor, proposal):
    if not proposal.open:
        return OVER
    return actor.person_id is not None and proposal.author_id == actor.person_id


may_withdraw_proposal = may_revise_proposal


def may_answer_amendment(actor, amendment):
    return may_revise_proposal(actor, amendment.proposal)


def may_step_out(actor, proposal):
    return OVER if not proposal.open else actor.person_id is not None and may_see_proposal(actor, proposal)


def keepers(body):
    """Ids of those who keep the body's papers: its own chair and secretary, those of its group and of the groups above."""
    offices = Office.objects.filter(group_id__in=body.group.lineage, role__in=LEADING, ended_at=None)
    seats = Seat.objects.filter(body=body, role__in=LEADING, ended_at=None)
    return set(offices.values_list("person_id", flat=True)) | set(seats.values_list("person_id", flat=True))


def stands_in(actor, body, case):
    """Somebody of the body, where each of those who keep its papers has an interest."""
    if not of_body(actor, body):
        return False
    found = keepers(body)
    return len(barred_among(found, case.act, case.concerned, case)) == len(found)


def leading(actor, proposal):
    """Chair or secretary without an interest; where all of them have one, anybody of the body without."""
    if not proposal.open:
        return OVER
    if not chairs(actor, proposal.body) and not stands_in(actor, proposal.body, proposal.case):
        return False
    return unbarred_in(actor, proposal.case)


may_open_vote = may_record_round = leading


def may_hand_over(actor, proposal):
    """It judges nothing: the house counts who is free. So also somebody with an interest may ask for it."""
    if not proposal.open:
        return OVER
    return chairs(actor, proposal.body) or (actor.person_id is not None and proposal.author_id == actor.person_id)


def may_see_vote(actor, vote):
    return may_see_proposal(actor, vote.proposal)


def visible_votes(actor):
    return Vote.objects.filter(proposal__in=visible_proposals(actor))


def may_cast_ballot(actor, elector):
    """The elector, or whom they gave their proxy; an interest bars both the voter and the one who is voted for."""
    if actor.person_id is None:
        return SIGN_IN
    holder = elector.holder
    if (holder.person_id if holder else elector.person_id) != actor.person_id:
        return No(_("Suara ini bukan Anda yang memberikan."))
    if elector.barred or (holder is not None and holder.barred):
        return No(_("Anda tidak ikut memutuskan hal ini karena ada kepentingan."))
    return unbarred_in(actor, elector.vote.proposal.case)


def may_give_proxy(actor, elector):
    return actor.person_id is not None and elector.person_id == actor.person_id


may_take_proxy_back = may_give_proxy


def may_close_vote(actor, vote):
    if actor.office == "decisions":
        return True
    if not chairs(actor, vote.body) and not stands_in(actor, vote.body, vote.proposal.case):
        return False
    return unbarred_in(actor, vote.proposal.case)


def may_annul_vote(actor, vote):
    return unbarred_in(actor, vote.proposal.case) if chairs(actor, vote.body) else False


def may_remind_electors(actor, vote):
    return actor.office == "decisions"


may_bar_electors = may_mark_swept = may_remind_electors


def may_remind_owner(actor, obligation):
    return actor.office == "decisions"


def may_add_obligation(actor, proposal):
    return proposal.decided_at is not None and chairs(actor, proposal.body)


def may_finish_obligation(actor, obligation):
    own = actor.person_id is not None and obligation.owner_id == actor.person_id
    return own or chairs(actor, obligation.proposal.body)


def may_drop_obligation(actor, obligation):
    return chairs(actor, obligation.proposal.body)


def may_see_obligation(actor, obligation):
    return may_see_proposal(actor, obligation.proposal)


def visible_obligations(actor):
    return Obligation.objects.filter(proposal__in=visible_proposals(actor))


def may_join_seats(actor, person):
    return actor.office == "decisions"
