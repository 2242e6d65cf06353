"""Every address of the house, read from the URL list itself, with a living row for each kind of thing it names."""

import re
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.test import Client
from django.test.client import ClientHandler
from django.urls import URLPattern, get_resolver
from django.urls.resolvers import RegexPattern
from django.utils import timezone

from guyub.core.actors import PUBLIC, Actor
from guyub.core.models import Job
from guyub.foundation.groups import commands as groups
from guyub.foundation.groups.models import Category, Membership, Office
from guyub.foundation.people import commands as people
from guyub.foundation.people.models import Consent, ConsentText
from guyub.foundation.people.rules import SCOPES
from guyub.insight.portfolio import commands as portfolio
from guyub.profession.credits import commands as credits
from guyub.profession.credits.models import Scheme
from guyub.volunteering.matching import commands as matching
from guyub.volunteering.matching.models import Placement
from guyub.volunteering.matching.rules import ALWAYS
from guyub.workshop.activities import commands as activities
from guyub.workshop.activities.models import Audit, Import, Shift
from guyub.workshop.concerns import commands as concerns
from guyub.workshop.conflicts import commands as conflicts
from guyub.workshop.conflicts.models import Recusal
from guyub.workshop.conflicts.rules import Hit
from guyub.workshop.credentials import commands as credentials
from guyub.workshop.decisions import commands as decisions
from guyub.workshop.decisions.models import Proposal
from guyub.workshop.invitations import commands as invitations
from guyub.workshop.ledger import commands as ledger
from guyub.workshop.ledger.models import Transfer
from guyub.workshop.notices.models import Notice
from guyub.workshop.skills import commands as skills
from guyub.workshop.skills.models import Skill
from guyub.workshop.webhooks import commands as webhooks

VISITORS = ("nobody", "sari", "dwi", "agus", "slamet", "lestari", "bambang", "yohanes", "retno", "ketut")
EVIDENCE = b"%PDF-1.4\n%%EOF\n"
STEP = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")


@dataclass(frozen=True)
class Address:
    """One line of the URL list: its full name, its route as written, and how it is filled in."""

    name: str
    route: str

    @property
    def parts(self):
        return [(match["name"], match["kind"] or "str") for match in STEP.finditer(self.route)]

    def filled(self, **values):
        return "/" + STEP.sub(lambda match: str(values[match["name"]]), self.route)


def addresses():
    """All addresses in the order of the URL list."""
    return list(walk(get_resolver().url_patterns, "", ""))


def walk(patterns, route, space):
    for pattern in patterns:
        here = route + written(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield Address(f"{space}{pattern.name or here}", here)
        else:
            yield from walk(pattern.url_patterns, here, space + (f"{pattern.namespace}:" if pattern.namespace else ""))


def written(pattern):
    """A route as `path` writes it, also of one that is a regular expression."""
    text = str(pattern)
    if isinstance(pattern, RegexPattern):
        text = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<str:\1>", text.strip("^$")).replace("\\", "")
    return text


class World:
    """The cast with one living row for every kind of thing that an address names, and who may look at it."""

    def __init__(self, cast):
        self.cast, self.handler = cast, ClientHandler(enforce_csrf_checks=False)
        self.login = cast.login("slamet")
        self.groups()
        self.activity()
        self.limits()
        self.proposals()
        self.account()
        self.credits()

    def groups(self):
        cast = self.cast
        self.application = groups.apply_for_membership(cast.actor("sari"), cast.klaten, message="Saya perawat")
        self.member = Membership.objects.get(person=cast.people["dwi"], group=cast.klaten)
        self.office = Office.objects.get(person=cast.people["lestari"], group=cast.boyolali)
        skill = Skill.objects.filter(licensed=False).order_by("pk").first()
        self.claim = skills.claim_skill(cast.actor("dwi"), cast.people["dwi"], skill_id=skill.pk, level=1)
        self.licensed = Skill.objects.filter(licensed=True).order_by("pk").first()
        self.block = groups.block_person(cast.actor("retno"), cast.klaten, person_id=cast.people["bambang"].pk,
                                         reason="Mengganggu peserta")
        self.concern = concerns.raise_concern(PUBLIC, None, about="", reason="other", words="Ada yang keliru di sini")
        passed_on = concerns.raise_concern(PUBLIC, None, about="/kegiatan/", reason="wrong", words="Jamnya keliru")
        self.passed_on = concerns.refer_concern(
            cast.actor("ketut"), passed_on, group_id=cast.klaten.pk, reason="Kegiatan Anda")
        self.category = Category.objects.create(group=cast.klaten, name="Anggota biasa")
        self.head = ledger.publish_head(Actor.office_of("ledger"), None)

    def activity(self):
        """A shift in an hour in Klaten: dwi is there already, agus's hour is vouched for, slamet is expected, sari waits."""
        cast, secretary, start = self.cast, self.cast.actor("yohanes"), timezone.now() + timedelta(hours=1)
        self.plan = activities.plan_activity(
            secretary, cast.klaten, title="Cek tensi pasar pagi", roles=[{"name": "Pendata"}, {"name": "Tamu"}],
            shifts=[{"role": "Pendata", "starts_at": start, "ends_at": start + timedelta(hours=4), "least": 1, "most": 4}])
        activities.publish_activity(secretary, self.plan)
        self.shift = Shift.objects.get(activity=self.plan)
        self.spare_role = self.plan.roles.get(name="Tamu")
        signups = {key: activities.sign_up(cast.actor(key), self.shift) for key in ("dwi", "agus", "slamet", "yohanes")}
        self.signup, self.waiting = signups["slamet"], activities.sign_up(cast.actor("sari"), self.shift, assistance="Ramp")
        came = {key: activities.check_in(secretary, signups[key], how="list") for key in ("dwi", "agus")}
        self.here = came["dwi"]
        self.booked = activities.confirm_attendance(secretary, came["agus"], minutes=60)
        self.audit, _drawn = Audit.objects.get_or_create(  # the sample may have drawn it already
            attendance=self.booked, revision=0, defaults={"voucher": cast.people["yohanes"], "why": "sample"})
        self.transfer = Transfer.objects.get(pk=self.booked.transfer_id)
        self.swap = activities.offer_swap(cast.actor("slamet"), self.signup)
        self.file = Import.objects.create(group=cast.klaten, by=cast.people["yohanes"], name="jadwal.ics", found={
            "events": [{"uid": "a@b", "title": "Rapat", "about": "", "place": "Balai", "zone": "Asia/Jakarta", "sequence": 0,
                        "lat": None, "lon": None, "times": [["2027-01-01T07:00:00+07:00", "2027-01-01T09:00:00+07:00"]]}],
            "problems": []})

    def limits(self):
        cast = self.cast
        self.limit = activities.set_load_limit(cast.actor("yohanes"), cast.klaten, rule="nights", amount=2)
        self.own_limit = activities.limit_load(cast.actor("dwi"), cast.people["dwi"], rule="day", amount=600)

    def proposals(self):
        """A proposal of Klaten, worked out, with Dwi on it; and one approved, by which she was asked."""
        cast, secretary = self.cast, self.cast.actor("yohanes")
        matching.offer_readiness(cast.actor("dwi"), cast.people["dwi"], place_id=cast.klaten.place_id, km=60, minutes=2000,
                                 slots=ALWAYS)
        self.allotment, asked = (
            matching.ask_proposal(secretary, cast.klaten, seconds=1) for _count in range(2))
        for one in (self.allotment, asked):
            matching.record_proposal(Actor.office_of("matching"), one, places=[], findings={}, figures={"wanted": 1})
        Job.objects.update(ended_at=timezone.now())
        shift = Shift.objects.filter(activity=cast.clinic, role__name="Pendata").order_by("-starts_at").first()
        self.placement = Placement.objects.create(proposal=self.allotment, shift=shift, person=cast.people["dwi"])
        self.asked = Placement.objects.create(proposal=asked, shift=shift, person=cast.people["dwi"],
                                              asked_at=timezone.now())

    def account(self):
        cast, dwi = self.cast, self.cast.people["dwi"]
        self.contact = people.add_contact(cast.actor("dwi"), dwi, kind="phone", value="+6281234567899")
        self.notice = Notice.objects.filter(person=dwi).order_by("pk").first()
        self.text = ConsentText.objects.filter(required=False).order_by("pk").first()
        self.consent = Consent.objects.create(person=dwi, text=self.text) if self.text else None
        self.key, _secret = people.make_access_token(
            cast.actor("dwi"), cast.login("dwi"), name="Catatan", scopes=[next(iter(SCOPES))], days=30)
        self.token = people.make_feed_token(cast.actor("dwi"), dwi)
        self.offer = matching.make_offer(cast.actor("agus"), cast.people["agus"], words="Mobil bak",
                                         place_id=cast.klaten.place_id)
        self.share = portfolio.share_record(cast.actor("dwi"), dwi, parts=["summary"], until=timezone.localdate())
        self.interests()
        self.decisions()
        self.link = invitations.make_invitation(cast.actor("dwi"), cast.klaten, until=timezone.localdate())
        self.certificates()
        self.hook = webhooks.make_webhook(cast.actor("yohanes"), cast.klaten, url="https://receiver.example/guyub",
                                          kinds=["signup.made"])

    def certificates(self):
        cast, chair = self.cast, self.cast.actor("retno")
        self.award = credentials.make_kind(chair, cast.klaten, sort="Award", name="Piagam", about="Tanda terima kasih",
                                           criteria="Setia lima tahun")
        self.certificate = credentials.issue_credential(chair, self.award, person_id=cast.people["dwi"].pk)
        self.part = credentials.show_parts(cast.actor("dwi"), self.certificate, parts=["role", "name"],
                                           until=timezone.localdate())
        self.list = self.certificate.mark.list

    def interests(self):
        cast, office = self.cast, Actor.office_of("decisions")
        self.interest = conflicts.declare_interest(
            cast.actor("yohanes"), cast.people["yohanes"], kind="gift", party="PT Murah Hati", visibility="public")
        self.case = conflicts.open_case(office, cast.klaten, act="vote", title="Pengadaan obat", url="/")
        conflicts.recuse_person(office, self.case, person_id=cast.people["yohanes"].pk, hits=[Hit("gift")])
        self.recusal = Recusal.objects.get(case=self.case)
        self.suspicion = conflicts.raise_suspicion(
            cast.actor("dwi"), self.case, person_id=cast.people["lestari"].pk, words="Saya dengar begitu")

    def decisions(self):
        """A board with a seat, a meeting, an open vote, a proposal with an amendment and one decided with a task."""
        cast, secretary, now = self.cast, self.cast.actor("yohanes"), timezone.now()
        self.body = decisions.found_body(secretary, cast.klaten, kind="board", name="Pengurus", made_of="members")
        self.seat = decisions.give_seat(secretary, self.body, person_id=cast.people["dwi"].pk)
        self.proposal = decisions.make_proposal(cast.actor("dwi"), self.body, title="Beli tenda", text="Dua tenda posko.")
        self.amendment = decisions.amend_proposal(secretary, self.proposal, text="Tiga tenda posko.")
        self.meeting = decisions.call_meeting(secretary, self.body, title="Rapat", starts_at=now, zone="Asia/Jakarta",
                                              ends_at=now + timedelta(hours=2))
        decisions.add_item(secretary, self.meeting, title="Pembukaan")
        voting = decisions.make_proposal(cast.actor("dwi"), self.body, title="Beli tali", text="Dua gulung tali.")
        self.vote = decisions.open_vote(secretary, voting, closes_at=now + timedelta(days=1)).vote
        self.decided = decisions.make_proposal(cast.actor("dwi"), self.body, title="Beli terpal", text="Dua lembar terpal.")
        Proposal.objects.filter(pk=self.decided.pk).update(decided_at=now, outcome="carried")
        self.task = decisions.add_obligation(secretary, self.decided, what="Beli terpal", owner_id=cast.people["dwi"].pk,
                                             due=timezone.localdate())

    def credits(self):
        """A scheme of Klaten in force with a draft beside it; Dwi's cycle, a claim that waits and one sent back."""
        cast, secretary, today = self.cast, self.cast.actor("yohanes"), timezone.localdate()
        pattern = Scheme.objects.get(group=None, code="umum-cpd")
        self.scheme = credits.adopt_scheme(secretary, cast.klaten, pattern_id=pattern.pk)
        self.version = credits.publish_version(secretary, self.scheme.versions.get(), valid_from=today)
        self.draft = credits.revise_scheme(secretary, self.scheme)
        dwi = cast.actor("dwi")
        self.cycle = credits.enrol_member(dwi, self.scheme, person_id=cast.people["dwi"].pk, starts_on=today)
        self.credit, self.returned = (
            credits.claim_credit(dwi, self.cycle, kind=kind, day=today, title=f"Belajar {n}", units=300, **more)
            for n, (kind, more) in enumerate((("pelatihan", {"evidence": EVIDENCE}), ("belajar", {}))))
        self.returned = credits.return_claim(secretary, self.returned, reason="Sebutkan bukunya")

    def client(self, who):
        client = Client(raise_request_exception=False)
        client.handler = self.handler  # its middleware is loaded once, not for each client
        if who != "nobody":
            client.force_login(self.cast.login(who), backend=settings.AUTHENTICATION_BACKENDS[0])
        return client
