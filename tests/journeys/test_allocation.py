"""Propose, adjust, approve, decline, plan anew: the coordinator's board with two hundred volunteers, in a real browser, on
both databases and in both languages."""

import os
import re

import pytest
from playwright.sync_api import expect

from ..house import House
from .steps import Visitor

pytestmark = pytest.mark.journey
ROOM = "/ruang/perawat-lereng-merapi-cabang-klaten/usulan/"
PATIENCE = 120_000  # milliseconds: the machine may be busy with much else
YOHANES, DWI, BAMBANG = "Yohanes Tri Prabowo", "Dwi Astuti", "Bambang Irawan"
TITLES = {"id": "Posko kesehatan Deles", "en": "Posko kesehatan Sidorejo"}
SAYS = {
    "id": {"ask": "Susun usulan", "proved": "orang yang bersedia diusulkan", "out": "Keluarkan", "add": "Tambahkan",
           "mine": "Pilihan Anda", "move": "Pindah", "go": "Pindahkan", "full": "sudah penuh", "lock": "Kunci",
           "locked": "Dikunci", "again": "Hitung ulang", "approve": "Setujui", "sent": "ajakan terkirim",
           "question": "Bisakah Anda", "yes": "Bisa", "no": "Tidak bisa", "declined": "Menolak", "said_yes": "Bersedia",
           "follow": "Tinjau usulan pengisi", "nobody": "Belum ada yang dihubungi", "ready": "simpan kesediaan",
           "saved": "Kesediaan tersimpan", "mine_now": "milik Anda", "gone": "Dikeluarkan", "added": "Ditambahkan",
           "why": "Mengapa orang ini", "ask_why": "Tanyakan sebabnya", "standby": "Cadangan",
           "ask_standby": "Tanyakan menjadi cadangan", "standby_asked": "ditanya sebagai cadangan",
           "said_no": "orang lain dicari", "sent_one": "1 ajakan terkirim"},
    "en": {"ask": "Work out a proposal", "proved": "people who are willing to be proposed", "out": "Take out", "add": "Add",
           "mine": "Your choice", "move": "Move", "go": "Move", "full": "already full", "lock": "Lock", "locked": "Locked",
           "again": "Work out anew", "approve": "Approve", "sent": "invitations sent", "question": "Can you come",
           "yes": "I can", "no": "I cannot", "declined": "Declined", "said_yes": "Said yes",
           "follow": "Look at the filling proposal", "nobody": "Nobody has been contacted", "ready": "save availability",
           "saved": "Availability saved", "mine_now": "now yours", "gone": "Taken out", "added": "Added, and locked",
           "why": "Why this person", "ask_why": "Ask why", "standby": "Stand-by", "ask_standby": "Ask them to stand by",
           "standby_asked": "asked to stand by", "said_no": "somebody else is looked for", "sent_one": "1 invitation sent"},
}
CROWD = """
from datetime import timedelta, time
from django.utils import timezone
from guyub.foundation.groups.models import Membership
from guyub.foundation.people.models import Consent, ConsentText, Person
from guyub.portal.demo.cast import reload
from guyub.volunteering.matching.models import Readiness
from guyub.volunteering.matching.rules import ALWAYS, slot
from guyub.workshop.activities import commands
from guyub.workshop.activities.rules import span
from guyub.workshop.skills.models import Holding, Skill
cast, now, today = reload(), timezone.now(), timezone.localdate()
people = Person.objects.bulk_create([Person(name=f"Relawan {n:03d}", key=f"relawan {n:03d}") for n in range(200)])
Membership.objects.bulk_create([Membership(person=one, group=cast.klaten, approved_at=now) for one in people])
text = ConsentText.objects.get(purpose="proposals")
Consent.objects.bulk_create([Consent(person=one, text=text) for one in people])
days = [sum(slot(day, q) for day in range(7) if (day + n) % 3 for q in range(4)) for n in range(3)]
Readiness.objects.bulk_create([Readiness(
    person=one, place=cast.boyolali.place if n % 4 == 0 else cast.klaten.place, km=60, minutes=60 * (8 + n % 5 * 4),
    slots=ALWAYS if n == 0 else days[n % 3]) for n, one in enumerate(people)])
nurse = Skill.objects.get(code=cast.skills["nurse"])
Holding.objects.create(person=people[0], skill=nurse, level=2, verified_at=now, verified_by=cast.people["yohanes"],
                       verifying_group=cast.klaten, valid_from=today - timedelta(days=9))
for title, first in (("Posko kesehatan Deles", 3), ("Posko kesehatan Sidorejo", 9)):
    shifts = []
    for day in range(5):
        on = today + timedelta(days=first + day)
        for a, b in ((7, 12), (13, 18)):
            starts, ends = span(on, time(a), time(b), "Asia/Jakarta")
            shifts.append({"role": "Pendata", "starts_at": starts, "ends_at": ends, "least": 12, "most": 12})
            if a == 7 and day in (1, 3):
                shifts.append({"role": "Perawat", "starts_at": starts, "ends_at": ends, "least": 1, "most": 1})
    activity = commands.plan_activity(cast.actor("yohanes"), cast.klaten, title=title, roles=[
        {"name": "Pendata"}, {"name": "Perawat", "skill_id": nurse.pk, "level": 1}], shifts=shifts)
    commands.publish_activity(cast.actor("yohanes"), activity)
"""


@pytest.fixture(scope="module")
def crowded(request):
    """A house of its own with two hundred people who let themselves be proposed, and two activities that need 122 each; on
    SQLite, or on the database of GUYUB_TEST_HOUSE=postgres."""
    url = request.getfixturevalue("postgres").url("crowd") if os.environ.get("GUYUB_TEST_HOUSE") == "postgres" else None
    with House(url) as house:
        house.run("shell", "-v0", "-c", CROWD)
        yield house


def board(visitor, path):
    """Wait until the board is there: htmx asks for the progress and loads the page once it has ended."""
    visitor.page.wait_for_selector("#papan", timeout=PATIENCE)
    assert path in visitor.page.url


def patient(visitor):
    visitor.page.set_default_timeout(PATIENCE)
    return visitor


def first_slot(visitor):
    """Look at the first shift of the board, and wait until its people are there."""
    visitor.page.locator("a.slot").first.click()
    visitor.page.wait_for_url(re.compile(r"giliran=\d+"), timeout=PATIENCE)
    visitor.page.wait_for_selector("a.slot[aria-current]", timeout=PATIENCE)


def press(visitor, name, words):
    """Press a button and wait for what the house says then."""
    visitor.button(name)
    expect(visitor.page.locator(".toast", has_text=re.compile(words, re.I)).first).to_be_visible(timeout=PATIENCE)


def taken(visitor):
    return int(re.search(r"\d+", visitor.text("h1")).group())


@pytest.mark.parametrize("language", ["id", pytest.param("en", marks=pytest.mark.english)])
def test_from_proposal_to_the_one_that_fills_the_gap(crowded, chromium, language):
    says, title = SAYS[language], TITLES[language]
    dwi, lead = (patient(Visitor(crowded, chromium, size, language)).demo(who)
                 for size, who in (("phone", DWI), ("laptop", YOHANES)))
    dwi.go("/kesediaan/")
    dwi.fill(place="Kab. Klaten", km="60", hours="40")
    for box in dwi.page.locator("input[name=slots]").all():
        box.check()
    dwi.accessible()
    press(dwi, says["ready"], says["saved"])

    lead.go(ROOM)
    lead.page.get_by_label(title).check()
    lead.choose("seconds", "3")
    lead.fill(until=lead.page.evaluate("new Date(Date.now() + 20 * 864e5).toISOString().slice(0, 10)"))
    lead.accessible()
    lead.button(says["ask"])
    board(lead, ROOM)
    address = lead.page.url.split("?")[0].split("#")[0]
    assert lead.sees("main", says["proved"]) and lead.sees("main", says["nobody"])
    assert taken(lead) == 122
    lead.accessible()

    # What breaks a rule is said at once, by keyboard alone, and nothing changes.
    link = lead.page.get_by_role("link", name=re.compile(f"^{says['move']} ")).first
    link.focus()
    link.press("Enter")
    lead.page.wait_for_url(re.compile(r"orang=\d+"))
    lead.page.locator("main select[name=giliran]").focus()
    lead.page.keyboard.press("ArrowDown")
    lead.page.keyboard.press("Tab")
    lead.page.keyboard.press("Enter")
    expect(lead.page.locator(".note-bad", has_text=re.compile(says["full"]))).to_be_visible(timeout=PATIENCE)
    lead.accessible()

    # Somebody is taken out, somebody else who fits is put there, and stays when it is worked out anew.
    lead.page.goto(address)
    first_slot(lead)
    press(lead, re.compile(f"^{says['out']} "), says["gone"])
    person = lead.page.locator("#tambah option").first.inner_text()
    press(lead, says["add"], says["added"])
    assert lead.sees("tr", f"{person}[\\s\\S]*{says['mine']}")
    lead.button(says["again"])
    board(lead, ROOM)
    first_slot(lead)
    assert lead.sees("tr", f"{person}[\\s\\S]*{says['mine']}")

    # Why this person and not that one.
    lead.link(says["why"])
    lead.page.wait_for_url(re.compile("/alasan/"))
    lead.page.fill("#nama", "Relawan 00")
    lead.button(says["ask_why"])
    lead.page.wait_for_url(re.compile("nama=Relawan"))
    assert lead.sees("main li", "Relawan 00")
    lead.accessible()

    dwi.go("/giliran/")
    assert not dwi.page.locator("main", has_text=says["question"]).count()  # nobody was asked yet
    lead.page.goto(address)
    press(lead, re.compile(f"^{says['approve']} "), f"122 {says['sent']}")
    lead.accessible()

    # Some may not come: stand-bys are asked by name.
    first_slot(lead)
    lead.link(re.compile(f"^{says['standby']}$"))
    lead.page.wait_for_url(re.compile("/cadangan/"))
    lead.accessible()
    press(lead, says["ask_standby"], says["standby_asked"])
    lead.accessible()

    # Dwi says yes once and no once; the other nurse is proposed for the gap, and nobody else is moved.
    dwi.go("/giliran/")
    assert dwi.sees("h2", says["question"])
    dwi.accessible()
    press(dwi, re.compile(rf"^{says['yes']}\s*:.*Perawat"), says["mine_now"])
    dwi.go("/ajakan/")
    dwi.accessible()
    press(dwi, re.compile(rf"^{says['no']}\s*:.*Perawat"), says["said_no"])
    lead.until(address.replace(crowded.url, ""), "main", says["follow"], patience=PATIENCE / 1000)
    lead.link(says["follow"])
    lead.page.wait_for_url(lambda url: not url.startswith(address))
    board(lead, ROOM)
    assert taken(lead) == 1 and lead.sees("tr", "Relawan 000")
    press(lead, re.compile(f"^{says['approve']} "), says["sent_one"])
    assert lead.sees("tr", "Relawan 000")

    stranger = patient(Visitor(crowded, chromium, "phone", language)).demo(BAMBANG)
    assert stranger.status(address.replace(crowded.url, "")) == 404
    for one in (dwi, lead, stranger):
        one.close()
