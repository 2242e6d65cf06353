"""Who may see what is said twice, for lists and for one row; both say the same, for everybody and every row."""

from datetime import timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.utils import timezone
from django.utils.module_loading import module_has_submodule

from guyub.core.actors import PUBLIC
from guyub.core.reactions import drain
from guyub.foundation.groups import commands as groups
from guyub.foundation.people import commands as people
from guyub.foundation.people.queries import required_consents
from guyub.insight.portfolio import commands as portfolio
from guyub.volunteering.matching import commands as matching
from guyub.volunteering.matching.models import Placement, Suggestion
from guyub.workshop.activities import commands as activities
from guyub.workshop.activities.models import Audit, Shift
from guyub.workshop.concerns import commands as concerns
from guyub.workshop.invitations import commands as invitations
from guyub.workshop.webhooks import commands as webhooks

from .reading import heights


def policies():
    for config in apps.get_app_configs():
        if config.label in heights() and config.label != "core" and module_has_submodule(config.module, "policy"):
            yield import_module(f"{config.name}.policy")


def singular(plural):
    return f"{plural[:-3]}y" if plural.endswith("ies") else plural.removesuffix("s")


def pairs(policy):
    """(plural, visible_<plural>, may_see_<singular> or None) of one app's policy."""
    for name, visible in sorted(vars(policy).items()):
        if name.startswith("visible_") and getattr(visible, "__module__", None) == policy.__name__:
            plural = name.removeprefix("visible_")
            yield plural, visible, getattr(policy, f"may_see_{singular(plural)}", None)


def unpaired(policy):
    return [f"{policy.__name__}.visible_{plural} has no may_see_{singular(plural)}"
            for plural, _visible, may_see in pairs(policy) if may_see is None]


def disagreements(plural, visible, may_see, rows, actors):
    """Sentences for each row that the list shows and the rule hides, or the other way round."""
    found = []
    for key, actor in actors.items():
        listed = {row.pk for row in visible(actor)}
        for row in rows:
            if bool(may_see(actor, row)) != (row.pk in listed):
                found.append(f"{plural}: {key} {'finds' if row.pk in listed else 'does not find'} {row!r} ({row.pk})")
    return found


def everybody(cast):
    return {"the public": PUBLIC} | {key: cast.actor(key) for key in cast.people}


@pytest.fixture
def busy(cast, monkeypatch):
    """The cast with a draft, a members' activity, signups, an offer, hours, an import, a token, and past memberships."""
    secretary, coordinator, dwi, agus = (cast.actor(key) for key in ("yohanes", "bambang", "dwi", "agus"))
    start = timezone.now() + timedelta(hours=1)

    def plan(actor, group, title, publish=True, **facts):
        activity = activities.plan_activity(
            actor, group, title=title, roles=[{"name": "Pendata"}], **facts,
            shifts=[{"role": "Pendata", "starts_at": start, "ends_at": start + timedelta(hours=3), "least": 1, "most": 3}])
        if publish:
            activities.publish_activity(actor, activity)
        return Shift.objects.select_related("activity__group", "role").get(activity=activity)

    plan(secretary, cast.klaten, "Rancangan", publish=False)
    closed = plan(secretary, cast.klaten, "Rapat anggota", members_only=True)
    opened = plan(coordinator, cast.rescuers, "Bersih posko")
    activities.offer_swap(dwi, activities.sign_up(dwi, closed))
    signup = activities.sign_up(agus, opened)
    activities.read_calendar(secretary, cast.klaten, name="rapat.ics", found={"events": [{"uid": "1"}]})
    activities.set_load_limit(secretary, cast.klaten, rule="nights", amount=2)
    activities.limit_load(dwi, cast.people["dwi"], rule="day", amount=600)
    people.make_feed_token(dwi, cast.people["dwi"])
    people.give_portrait(dwi, cast.people["dwi"], sex="f")
    portfolio.share_record(dwi, cast.people["dwi"], parts=["summary"], until=timezone.localdate())
    people.make_access_token(dwi, cast.login("dwi"), name="Laporan", scopes=["read"], days=30)
    for purpose in required_consents():
        people.give_consent(dwi, cast.people["dwi"], purpose=getattr(purpose, "purpose", purpose))
    groups.add_category(secretary, cast.klaten, name="Anggota penuh")
    hook = webhooks.make_webhook(secretary, cast.klaten, url="https://receiver.example/guyub", kinds=["signup.made"])
    webhooks.try_webhook(secretary, hook)
    offer = matching.make_offer(agus, cast.people["agus"], words="Mobil bak", place_id=cast.rescuers.place_id)
    Suggestion.objects.create(offer=offer, person=offer.person, activity=opened.activity)
    proposal = matching.ask_proposal(secretary, cast.klaten)
    Placement.objects.create(proposal=proposal, shift=opened, person=cast.people["agus"])
    Placement.objects.create(proposal=proposal, shift=opened, person=cast.people["dwi"], asked_at=timezone.now())
    invitations.make_invitation(dwi, cast.klaten, until=timezone.localdate())
    groups.apply_for_membership(cast.actor("sari"), cast.klaten)
    groups.refer_membership(secretary, groups.apply_for_membership(agus, cast.klaten), group_id=cast.nurses.pk,
                            reason="Dijawab pusat")
    groups.block_person(secretary, cast.klaten, person_id=cast.people["slamet"].pk, reason="Mengganggu rapat")
    concerns.raise_concern(dwi, None, about="/kegiatan/", reason="other", words="Jamnya keliru")
    concerns.refer_concern(
        cast.actor("ketut"), concerns.raise_concern(dwi, None, about="/kelompok/", reason="wrong", words="Sudah pindah"),
        group_id=cast.klaten.pk, reason="Halaman Anda")
    certified(cast)
    interests(cast)
    decided(cast)
    credited(cast)
    real = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: real() + timedelta(hours=1, minutes=1))
    attendance = activities.check_in(coordinator, signup, how="list")
    monkeypatch.setattr(timezone, "now", lambda: real() + timedelta(hours=3))
    activities.confirm_attendance(coordinator, activities.check_out(coordinator, attendance))
    drain()
    Audit.objects.get_or_create(attendance=attendance, revision=0,  # the sample may have drawn it already
                                defaults={"voucher": cast.people["bambang"], "why": "sample"})
    return cast


def certified(cast):
    """An award of Klaten for Dwi, with a link to parts of it."""
    from guyub.workshop.credentials import commands as credentials

    kind = credentials.make_kind(cast.actor("retno"), cast.klaten, sort="Award", name="Piagam", about="Tanda terima kasih",
                                 criteria="Setia lima tahun")
    award = credentials.issue_credential(cast.actor("retno"), kind, person_id=cast.people["dwi"].pk)
    credentials.show_parts(cast.actor("dwi"), award, parts=["name"], until=timezone.localdate())


def interests(cast):
    """Declared openly and not, a case with a recusal and a suspicion."""
    from guyub.core.actors import Actor
    from guyub.workshop.conflicts import commands as conflicts
    from guyub.workshop.conflicts.rules import Hit

    for key, visibility in (("yohanes", "public"), ("dwi", "closed")):
        conflicts.declare_interest(cast.actor(key), cast.people[key], kind="gift", party="PT Murah Hati",
                                   visibility=visibility)
    office = Actor.office_of("decisions")
    case = conflicts.open_case(office, cast.klaten, act="vote", title="Pengadaan obat")
    conflicts.recuse_person(office, case, person_id=cast.people["yohanes"].pk, hits=[Hit("gift")])
    conflicts.raise_suspicion(cast.actor("dwi"), case, person_id=cast.people["yohanes"].pk, words="Saya dengar begitu")


def credited(cast):
    """A scheme in force with a draft beside it, Dwi's cycle in it, a claim, and what the official system says."""
    from guyub.profession.credits import commands as credits
    from guyub.profession.credits.models import Scheme, Transcript

    chair, today = cast.actor("retno"), timezone.localdate()
    pattern = Scheme.objects.get(group=None, code="umum-cpd")
    scheme = credits.adopt_scheme(chair, cast.nurses, pattern_id=pattern.pk)
    credits.publish_version(chair, scheme.versions.get(), valid_from=today)
    credits.revise_scheme(chair, scheme)
    enrolment = credits.enrol_member(cast.actor("dwi"), scheme, person_id=cast.people["dwi"].pk, starts_on=today)
    credits.claim_credit(cast.actor("dwi"), enrolment, kind="belajar", day=today, title="Membaca pedoman", units=300)
    Transcript.objects.create(enrolment=enrolment, name="resmi.csv", digest="0" * 64)


def decided(cast):
    """Proposals under way, decided, and kept inside; a meeting, a vote, a task."""
    from guyub.workshop.decisions import commands as decisions
    from guyub.workshop.decisions.models import Proposal

    secretary, now = cast.actor("yohanes"), timezone.now()
    body = decisions.found_body(secretary, cast.klaten, kind="board", name="Pengurus", made_of="members")
    decisions.call_meeting(secretary, body, title="Rapat", starts_at=now, ends_at=now + timedelta(hours=1),
                           zone="Asia/Jakarta")
    for title, public, done in (("Terbuka", True, now), ("Dalam", False, now), ("Berjalan", True, None)):
        row = decisions.make_proposal(cast.actor("dwi"), body, title=title, text="Sesuatu yang baik.", public=public)
        decisions.open_vote(secretary, row, closes_at=now + timedelta(days=1))
        Proposal.objects.filter(pk=row.pk).update(decided_at=done, outcome="carried" if done else "")
        if done:
            decisions.add_obligation(secretary, Proposal.objects.get(pk=row.pk), what="Kerjakan", due=timezone.localdate(),
                                     owner_id=cast.people["dwi"].pk)


def test_each_list_has_its_rule():
    assert [sentence for policy in policies() for sentence in unpaired(policy)] == []


def test_a_list_without_rule_is_found():
    policy = SimpleNamespace(__name__="guyub.x.policy")

    def visible_letters(actor):
        return []

    visible_letters.__module__ = policy.__name__
    policy.visible_letters = visible_letters
    assert unpaired(policy) == ["guyub.x.policy.visible_letters has no may_see_letter"]


LISTS = [pair for policy in policies() for pair in pairs(policy) if pair[2]]


@pytest.mark.parametrize("visible, may_see", [pytest.param(visible, may_see, id=plural)
                                              for plural, visible, may_see in LISTS])
def test_list_and_rule_agree_for_everybody(busy, visible, may_see, request):
    rows = list(visible(PUBLIC).model._base_manager.all())
    assert rows, "the cast has none of these, so nothing is proven"
    assert disagreements(request.node.callspec.id, visible, may_see, rows, everybody(busy)) == []


def test_a_disagreement_is_found(cast):
    from guyub.foundation.groups import policy
    from guyub.foundation.groups.models import Group

    found = disagreements("groups", policy.visible_groups, lambda actor, group: False, Group.objects.all(), {"dwi": PUBLIC})
    assert len(found) == Group.objects.filter(approved_at__isnull=False).count() > 0
