"""States and answers in the reader's words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

OUTCOMES = {
    "carried": ("ok", gettext_lazy("Diterima")), "lost": ("bad", gettext_lazy("Tidak diterima")),
    "no_quorum": ("wait", gettext_lazy("Kuorum tidak tercapai")), "tied": ("wait", gettext_lazy("Seri")),
    "annulled": ("info", gettext_lazy("Dibatalkan")),
}
ANSWERS = {"Setuju": gettext_lazy("Setuju"), "Tidak": gettext_lazy("Tidak"), "Abstain": gettext_lazy("Abstain")}


def answer_words(method, text):
    """An option as it is read: the three answers in the reader's language, anything else as it was written."""
    return str(ANSWERS.get(text, text)) if method == "yesno" else text


def state_of(proposal, voting):
    """(chip, words) of a proposal."""
    if proposal.withdrawn_at:
        return "info", _("Ditarik")
    if proposal.decided_at:
        kind, words = OUTCOMES[proposal.outcome]
        if proposal.answer == "mufakat":
            return kind, _("Diterima secara mufakat")
        return kind, f"{words}: {proposal.answer}" if proposal.answer else str(words)
    if voting:
        return "need", _("Sedang dipilih")
    return "wait", _("Dibahas")
