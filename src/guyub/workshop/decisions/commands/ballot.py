"""Casting a ballot, and giving one's vote to somebody else."""

from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected

from .. import policy
from ..models import Ballot, Elector, Option, Sealed, Vote
from ..rules.choices import readable
from ..rules.sealing import new_receipt, sealed

JOINED = ("holder", "vote__proposal__case__group", "vote__proposal__body__group")


@command(policy.may_cast_ballot, joined=JOINED, weighs="vote")
def cast_ballot(actor, elector, *, choice):
    """Vote, for oneself or for who gave one their proxy. The act notes only that this elector has voted.

    Returns the receipt of a secret ballot; an open one may be changed until the vote closes and returns "".
    """
    vote = still_open(elector)
    numbers = Option.objects.filter(vote=vote).values_list("number", flat=True)
    kept = readable(vote.method, numbers, choice)
    if kept is None:
        raise Rejected(_("Pilihan ini tidak terbaca. Pilih dari surat suara, lalu kirim lagi."), field="choice")
    if vote.secret and elector.voted:
        raise Rejected(_("Suara Anda sudah ada di kotak; suara rahasia diberikan satu kali."))
    receipt = ""
    if vote.secret:
        receipt = new_receipt()
        Sealed.objects.create(vote=vote, words=sealed(vote.key, kept, receipt))
    else:
        Ballot.objects.update_or_create(elector=elector, defaults={"choice": kept, "at": timezone.now()})
    if not elector.voted:
        elector.voted = True
        elector.save(update_fields=["voted"])
    return receipt


def still_open(elector):
    """The vote, locked, so that no ballot is acknowledged which the closing has not counted."""
    vote = Vote.objects.select_for_update(no_key=True, of=("self",)).get(pk=elector.vote_id)
    if vote.closed_at is not None or timezone.now() >= vote.closes_at:
        raise Rejected(_("Pemungutan suara ini sudah ditutup."))
    return vote


@command(policy.may_give_proxy, joined=JOINED, notes=("holder_id",))
def give_proxy(actor, elector, *, holder_id):
    """Let another elector vote in one's place; who holds a proxy gives none, and none is passed on."""
    vote = still_open(elector)
    most = vote.statute["proxies"]
    holder = Elector.objects.filter(vote=vote, pk=holder_id).first()
    if not most:
        raise Rejected(_("Aturan badan ini tidak mengenal kuasa suara."))
    if elector.voted:
        raise Rejected(_("Anda sudah memberi suara."))
    if elector.barred:
        raise Rejected(_("Yang tidak ikut memutuskan tidak memberi kuasa."))
    if holder is None or holder.pk == elector.pk or holder.barred:
        raise Rejected(_("Pilih pemilih lain yang ikut memutuskan."), field="holder")
    if holder.holder_id is not None:
        raise Rejected(_("Orang ini sendiri memberi kuasa; kuasa tidak diteruskan."), field="holder")
    if elector.given.exists():
        raise Rejected(_("Anda memegang kuasa orang lain; kuasa tidak diteruskan."), field="holder")
    if holder.given.exclude(pk=elector.pk).count() >= most:
        raise Rejected(_("Satu orang memegang paling banyak %(most)d kuasa.") % {"most": most}, field="holder")
    elector.holder = holder
    elector.save(update_fields=["holder"])
    return elector


@command(policy.may_take_proxy_back, joined=JOINED)
def take_proxy_back(actor, elector):
    """Vote oneself after all, as long as the other has not."""
    still_open(elector)
    if elector.holder_id is None or elector.voted:
        raise Rejected(_("Tidak ada kuasa yang bisa ditarik kembali."))
    elector.holder = None
    elector.save(update_fields=["holder"])
    return elector
