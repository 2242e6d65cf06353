"""Stand-bys: asked by name under every rule; they say yes or no, and move up when somebody drops out."""

import re

import pytest
from django.db.models import Q
from django.utils import timezone

from guyub.core import jobs
from guyub.core.actors import Actor
from guyub.core.errors import Refused, Rejected
from guyub.core.reactions import drain
from guyub.volunteering.matching import commands
from guyub.volunteering.matching.models import Placement, Proposal, Readiness
from guyub.volunteering.matching.queries import proposal_board, standby_sheet
from guyub.workshop.activities import commands as activities
from guyub.workshop.activities.models import Shift, SignUp
from guyub.workshop.notices.models import Notice

from .test_proposal import places, told

pytestmark = pytest.mark.django_db


def own(placement):
    return Actor(person_id=placement.person_id)


@pytest.fixture
def full(cast, willing, week, propose):
    """full(fills=False): an approved proposal of two shifts that need two people each, all of whom said yes."""

    def make(fills=False, people=12):
        willing(people)
        proposal = propose(week(days=1, least=2, most=3), fills=fills)
        actor = cast.actor("yohanes")
        extra = {}
        for one in places(proposal):
            extra.setdefault(one.shift_id, []).append(one)
        for rows in extra.values():
            for one in rows[2:]:
                commands.remove_placement(actor, one)
        commands.approve_proposal(actor, proposal)
        for one in places(proposal):
            commands.accept_placement(own(one), one)
        drain()
        return Proposal.objects.select_related("group__place", "job").get(pk=proposal.pk)

    return make


def shift_of(proposal):
    return Shift.objects.select_related("activity__group", "role").filter(
        pk__in=Placement.objects.filter(proposal=proposal).values("shift")).order_by("starts_at").first()


def asked(cast, proposal, shift, n=2):
    people = [pk for pk, _name, _ticked in standby_sheet(proposal, shift.pk).free][:n]
    return commands.ask_standbys(cast.actor("yohanes"), proposal, shift_id=shift.pk, people=people)


def test_who_stands_by_moves_up_when_somebody_drops_out(cast, full):
    proposal = full()
    shift = shift_of(proposal)
    before = shift.taken
    first, second = asked(cast, proposal, shift)
    assert told("matching/standby") == 2 and Placement.objects.get(pk=first.pk).waiting
    for one in (first, second):
        signup = commands.accept_placement(own(one), one)
        assert signup.standby and signup.placed_at is None
    shift.refresh_from_db()
    assert (shift.taken, shift.waiting) == (before, 2) and before < shift.most  # there is room, and they still only stand by
    states = {row.state for row in proposal_board(cast.actor("yohanes"), proposal).rows}
    assert "standing_by" in states
    gone = SignUp.objects.filter(shift=shift, placed_at__isnull=False).first()
    activities.withdraw_signup(Actor(person_id=gone.person_id), gone)
    drain()
    shift.refresh_from_db()
    assert (shift.taken, shift.waiting) == (before, 1)
    moved = SignUp.objects.get(shift=shift, person_id=first.person_id)
    assert moved.placed_at and Notice.objects.filter(kind="activities/moved_up", person=first.person_id).exists()
    assert not Proposal.objects.filter(follows=proposal).exists()
    assert "moved_up" in {row.state for row in proposal_board(cast.actor("yohanes"), proposal).rows}


def test_more_places_are_not_filled_with_stand_bys(cast, full):
    proposal = full()
    shift = shift_of(proposal)
    one = asked(cast, proposal, shift, 1)[0]
    commands.accept_placement(own(one), one)
    activities.change_shift(cast.actor("yohanes"), shift, least=2, most=9)
    assert SignUp.objects.get(shift=shift, person_id=one.person_id).placed_at is None
    activities.change_shift(cast.actor("yohanes"), shift, least=3, most=9)
    assert SignUp.objects.get(shift=shift, person_id=one.person_id).placed_at


def test_a_stand_by_may_say_no_and_is_replaced_only_where_that_was_chosen(cast, full):
    proposal = full(fills=True)
    shift = shift_of(proposal)
    one = asked(cast, proposal, shift, 1)[0]
    commands.decline_placement(own(one), one)
    drain()
    assert Notice.objects.filter(kind="matching/standby_declined", person=cast.people["yohanes"]).count() == 1
    fresh = Placement.objects.get(proposal=proposal, standby=True, declined_at=None)
    assert fresh.asked_at and fresh.person_id != one.person_id and not Proposal.objects.filter(follows=proposal).exists()


def test_a_stand_by_who_says_no_leaves_no_gap(cast, full):
    proposal = full()
    one = asked(cast, proposal, shift_of(proposal), 1)[0]
    commands.decline_placement(own(one), one)
    drain()
    assert not Proposal.objects.filter(follows=proposal).exists()
    assert Placement.objects.filter(proposal=proposal, standby=True).count() == 1


def test_who_gives_a_place_back_makes_a_gap_that_is_filled_and_is_not_asked_again(cast, full):
    proposal = full()
    shift = shift_of(proposal)
    gone = SignUp.objects.filter(shift=shift, placed_at__isnull=False).first()
    activities.withdraw_signup(Actor(person_id=gone.person_id), gone)
    drain()
    following = Proposal.objects.get(follows=proposal)

    jobs.run_next()
    assert [one.shift_id for one in places(following)].count(shift.pk) >= 1
    assert (gone.person_id, shift.pk) not in {(one.person_id, one.shift_id) for one in places(following)}
    assert "left" in {row.state for row in proposal_board(cast.actor("yohanes"), proposal).rows}


def test_whoever_may_not_is_not_asked_and_nobody_else_either(cast, full, willing):
    proposal = full()
    shift, actor = shift_of(proposal), cast.actor("yohanes")
    free = [pk for pk, _name, _ticked in standby_sheet(proposal, shift.pk).free]
    there = SignUp.objects.filter(shift=shift).first().person_id
    far, = willing(1, km=1)
    Readiness.objects.filter(person=far).update(place=cast.boyolali.place)
    for people, words in (([], "paling sedikit satu"), ([free[0], there], "sudah terdaftar"),
                          ([free[0], far.pk], "lebih jauh"),
                          ([free[0], cast.people["sari"].pk], "tidak tersedia"), (list(range(1, 60)), "Paling banyak")):
        with pytest.raises(Rejected) as error:
            commands.ask_standbys(actor, proposal, shift_id=shift.pk, people=people)
        assert words in str(error.value)
    with pytest.raises(Rejected):
        commands.ask_standbys(actor, proposal, shift_id=10**9, people=free[:1])
    for key in ("dwi", "lestari", "bambang", "sari"):
        with pytest.raises(Refused):
            commands.ask_standbys(cast.actor(key), proposal, shift_id=shift.pk, people=free[:1])
    assert not Placement.objects.filter(standby=True).exists()
    asked(cast, proposal, shift, 1)
    with pytest.raises(Rejected):  # asked once is enough
        commands.ask_standbys(actor, proposal, shift_id=shift.pk, people=free[:1])


def test_before_approval_nobody_is_asked(cast, willing, week, propose):
    people = willing(8)
    shifts = week(days=1)
    with pytest.raises(Rejected) as error:
        commands.ask_standbys(cast.actor("yohanes"), propose(shifts), shift_id=shifts[0].pk, people=[people[-1].pk])
    assert "Setujui dulu" in str(error.value)


def test_whom_approval_dropped_may_be_asked_to_stand_by(cast, willing, week, propose):
    willing(8)
    shifts, actor = week(days=1, least=2, most=2), cast.actor("yohanes")
    proposal = propose(shifts)
    Shift.objects.filter(pk=shifts[0].pk).update(taken=2)
    commands.approve_proposal(actor, proposal)
    dropped = Placement.objects.filter(proposal=proposal, dropped_why="full").first()
    made, = commands.ask_standbys(actor, Proposal.objects.get(pk=proposal.pk), shift_id=shifts[0].pk,
                                  people=[dropped.person_id])
    assert made.standby and made.waiting


def test_the_page_shows_the_range_and_asks_by_name(cast, full, signed_in):
    proposal = full()
    shift = shift_of(proposal)
    url = f"/ruang/{cast.klaten.slug}/usulan/{proposal.pk}/cadangan/{shift.pk}/"
    client = signed_in("yohanes")
    page = client.get(url).content.decode()
    assert "mungkin tidak datang" in page and "Tanyakan menjadi cadangan" in page
    person = re.search(r'name="orang" value="(\d+)"', page).group(1)
    empty = client.post(url)
    assert empty.status_code == 422 and "paling sedikit satu" in empty.content.decode()
    assert client.post(url, {"orang": [person, "x", "9" * 30]}).status_code == 302
    assert "Menunggu jawaban" in client.get(url).content.decode()
    name = "Relawan"
    assert f'value="{name}"' in client.get(url, {"nama": name}).content.decode()
    assert client.get(url, {"nama": "Tiada Siapa"}).status_code == 200
    assert client.get(url.replace(f"/{shift.pk}/", "/999999/")).status_code == 404
    other = signed_in("bambang")
    assert other.get(url).status_code == 404 and other.post(url, {"orang": person}).status_code == 404


def test_answers_of_a_stand_by_on_ones_own_pages(cast, full, signed_in):
    proposal = full()
    shift = shift_of(proposal)
    one = asked(cast, proposal, shift, 1)[0]
    Placement.objects.filter(pk=one.pk).update(person=cast.people["dwi"])
    mine = signed_in("dwi")
    assert "Cadangan" in mine.get("/ajakan/").content.decode()
    assert "menjadi cadangan" in mine.post(f"/ajakan/{one.pk}/kesanggupan/", follow=True).content.decode()
    assert "Berhenti menjadi cadangan" in mine.get("/giliran/").content.decode()


def test_a_stand_by_who_is_needed_already_gets_the_place(cast, full):
    proposal = full()
    shift = shift_of(proposal)
    one = asked(cast, proposal, shift, 1)[0]
    SignUp.objects.filter(Q(shift=shift), placed_at__isnull=False).update(withdrawn_at=timezone.now())
    Shift.objects.filter(pk=shift.pk).update(taken=0)
    assert commands.accept_placement(own(one), one).placed_at


def test_the_sheet_costs_as_much_for_twenty_as_for_two(cast, full, willing, flat):
    proposal = full()
    shift = shift_of(proposal)

    def more(n):
        for person in willing(n):
            Placement.objects.create(proposal=proposal, shift=shift, person=person, standby=True, asked_at=timezone.now())

    flat(more, lambda: standby_sheet(proposal, shift.pk))
