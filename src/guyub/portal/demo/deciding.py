"""The demo's board: a meeting a month ago with its decision and tasks, a declared interest, and a vote that is open now."""

from datetime import timedelta

from django.db.models import F
from django.utils import timezone

from guyub.core.reactions import drain
from guyub.foundation.groups.models import Membership
from guyub.foundation.groups.queries import actor_of
from guyub.foundation.people.models import Login
from guyub.workshop.conflicts import commands as conflicts
from guyub.workshop.decisions import commands
from guyub.workshop.decisions.models import Comment, Elector, Meeting, Obligation, Proposal, Version, Vote

from .cast import reload

AGO = timedelta(days=31)
YES, NO = 1, 2


def decide():
    """Give the nurses of Klaten a board that decides; through commands, then moved into the past."""
    cast = reload()
    chair, secretary = cast.actor("retno"), cast.actor("yohanes")
    body = commands.found_body(secretary, cast.klaten, kind="board", name="Pengurus Cabang Klaten", made_of="officers")
    commands.set_bylaw(secretary, body, quorum="members", value=51, second=33, proxies=1, source="ART pasal 21")
    above = commands.found_body(chair, cast.nurses, kind="board", name="Pengurus Pusat", made_of="officers")
    commands.set_bylaw(chair, above, quorum="members", value=51, source="ART pasal 14")
    people = members(cast, 4)
    for person_id in people:
        commands.give_seat(secretary, body, person_id=person_id, came_by="election")
    conflicts.declare_interest(secretary, cast.people["yohanes"], kind="family", party="PT Sumber Medika",
                               relation="Kakak saya pemiliknya")
    past(cast, body, people, secretary)
    now_voting(cast, body, people, chair)
    upcoming(secretary, body)
    drain()


def members(cast, most):
    """Dwi and some more members of Klaten who can sign in."""
    rows = Membership.objects.filter(group=cast.klaten, approved_at__isnull=False, left_at=None).exclude(
        person__in=[cast.people["retno"], cast.people["yohanes"], cast.people["dwi"]])
    able = Login.objects.filter(is_active=True, person__in=rows.values("person")).order_by("person_id")
    return [cast.people["dwi"].pk, *able.values_list("person_id", flat=True)[: most - 1]]


def cast_for(vote, person_id, choice):
    actor = actor_of(Login.objects.get(person_id=person_id))
    commands.cast_ballot(actor, Elector.objects.get(vote=vote, person_id=person_id), choice=[choice])


def past(cast, body, people, secretary):
    now = timezone.now()
    meeting = commands.call_meeting(
        secretary, body, title="Rapat pengurus bulan lalu", starts_at=now - timedelta(minutes=5), zone="Asia/Jakarta",
        ends_at=now + timedelta(hours=2), place="Sekretariat, Jalan Pemuda")
    commands.note_attendance(secretary, meeting, person_ids=[*people, cast.people["retno"].pk, cast.people["yohanes"].pk])
    proposal = commands.make_proposal(
        cast.actor("dwi"), body, title="Membeli dua tenda posko", text="Membeli dua tenda ukuran 4 × 6 meter untuk posko.",
        reasons="Tenda lama bocor, dan dua posko sering buka bersamaan.")
    commands.add_item(secretary, meeting, title="Pembukaan")
    commands.add_item(secretary, meeting, proposal_id=proposal.pk)
    commands.note_item(secretary, meeting, position=1, note="Dibuka pukul 19.00 dengan membaca risalah rapat sebelumnya.")
    vote = commands.open_vote(secretary, proposal, closes_at=now + timedelta(days=1), meeting_id=meeting.pk).vote
    for place, person_id in enumerate([*people, cast.people["retno"].pk, cast.people["yohanes"].pk]):
        cast_for(vote, person_id, NO if place == 1 else YES)
    commands.close_vote(secretary, vote)
    commands.close_meeting(secretary, meeting, closing="Rapat ditutup pukul 21.00.")
    proposal.refresh_from_db()
    today = timezone.localdate()
    for what, owner, days in (("Membandingkan harga tiga toko", people[0], -12), ("Membeli tenda", people[1], -2),
                              ("Melatih pemasangan tenda", people[2], 20)):
        row = commands.add_obligation(secretary, proposal, what=what, owner_id=owner, due=today + timedelta(days=30))
        Obligation.objects.filter(pk=row.pk).update(due=today + timedelta(days=days), made_at=F("made_at") - AGO,
                                                    done_at=now - timedelta(days=14) if days == -12 else None)
    for rows, names in (
        (Meeting.objects.filter(pk=meeting.pk), ("starts_at", "ends_at", "called_at", "closed_at")),
        (Proposal.objects.filter(pk=proposal.pk), ("made_at", "decided_at")),
        (Version.objects.filter(proposal=proposal), ("at",)),
        (Vote.objects.filter(pk=vote.pk), ("opened_at", "closes_at", "closed_at")),
    ):
        rows.update(**{name: F(name) - AGO for name in names})


def now_voting(cast, body, people, chair):
    proposal = commands.make_proposal(
        cast.actor("dwi"), body, kind="spending", title="Obat untuk layanan keliling Kemalang", parties="PT Sumber Medika",
        text="Membeli obat rutin untuk tiga bulan layanan keliling dari PT Sumber Medika.",
        reasons="Penawarannya paling rendah dari tiga yang diminta.")
    commands.comment_proposal(chair, proposal, words="Mohon lampirkan ketiga penawarannya sebelum penutupan.")
    Comment.objects.filter(proposal=proposal).update(at=timezone.now() - timedelta(hours=20))
    vote = commands.open_vote(chair, proposal, closes_at=timezone.now() + timedelta(days=3)).vote
    for person_id in people[1:3]:
        cast_for(vote, person_id, YES)


def upcoming(secretary, body):
    start = (timezone.now() + timedelta(days=6)).replace(minute=0, second=0, microsecond=0)
    meeting = commands.call_meeting(secretary, body, title="Rapat pengurus bulan ini", starts_at=start, zone="Asia/Jakarta",
                                    ends_at=start + timedelta(hours=2), place="Sekretariat, Jalan Pemuda")
    commands.add_item(secretary, meeting, title="Risalah rapat yang lalu")
