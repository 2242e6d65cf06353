"""From counted ballots to a verdict, for every method. Pure."""

from django.utils.translation import gettext as _

from .statutes import NO, YES, Verdict, carried, quorum_needed
from .tallies import approval, instant_runoff, plurality


def counted(method, options, ballots, lots):
    """The Tally of (weight, choice) ballots."""
    if method == "approval":
        return approval(options, ballots)
    if method == "ranked":
        return instant_runoff(options, ballots, lots)
    return plurality(options, ballots)


def verdict(statute, method, tally, *, electors, took_part, present, weight=None, call=1, chair=None, lots=()):
    """The Verdict; `electors` are those who could vote, recused ones not among them; `weight` is that of all their votes."""
    needed = quorum_needed(statute, electors, present, call)
    said = _("Kuorum: perlu %(needed)d, ikut %(took)d dari %(all)d yang berhak.") % {
        "needed": needed, "took": took_part, "all": electors}
    if took_part < needed:
        return Verdict("no_quorum", needed, took_part, (said, _("Kuorum tidak tercapai.")))
    if method == "yesno":
        outcome, why = carried(statute, tally.votes, weight or electors, chair, drawn(lots))
        return Verdict(outcome, needed, took_part, (said, why))
    if not tally.chosen:
        return Verdict("lost", needed, took_part, (said, _("Tidak ada pilihan yang mendapat suara.")))
    if len(tally.chosen) == 1:
        return Verdict("carried", needed, took_part, (said, ranked_words(tally) if tally.rounds else _(
            "Suara terbanyak memutuskan.")))
    if statute.tie == "lot":
        return Verdict("carried", needed, took_part, (said, _("Seri: undian yang ditarik saat pembukaan memutuskan.")))
    return Verdict("tied", needed, took_part, (said, _("Beberapa pilihan sama kuat; dipilih ulang.")))


def drawn(lots):
    """Yes or no, whichever was drawn first."""
    return next((option for option in lots if option in {YES, NO}), NO)


def ranked_words(tally):
    last = tally.rounds[-1]
    best = max(last.votes.values())
    return _("Setelah %(n)d putaran: %(best)d dari %(all)d suara yang masih dihitung.") % {
        "n": len(tally.rounds), "best": best, "all": sum(last.votes.values())}


def winner(statute, tally, lots):
    """The chosen option, by lot among several if the rule says so; None if nobody is."""
    if len(tally.chosen) == 1:
        return tally.chosen[0]
    if len(tally.chosen) > 1 and statute.tie == "lot":
        return min(tally.chosen, key=list(lots).index)
    return None
