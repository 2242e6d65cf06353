#!/usr/bin/env python3
"""Count a secret vote of Guyub again, from its published list, with nothing but Python.

    curl https://…/suara/12/kotak.json | python3 count_again.py

Prints the outcome, the votes and the chosen options as JSON. Ends with 1 if the list contradicts itself: as many ballots as
voters and as many receipts as ballots. It shares no line with the house: it was written from docs/decide.md.
"""

import json
import sys


def first_choices(ballots, options):
    votes = dict.fromkeys(options, 0)
    for ballot in ballots:
        if len(ballot) == 1 and ballot[0] in votes:
            votes[ballot[0]] += 1
    return votes


def approvals(ballots, options):
    return {option: sum(option in ballot for ballot in ballots) for option in options}


def run_off(ballots, options, lots):
    """Every round counts every ballot anew for its highest standing option."""
    standing, history = set(options), []
    while True:
        votes = {option: 0 for option in options if option in standing}
        for ballot in ballots:
            choice = next((option for option in ballot if option in standing), None)
            if choice is not None:
                votes[choice] += 1
        history.append(votes)
        best, going = max(votes.values()), sum(votes.values())
        if not going or best * 2 > going or len(standing) == 1:
            return history[0], [option for option in votes if votes[option] == best] if going else []
        last = list(votes)
        for earlier in reversed(history):
            least = min(earlier[option] for option in last)
            last = [option for option in last if earlier[option] == least]
        standing.discard(max(last, key=lots.index))


def needed_for_quorum(rule, electors, present, call):
    value = rule["second"] if call > 1 and rule["second"] is not None else rule["value"]
    if rule["quorum"] == "fixed":
        return max(2, min(value, electors) if call > 1 else value)
    if rule["quorum"] in ("members", "present"):
        of = electors if rule["quorum"] == "members" else present
        return max(2, -(-of * value // 100))
    return 2  # nobody decides alone


def yes_or_no(rule, votes, electors, lots):
    yes, no = votes.get(1, 0), votes.get(2, 0)
    if rule["majority"] == "absolute":
        return yes > electors / 2
    if rule["majority"] == "unanimous":
        return bool(yes) and not no
    if rule["majority"] == "two_thirds":
        return bool(yes) and 3 * yes >= 2 * (yes + no)
    if rule["majority"] == "three_quarters":
        return bool(yes) and 4 * yes >= 3 * (yes + no)
    if yes == no and yes:
        return {"lot": next(n for n in lots if n in (1, 2)) == 1, "status_quo": False}.get(rule["tie"])
    return yes > no


def count(told):
    options, ballots, rule = [int(n) for n in told["options"]], told["ballots"], told["statute"]
    if told["method"] == "ranked":
        votes, chosen = run_off(ballots, options, told["lots"])
    else:
        votes = (approvals if told["method"] == "approval" else first_choices)(ballots, options)
        best = max(votes.values(), default=0)
        chosen = [option for option in votes if votes[option] == best] if best else []
    if told["took_part"] < needed_for_quorum(rule, told["electors"], told["present"], told["call"]):
        outcome = "no_quorum"
    elif told["method"] == "yesno":
        outcome = {True: "carried", False: "lost", None: "tied"}[yes_or_no(rule, votes, told["electors"], told["lots"])]
    else:
        outcome = "lost" if not chosen else "carried" if len(chosen) == 1 or rule["tie"] == "lot" else "tied"
    return {"outcome": outcome, "votes": {str(n): votes[n] for n in sorted(votes)}, "chosen": sorted(chosen)}


def main():
    told = json.load(sys.stdin)
    ballots, receipts, voters = len(told["ballots"]), len(told["receipts"]), told["took_part"]
    if not ballots == receipts == voters or len(set(told["receipts"])) != receipts:
        print(f"{voters} voters, {ballots} ballots, {receipts} receipts: the list is not whole", file=sys.stderr)
        return 1
    print(json.dumps(count(told)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
