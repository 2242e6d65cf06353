"""Quorum, majority, ties: whether a proposal is carried, and why, in words. Pure."""

from dataclasses import asdict, dataclass
from math import ceil, floor

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

QUORUMS = {
    "none": gettext_lazy("Tanpa kuorum"), "fixed": gettext_lazy("Jumlah orang tertentu"),
    "members": gettext_lazy("Bagian dari seluruh anggota badan"), "present": gettext_lazy("Bagian dari yang hadir"),
}
MAJORITIES = {
    "simple": gettext_lazy("Suara terbanyak: setuju lebih banyak daripada tidak"),
    "absolute": gettext_lazy("Mayoritas mutlak: lebih dari separuh seluruh pemilih"),
    "two_thirds": gettext_lazy("Dua pertiga suara setuju atau tidak"),
    "three_quarters": gettext_lazy("Tiga perempat suara setuju atau tidak"),
    "unanimous": gettext_lazy("Suara bulat: tidak ada yang menolak"),
}
TIES = {
    "status_quo": gettext_lazy("Seri berarti tidak diterima"), "chair": gettext_lazy("Seri diputus suara ketua"),
    "revote": gettext_lazy("Seri berarti dipilih ulang"), "lot": gettext_lazy("Seri diputus undian yang sudah ditarik"),
}
METHODS = {
    "yesno": gettext_lazy("Setuju, tidak, atau abstain"), "plurality": gettext_lazy("Pilih satu"),
    "approval": gettext_lazy("Pilih semua yang disetujui"), "ranked": gettext_lazy("Urutkan pilihan"),
}
SHARES = {"two_thirds": (2, 3), "three_quarters": (3, 4)}
YES, NO, ABSTAIN = 1, 2, 3
FEWEST = 2  # an act needs two people: nobody decides alone


@dataclass(frozen=True)
class Statute:
    """A body's rule as it stood when a vote opened. Shares are percents; `second` is that of the second call or None."""

    quorum: str = "members"
    value: int = 51
    second: int | None = None
    majority: str = "simple"
    tie: str = "status_quo"
    rounds: int = 0
    proxies: int = 0
    least: int = 5

    def kept(self):
        return asdict(self)


@dataclass(frozen=True)
class Verdict:
    """`outcome`: carried, lost, no_quorum, tied (the chair or a new vote decides) or withheld; `why` in words."""

    outcome: str
    needed: int
    took_part: int
    why: tuple


def quorum_needed(statute, electors, present, call=1):
    """How many must take part; recused people are in neither number. At least two, whatever the bylaw says."""
    value = statute.second if call > 1 and statute.second is not None else statute.value
    if statute.quorum == "fixed":
        return max(FEWEST, min(value, electors) if call > 1 else value)
    if statute.quorum in {"members", "present"}:
        of = electors if statute.quorum == "members" else present
        return max(FEWEST, ceil(of * value / 100))
    return FEWEST


def carried(statute, votes, electors, chair=None, lot=YES):
    """(outcome, sentence) of yes/no/abstain votes; `chair` is the chair's own vote, `lot` what was drawn beforehand."""
    yes, no = votes.get(YES, 0), votes.get(NO, 0)
    if statute.majority == "absolute":
        needed = floor(electors / 2) + 1
        said = _("Perlu %(needed)d dari %(all)d suara seluruh pemilih; setuju %(yes)d.") % {
            "needed": needed, "all": electors, "yes": yes}
        return ("carried" if yes >= needed else "lost"), said
    if statute.majority == "unanimous":
        said = _("Perlu tanpa penolakan; setuju %(yes)d, tidak %(no)d.") % {"yes": yes, "no": no}
        return ("carried" if yes and not no else "lost"), said
    if statute.majority in SHARES:
        part, whole = SHARES[statute.majority]
        needed = ceil((yes + no) * part / whole)
        said = _("Perlu %(needed)d dari %(cast)d suara setuju atau tidak (%(part)d per %(whole)d); setuju %(yes)d.") % {
            "needed": needed, "cast": yes + no, "part": part, "whole": whole, "yes": yes}
        return ("carried" if yes and yes >= needed else "lost"), said
    said = _("Setuju %(yes)d, tidak %(no)d; abstain tidak dihitung.") % {"yes": yes, "no": no}
    if yes == no and yes:
        return tied(statute, chair, lot, said)
    return ("carried" if yes > no else "lost"), said


def tied(statute, chair, lot, said):
    outcome, how = "lost", _("Seri: keadaan semula tetap.")
    if statute.tie == "chair" and chair in {YES, NO}:
        outcome, how = "carried" if chair == YES else "lost", _("Seri: suara ketua memutuskan.")
    elif statute.tie == "lot":
        outcome = "carried" if lot == YES else "lost"
        how = _("Seri: undian yang ditarik saat pembukaan memutuskan.")
    elif statute.tie in {"revote", "chair"}:
        outcome, how = "tied", _("Seri: dipilih ulang.")
    return outcome, f"{said} {how}"
