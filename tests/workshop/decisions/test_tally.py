"""Tallies and verdicts: pure functions, beside published elections and the textbook."""

from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guyub.workshop.decisions.rules.choices import readable
from guyub.workshop.decisions.rules.statutes import MAJORITIES, Statute, carried, quorum_needed
from guyub.workshop.decisions.rules.tallies import approval, instant_runoff, plurality
from guyub.workshop.decisions.rules.verdicts import counted, verdict, winner

YES, NO, ABSTAIN = 1, 2, 3


def runoff(profile, lots=None):
    names = sorted({name for ranked, _n in profile for name in ranked})
    number = {name: n for n, name in enumerate(names, 1)}
    tally = instant_runoff(list(number.values()), [(n, [number[name] for name in ranked]) for ranked, n in profile],
                           [number[name] for name in lots or names])
    back = {n: name for name, n in number.items()}
    return ([back[n] for n in tally.chosen], [({back[n]: v for n, v in one.votes.items()}, one.exhausted, back.get(one.out))
                                              for one in tally.rounds], tally)


def test_the_textbook_example_of_tennessee():
    """42 Memphis, 26 Nashville, 15 Chattanooga, 17 Knoxville; each ranks the nearest first."""
    chosen, rounds, _tally = runoff([("MNCK", 42), ("NCKM", 26), ("CKNM", 15), ("KCNM", 17)])
    assert chosen == ["K"]
    assert rounds == [({"M": 42, "N": 26, "C": 15, "K": 17}, 0, "C"), ({"M": 42, "N": 26, "K": 32}, 0, "N"),
                      ({"M": 42, "K": 58}, 0, None)]


def test_burlington_2009():
    """Mayor of Burlington, Vermont, 3 March 2009: the published rounds of Kiss, Wright, Montroll and Smith.

    Ballots are put together from the published transfers; Simpson's and the written-in ones, which went out together with
    Smith, are among Smith's here.
    """
    others = 1306 + 35 + 36
    profile = [("K", 2585), ("W", 2951), ("MK", 1332 - 400), ("MW", 767 - 91), ("M", 455),
               ("SK", 396), ("SW", 343), ("SMK", 400), ("SMW", 91), ("S", others - 396 - 343 - 491)]
    chosen, rounds, _tally = runoff(profile)
    assert chosen == ["K"]
    assert rounds[0][0] == {"K": 2585, "W": 2951, "M": 2063, "S": others}
    assert rounds[1][0] == {"K": 2981, "W": 3294, "M": 2554} and rounds[1][2] == "M"
    assert rounds[2] == ({"K": 4313, "W": 4061}, 602, None)  # 606 published: four papers named nobody


def test_alaska_2022():
    """The special election of 16 August 2022: Begich's 53,810 went 27,053 to Palin and 15,467 to Peltola."""
    chosen, rounds, _tally = runoff([("E", 75_799), ("A", 58_973), ("BA", 27_053), ("BE", 15_467), ("B", 11_290)])
    assert chosen == ["E"] and rounds[0][2] == "B"
    assert rounds[1] == ({"E": 91_266, "A": 86_026}, 11_290, None)


def test_of_several_last_ones_the_earlier_round_decides_then_the_lot():
    chosen, rounds, _tally = runoff([("A", 4), ("B", 2), ("C", 2), ("DC", 1)])
    assert [out for _v, _e, out in rounds] == ["D", "B", None] and chosen == ["A"]
    for lots, out in (("ABC", "C"), ("ACB", "B")):
        assert runoff([("A", 3), ("B", 2), ("C", 2)], lots)[1][0][2] == out


def test_a_run_off_of_nothing_and_of_blanks_chooses_nobody():
    assert instant_runoff([1, 2], [], [1, 2]).chosen == ()
    tally = instant_runoff([1, 2], [(3, []), (1, [9])], [1, 2])
    assert tally.chosen == () and tally.blank == 4 and tally.cast == 4


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 5), st.permutations([1, 2, 3, 4]).flatmap(
    lambda order: st.integers(0, 4).map(lambda n: order[:n]))), max_size=40))
def test_every_ballot_is_in_one_pile_of_every_round(ballots):
    tally = instant_runoff([1, 2, 3, 4], ballots, [4, 2, 1, 3])
    cast = sum(weight for weight, _choice in ballots)
    assert tally.cast == cast
    assert all(sum(one.votes.values()) + one.exhausted == cast for one in tally.rounds)
    first = plurality([1, 2, 3, 4], [(weight, choice[:1]) for weight, choice in ballots])
    if tally.rounds:
        assert tally.rounds[0].votes == first.votes
    for option in first.votes:
        if 2 * first.votes[option] > cast:
            assert tally.chosen == (option,)


@given(st.lists(st.tuples(st.integers(1, 9), st.lists(st.integers(1, 4), unique=True, max_size=4)), max_size=30))
def test_approvals_are_counted_each_for_itself(ballots):
    tally = approval([1, 2, 3], ballots)
    for option in (1, 2, 3):
        assert tally.votes[option] == sum(weight for weight, choice in ballots if option in choice)


@pytest.mark.parametrize("method, choice, kept", [
    ("yesno", [1], [1]), ("yesno", [1, 2], None), ("yesno", [], None), ("yesno", [9], None), ("yesno", "1", None),
    ("yesno", ["1"], None), ("yesno", [True], None), ("approval", [3, 1], [1, 3]), ("approval", [], []),
    ("approval", [1, 1], None), ("ranked", [3, 1], [3, 1]), ("ranked", [], None), ("ranked", None, None),
])
def test_a_ballot_says_what_the_method_allows(method, choice, kept):
    assert readable(method, [1, 2, 3], choice) == kept


@pytest.mark.parametrize("quorum, value, second, call, electors, present, needed", [
    ("none", 51, None, 1, 9, 9, 2), ("fixed", 5, None, 1, 3, 3, 5), ("fixed", 5, 2, 2, 3, 3, 2),
    ("members", 50, None, 1, 9, 0, 5),
    ("members", 51, None, 1, 100, 0, 51), ("members", 51, 25, 2, 100, 0, 25), ("members", 100, None, 1, 7, 0, 7),
    ("present", 50, None, 1, 100, 9, 5), ("members", 1, None, 1, 3, 0, 2), ("members", 50, None, 1, 0, 0, 2),
    ("fixed", 1, None, 1, 9, 0, 2), ("fixed", 5, 1, 2, 9, 0, 2), ("present", 50, None, 1, 9, 1, 2),
    ("members", 50, None, 2, 10, 0, 5),
])
def test_a_quorum_is_rounded_up_and_never_one_person_alone(quorum, value, second, call, electors, present, needed):
    assert quorum_needed(Statute(quorum=quorum, value=value, second=second), electors, present, call) == needed


@pytest.mark.parametrize("majority, yes, no, electors, outcome", [
    ("simple", 5, 4, 100, "carried"), ("simple", 4, 5, 9, "lost"), ("simple", 4, 4, 9, "lost"), ("simple", 0, 0, 9, "lost"),
    ("absolute", 5, 0, 10, "lost"), ("absolute", 6, 4, 10, "carried"), ("absolute", 5, 0, 9, "carried"),
    ("two_thirds", 6, 3, 20, "carried"), ("two_thirds", 5, 3, 20, "lost"), ("two_thirds", 0, 0, 20, "lost"),
    ("three_quarters", 3, 1, 20, "carried"), ("three_quarters", 2, 1, 20, "lost"), ("unanimous", 1, 0, 20, "carried"),
    ("unanimous", 19, 1, 20, "lost"), ("unanimous", 0, 0, 20, "lost"),
])
def test_a_majority_is_what_its_name_says(majority, yes, no, electors, outcome):
    assert carried(Statute(majority=majority), {YES: yes, NO: no, ABSTAIN: 3}, electors)[0] == outcome


@pytest.mark.parametrize("tie, chair, lot, outcome", [
    ("status_quo", YES, YES, "lost"), ("chair", YES, NO, "carried"), ("chair", NO, YES, "lost"),
    ("chair", ABSTAIN, YES, "tied"),
    ("chair", None, YES, "tied"), ("revote", YES, YES, "tied"), ("lot", NO, YES, "carried"), ("lot", YES, NO, "lost"),
])
def test_a_tie_is_broken_as_the_rule_says(tie, chair, lot, outcome):
    assert carried(Statute(tie=tie), {YES: 3, NO: 3}, 9, chair, lot)[0] == outcome


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60), st.sampled_from(sorted(MAJORITIES)))
def test_what_a_stricter_majority_carries_a_simple_one_does_too(yes, no, abstain, majority):
    electors = yes + no + abstain
    if electors and carried(Statute(majority=majority), {YES: yes, NO: no}, electors)[0] == "carried":
        assert yes > no or (majority == "unanimous" and not no)
        if majority == "two_thirds":
            assert Fraction(yes, yes + no) >= Fraction(2, 3)
    if majority == "absolute":
        assert (carried(Statute(majority=majority), {YES: yes}, electors)[0] == "carried") == (yes > electors / 2)
    assert quorum_needed(Statute(quorum="members", value=51), electors, 0) == max(2, ceil(electors * 51 / 100))


def test_without_a_quorum_nothing_is_decided():
    tally = counted("yesno", [1, 2, 3], [(1, [YES])] * 4, [2, 1, 3])
    found = verdict(Statute(value=50), "yesno", tally, electors=9, took_part=4, present=9)
    assert found.outcome == "no_quorum" and found.needed == 5
    again = verdict(Statute(value=50, second=25), "yesno", tally, electors=9, took_part=4, present=9, call=2)
    assert again.outcome == "carried"


def test_the_lot_decides_between_equal_options_if_the_rule_says_so():
    tally = counted("plurality", [1, 2], [(1, [1]), (1, [2])], [2, 1])
    facts = {"electors": 2, "took_part": 2, "present": 2, "lots": [2, 1]}
    assert verdict(Statute(tie="lot"), "plurality", tally, **facts).outcome == "carried"
    assert winner(Statute(tie="lot"), tally, [2, 1]) == 2
    assert verdict(Statute(), "plurality", tally, **facts).outcome == "tied" and winner(Statute(), tally, [2, 1]) is None


def test_weights_count_for_the_majority():
    tally = counted("yesno", [1, 2, 3], [(10, [YES]), (1, [NO]), (1, [NO])], [1, 2, 3])
    assert verdict(Statute(majority="absolute"), "yesno", tally, electors=3, took_part=3, present=3, weight=12
                   ).outcome == "carried"
