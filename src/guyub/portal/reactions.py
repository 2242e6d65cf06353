"""What people are told of acts in rooms that stand beside the notices."""

from guyub.core.actors import Actor
from guyub.core.reactions import reacts_to
from guyub.foundation.groups.queries import promise_of
from guyub.workshop.concerns.models import Concern
from guyub.workshop.notices.commands import notify
from guyub.workshop.notices.queries.officer import answering, operators

OFFICE = Actor.office_of("portal")


@reacts_to("concerns.raise_concern")
def tell_operators(act):
    """Every operator who still may sign in; not the one who reported."""
    concern = Concern.objects.get(pk=act.made_id)
    if concern.waiting:
        notify(OFFICE, None, person_ids=sorted(operators() - {act.actor_id}), kind="concerns/raised",
               url="/pengelola/laporan/", facts={"about": concern.about})


@reacts_to("concerns.refer_concern")
def tell_referred(act):
    """Who answers for the group reads why, never who reported; whoever reported reads who answers, and by which day."""
    concern = Concern.objects.select_related("group").get(pk=act.subject_id)
    group = concern.group
    if not concern.waiting or group is None or group.pk != act.notes["group_id"]:
        return
    facts = {"about": concern.about, "group": group.name, "reason": concern.referral_reason}
    notify(OFFICE, None, person_ids=sorted(answering(group, "secretary", "chair")), kind="concerns/referral_received",
           url=f"/ruang/{group.slug}/laporan-masuk/", facts={**facts, "days": group.answer_days})
    if concern.reporter_id:
        promise = promise_of(group, concern.referred_at, besides=concern.reporter_id)
        notify(OFFICE, None, person_ids=[concern.reporter_id], kind="concerns/referred", url=f"/kelompok/{group.slug}/",
               facts={**facts, "who": promise.who, "until": promise.day.isoformat()})


@reacts_to("concerns.return_concern")
def tell_returned(act):
    concern = Concern.objects.select_related("returned_from").get(pk=act.subject_id)
    if concern.waiting and concern.returned_from:
        notify(OFFICE, None, person_ids=sorted(operators()), kind="concerns/returned", url="/pengelola/laporan/",
               facts={"about": concern.about, "group": concern.returned_from.name, "reason": concern.return_reason})


@reacts_to("concerns.uphold_concern")
def tell_upheld(act):
    answer(act, "concerns/upheld")


@reacts_to("concerns.dismiss_concern")
def tell_dismissed(act):
    answer(act, "concerns/dismissed")


def answer(act, kind):
    concern = Concern.objects.get(pk=act.subject_id)
    if concern.reporter_id:
        notify(OFFICE, None, person_ids=[concern.reporter_id], kind=kind,
               facts={"about": concern.about, "answer": concern.answer})
