"""Counting ballots: plurality, approval, instant run-off. Options are numbers; ballots are (weight, choice).

Instant run-off is the textbook method: each ballot counts for its highest option that is still standing; whoever has more
than half of the ballots that still count is chosen; else the last goes out and those ballots move on. A ballot without a
standing option is exhausted. Of several last ones goes out who had fewest in the latest earlier round in which they differ;
if they never did, the one whose lot, drawn and published when the vote opened, stands last.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass


@dataclass(frozen=True)
class Round:
    """One round: {option: votes}, ballots that no longer count, and who goes out after it (None in the last)."""

    votes: dict
    exhausted: int
    out: int | None


@dataclass(frozen=True)
class Tally:
    """`chosen` is empty if nobody is; several if the leaders are level and nothing decides between them."""

    votes: dict
    cast: int
    blank: int
    chosen: tuple
    rounds: tuple = ()


def most(votes):
    best = max(votes.values(), default=0)
    return tuple(sorted(option for option, n in votes.items() if n == best)) if best else ()


def plurality(options, ballots):
    """One option a ballot, or none (blank); the most votes win."""
    votes, blank, cast = dict.fromkeys(options, 0), 0, 0
    for weight, choice in ballots:
        cast += weight
        if len(choice) == 1 and choice[0] in votes:
            votes[choice[0]] += weight
        else:
            blank += weight
    return Tally(votes, cast, blank, most(votes))


def approval(options, ballots):
    """As many options a ballot as it likes; the most approvals win."""
    votes, blank, cast = dict.fromkeys(options, 0), 0, 0
    for weight, choice in ballots:
        cast += weight
        named = {option for option in choice if option in votes}
        blank += weight if not named else 0
        for option in named:
            votes[option] += weight
    return Tally(votes, cast, blank, most(votes))


def instant_runoff(options, ballots, lots):
    """Options in order of preference; `lots` is every option in the order drawn. Time grows with the ballots."""
    place = {option: n for n, option in enumerate(lots)}
    known, papers, blank = set(options), Counter(), 0
    for weight, choice in ballots:
        ranked = tuple(dict.fromkeys(option for option in choice if option in known))
        papers[ranked] += weight
        blank += 0 if ranked else weight
    cast, standing, rounds = sum(papers.values()), set(options), []
    piles = defaultdict(list)
    for ranked, weight in papers.items():
        if ranked:
            piles[ranked[0]].append((ranked, 0, weight))
    exhausted = blank
    while standing:
        votes = {option: sum(weight for _r, _n, weight in piles[option]) for option in options if option in standing}
        going, best = sum(votes.values()), max(votes.values())
        if not going or 2 * best > going or len(standing) == 1:
            rounds.append(Round(votes, exhausted, None))
            chosen = tuple(option for option in votes if votes[option] == best) if going else ()
            return Tally(rounds[0].votes, cast, blank, chosen, tuple(rounds))
        out = last_of(votes, rounds, place)
        rounds.append(Round(votes, exhausted, out))
        standing.discard(out)
        for ranked, n, weight in piles.pop(out, ()):
            following = next((step for step in range(n + 1, len(ranked)) if ranked[step] in standing), None)
            if following is None:
                exhausted += weight
            else:
                piles[ranked[following]].append((ranked, following, weight))
    return Tally({}, cast, blank, ())


def last_of(votes, rounds, place):
    least = min(votes.values())
    last = [option for option, n in votes.items() if n == least]
    for earlier in reversed(rounds):
        if len(last) == 1:
            break
        least = min(earlier.votes[option] for option in last)
        last = [option for option in last if earlier.votes[option] == least]
    return max(last, key=lambda option: place[option])
