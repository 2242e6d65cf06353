from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected
from guyub.foundation.groups.models import Block
from guyub.foundation.places.models import Place
from guyub.workshop.activities.models import SignUp
from guyub.workshop.notices.commands import tell
from guyub.workshop.skills.models import Skill

from .. import policy, queries
from ..models import Offer, Suggestion
from ..rules import DISTANCES, EVERY_DAY

LONGEST, MOST = timedelta(days=366), 20


@command(policy.may_make_offer)
def make_offer(actor, person, *, words, place_id, days=EVERY_DAY, km=25, until=None, skill_id=None, section=""):
    """Keep an offer until its last day (three months from now if none is said)."""
    words, today = " ".join(words.split()), timezone.localdate()
    until = until or today + timedelta(days=92)
    if len(words) < 3:
        raise Rejected(_("Tulis apa yang Anda tawarkan. Contoh: perahu karet dan pengemudinya"), field="words")
    if not 1 <= days <= EVERY_DAY:
        raise Rejected(_("Pilih paling sedikit satu hari."), field="days")
    if km not in DISTANCES:
        raise Rejected(_("Pilih jarak dari daftar."), field="km")
    if not today <= until <= today + LONGEST:
        raise Rejected(
            _("Tawaran berlaku paling lama satu tahun, dan tidak berakhir di hari yang sudah lewat."), field="until")
    if not Place.objects.filter(pk=place_id).exists():
        raise Rejected(_("Tempat ini tidak ditemukan. Tulis nama kabupaten, kota, atau kecamatan."), field="place")
    if skill_id and not Skill.objects.filter(pk=skill_id).exists():
        raise Rejected(_("Pilih kecakapan dari daftar."), field="skill")
    if Offer.objects.filter(person=person, ended_at=None, until__gte=today).count() >= MOST:
        raise Rejected(_("Anda sudah punya %(most)d tawaran. Akhiri dulu salah satunya.") % {"most": MOST})
    return Offer.objects.create(person=person, words=words[:160], place_id=place_id, days=days, km=km, until=until,
                                skill_id=skill_id, section=section)


@command(policy.may_end_offer)
def end_offer(actor, offer):
    """Withdraw an offer: nobody is told of anything because of it any more."""
    if offer.ended_at is None:
        offer.ended_at = timezone.now()
        offer.save(update_fields=["ended_at"])
    return offer


@command(policy.may_suggest_activity, joined=("group", "place", "field"))
def suggest_activity(actor, activity):
    """Tell those whose offer fits an activity that it has appeared: once, and nobody who is signed up or kept out."""
    if not activity.live or activity.members_only:
        return []
    offers = queries.offers_fitting(activity)
    people = {offer.person_id for offer in offers} - untold(activity, [offer.person_id for offer in offers])
    fresh = [Suggestion(offer=offer, person_id=offer.person_id, activity=activity) for offer in offers
             if offer.person_id in people]
    Suggestion.objects.bulk_create(fresh, batch_size=500)
    tell(people, "matching/suggested", url=f"/kegiatan/{activity.pk}/", activity=activity.title, group=activity.group.name,
         venue=activity.venue, start=activity.next_at, zone=activity.timezone)
    return fresh


@command(policy.may_ask_offer, joined=("group",))
def ask_offer(actor, activity, *, offer_id):
    """Ask somebody, because of their offer, to come to an activity. They see who asks and sign up themselves or not."""
    if not activity.live or activity.next_at is None or activity.next_at <= timezone.now():
        raise Rejected(_("Pilih kegiatan yang sudah terbit dan akan datang."), field="activity")
    shown, _more = queries.offers_near(actor, activity.group, limit=10_000)
    if offer_id not in {line.id for line in shown}:
        raise Rejected(_("Tawaran ini sudah berakhir."))
    offer = Offer.objects.get(pk=offer_id)
    if offer.person_id in untold(activity, [offer.person_id]):
        raise Rejected(_("Orang ini sudah dikabari atau sudah mendaftar di kegiatan itu."))
    made = Suggestion.objects.create(offer=offer, person_id=offer.person_id, activity=activity, asked_by_id=actor.person_id)
    tell([offer.person_id], "matching/asked", url=f"/kegiatan/{activity.pk}/", activity=activity.title,
         group=activity.group.name, venue=activity.venue, start=activity.next_at, zone=activity.timezone, offer=offer.words)
    return made


def untold(activity, people):
    """Those of the people who are not to be told: told before, signed up, or kept out by the group or one above it."""
    kept_out = Block.objects.filter(person_id__in=people, group_id__in=activity.group.lineage, lifted_at=None)
    signed = SignUp.objects.filter(person_id__in=people, shift__activity=activity, withdrawn_at=None)
    told = Suggestion.objects.filter(person_id__in=people, activity=activity)
    return {pk for rows in (kept_out, signed, told) for pk in rows.values_list("person_id", flat=True)}
