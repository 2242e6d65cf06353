"""Three ways through a decision, in a real browser and in both languages: amended and carried at second call; a treasurer
whose brother owns the vendor; a secret election that a stranger counts again."""

import json
import os
import re
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from ..house import House
from .steps import Visitor

pytestmark = pytest.mark.journey
KLATEN = "perawat-lereng-merapi-cabang-klaten"
SECRETARY, CHAIR, TREASURER, BROTHER, SARI = (
    "Yohanes Tri Prabowo", "Retno Kusumastuti", "Dwi Astuti", "Slamet", "Sari Wulandari")
ROOM, REGISTER = f"/ruang/{KLATEN}/rapat/", f"/kelompok/{KLATEN}/keputusan/"
SCRIPT = Path(__file__).resolve().parents[2] / "docs" / "count_again.py"
BOTH = pytest.mark.parametrize("language", ["id", pytest.param("en", marks=pytest.mark.english)])
TOWN = """
from guyub.foundation.groups import commands as groups
from guyub.foundation.groups.models import Membership
from guyub.portal.demo.cast import join, reload
from guyub.workshop.decisions import commands
cast = reload()
for key in ("slamet", "sari"):
    join(cast, key, cast.klaten, "retno")
groups.appoint_officer(cast.actor("retno"), cast.klaten, person_id=cast.people["dwi"].pk, role="treasurer")
above = commands.found_body(cast.actor("retno"), cast.nurses, kind="board", name="Pengurus Pusat", made_of="seats")
for key in ("retno", "lestari"):
    commands.give_seat(cast.actor("retno"), above, person_id=cast.people[key].pk)
print("NUMBER", Membership.objects.get(person=cast.people["slamet"], group=cast.klaten).number)
"""
OVER = """
from datetime import timedelta
from django.utils import timezone
from guyub.workshop.decisions.models import Vote
now = timezone.now()
Vote.objects.filter(pk={pk}).update(opened_at=now - timedelta(days=2), closes_at=now - timedelta(minutes=1))
"""


class Town:
    """A house of its own: five members in Klaten, Dwi its treasurer, a board above; `number` is the brother's."""

    def __init__(self, house):
        self.house = house
        self.number = re.search(r"NUMBER (\S+)", house.run("shell", "-v0", "-c", TOWN))[1]

    def time_is_over(self, path):
        """Days go by until the vote at this address closes."""
        self.house.run("shell", "-v0", "-c", OVER.format(pk=path.strip("/").rpartition("/")[2]))


@pytest.fixture(scope="module")
def town(request):
    url = request.getfixturevalue("postgres").url("town") if os.environ.get("GUYUB_TEST_HOUSE") == "postgres" else None
    with House(url) as house:
        yield Town(house)


@pytest.fixture
def people(town, chromium, language):
    """people[name]: a browser of somebody, opened when it is first needed."""
    opened = People(town.house, chromium, language)
    with translation.override(language):
        yield opened
    for one in opened.values():
        one.close()


class People(dict):
    def __init__(self, house, chromium, language):
        super().__init__()
        self.house, self.chromium, self.language = house, chromium, language

    def __missing__(self, name):
        device = "laptop" if name == SECRETARY else "phone"
        self[name] = Visitor(self.house, self.chromium, device, self.language).demo(name)
        return self[name]


def say(words, /, **facts):
    """What the page says in the language of the journey."""
    return translation.gettext(words) % facts if facts else translation.gettext(words)


def sees(who, words, selector="main", **facts):
    return who.sees(selector, re.escape(say(words, **facts)))


def here(who):
    return who.page.url.removeprefix(who.house.url).partition("?")[0]


def body(secretary, name, made_of="members", **rule):
    """A body of Klaten with its rule."""
    secretary.go(ROOM)
    secretary.fill(name=name)
    secretary.choose("kind", "board")
    secretary.choose("made_of", made_of)
    secretary.button(say("Buat badan"))
    for key, value in rule.items():
        secretary.page.locator(f"main input[name={key}]").fill(value)
    secretary.button(say("Simpan aturan"))
    assert sees(secretary, "Aturan tersimpan; pemungutan suara yang sedang terbuka memakai aturan lamanya.")


def propose(who, board, title, kind="ordinary", parties=""):
    who.go(REGISTER).link(say("Ajukan usulan"))
    who.page.locator("main select[name=body]").select_option(label=board)
    who.choose("kind", kind)
    who.fill(title=title, text="Membeli dua tenda untuk posko.", parties=parties)
    who.button(say("Ajukan usulan"))
    return here(who)


def open_vote(who, path, *, secret=False, options="", meeting=""):
    who.go(path).link(say("Buka pemungutan suara"))
    closes = datetime.now(ZoneInfo("Asia/Jakarta")) + timedelta(days=1)
    if options:
        who.choose("method", "ranked")
        who.fill(options=options)
    if secret:
        who.tick("secret")
    if meeting:
        who.page.locator("main select[name=meeting]").select_option(label=meeting)
    who.fill(day=closes.date().isoformat(), clock=closes.strftime("%H:%M"))
    who.button(say("Buka pemungutan suara"))


def ballot(who, path, option):
    who.go(path).link(say("Buka surat suara"))
    who.page.locator("main label", has_text=say(option)).first.click()
    who.button(say("Kirim suara"))
    assert sees(who, "Suara Anda tersimpan. Sampai penutupan masih bisa diubah.")


def meeting(secretary, board, title, start):
    """Call a meeting of today and note that everybody came; its address."""
    secretary.go(ROOM).link(say("Panggil rapat"))
    secretary.page.locator("main select[name=body]").select_option(label=board)
    secretary.fill(title=title, day=datetime.now(ZoneInfo("Asia/Jakarta")).date().isoformat(), start=start, end="23:58")
    secretary.button(say("Panggil rapat"))
    for box in secretary.page.locator("input[name=orang]").all():
        box.check()
    secretary.button(say("Simpan kehadiran"))
    return here(secretary)


def close(town, who, path, **fields):
    """The time is over, and somebody has it counted; the address of the result."""
    who.go(path).link(say("Buka surat suara"))
    town.time_is_over(here(who))
    who.go(here(who))
    for name, value in fields.items():
        who.page.locator(f"main input[name={name}]").fill(value)
    if who.page.locator("main form[action$='penutupan/']").count():  # the worker may have counted an open vote meanwhile
        who.button(say("Tutup dan hitung"))
    return here(who)


@BOTH
def test_a_proposal_is_amended_carried_at_second_call_and_minuted(town, people, language):
    secretary, chair, dwi = people[SECRETARY], people[CHAIR], people[TREASURER]
    board, title = f"Rapat Cabang {language}", f"Beli tenda posko {language}"
    body(secretary, board, value="100", second="60")
    secretary.accessible()
    path = propose(dwi, board, title)
    dwi.accessible()
    chair.go(path).open_fold(say("Usulkan perubahan"))
    chair.page.locator("#at").fill("Membeli tiga tenda untuk posko.")
    chair.button(say("Kirim usul perubahan"))
    dwi.go(path).button(say("Ambil perubahan"))
    assert dwi.sees("main", "tiga tenda")
    sitting = meeting(secretary, board, f"Rapat bulanan {language}", "00:01")
    secretary.page.locator("#mu").select_option(label=title)
    secretary.button(say("Tambah mata acara"))
    secretary.accessible()
    open_vote(secretary, path, meeting=f"Rapat bulanan {language}")
    ballot(chair, path, "Setuju")
    chair.accessible()
    close(town, secretary, path)
    assert sees(secretary, "Kuorum tidak tercapai", ".chip")
    open_vote(secretary, path, meeting=f"Rapat bulanan {language}")
    for who, option in ((chair, "Setuju"), (dwi, "Setuju"), (secretary, "Tidak")):
        ballot(who, path, option)
    assert sees(chair.go(here(chair)), "panggilan ke-%(n)s", n="2")
    close(town, secretary, path)
    assert sees(secretary, "Mengapa hasilnya begini") and sees(secretary, "Diterima", ".chip")
    secretary.accessible()
    secretary.go(sitting).button(say("Tutup rapat"))
    assert sees(secretary, "Rapat ditutup; risalahnya menunggu pengesahan rapat berikutnya.", "[role=status]")
    for words in ("Kuorum tidak tercapai", "Diterima"):  # both calls are in the minutes
        assert sees(secretary, words)
    assert secretary.page.request.get(f"{town.house.url}{sitting}risalah.pdf").body().startswith(b"%PDF")
    calendar = dwi.page.request.get(f"{town.house.url}{sitting}rapat.ics").text()
    assert calendar.startswith("BEGIN:VCALENDAR") and f"SUMMARY:Rapat bulanan {language}" in calendar
    meeting(secretary, board, f"Rapat berikutnya {language}", "00:02")
    secretary.button(say("Sahkan risalah"))
    assert sees(secretary.go(sitting), "Risalah disahkan", ".chip")
    secretary.accessible()


@BOTH
def test_a_treasurer_whose_brother_owns_the_vendor_has_no_part_in_it(town, people, language):
    secretary, chair, treasurer, brother = people[SECRETARY], people[CHAIR], people[TREASURER], people[BROTHER]
    vendor = {"id": "PT Sumber Medika", "en": "PT Murni Farma"}[language]

    def declare(who, kind, party):
        who.go("/saya/kepentingan/")
        who.choose("kind", kind)
        who.fill(party=party)
        who.button(say("Nyatakan kepentingan"))

    declare(brother, "ownership", vendor)
    assert sees(brother, "Pernyataan tersimpan. Sistem memperhatikannya pada setiap keputusan.", "[role=status]")
    declare(treasurer, "family", town.number)  # once; in the second language it stands already
    treasurer.go("/saya/kepentingan/")
    assert treasurer.sees("main", BROTHER)
    treasurer.accessible()
    wide, close_one = f"Rapat Belanja {language}", f"Pengurus Belanja {language}"
    body(secretary, wide, value="51")
    body(secretary, close_one, "officers", value="51")
    path = propose(chair, wide, f"Beli obat layanan {language}", "spending", f"{vendor} Tbk.")
    treasurer.go(path)
    assert sees(treasurer, "ikut memiliki pihak yang diputuskan") and "dua tenda" not in treasurer.text("main")
    treasurer.accessible()
    open_vote(chair, path)
    assert sees(chair.go(here(chair)), "%(n)s dari %(of)s sudah bersuara", n="0", of="3")  # five belong, two are barred
    treasurer.go(here(chair))
    assert not treasurer.page.locator("main input[name=pilihan]").count()
    declare(secretary, "gift", vendor)
    path = propose(chair, close_one, f"Bayar obat layanan {language}", "spending", vendor)
    open_vote(chair, path)  # of the three officers two have an interest now: nobody decides alone
    assert sees(chair, "Terlalu sedikit yang bebas kepentingan; usulan diteruskan ke %(body)s.", body="Pengurus Pusat")
    assert chair.sees("main", f"{close_one}.*Pengurus Pusat")
    chair.accessible()
    open_vote(chair, path)
    assert sees(chair.go(here(chair)), "%(n)s dari %(of)s sudah bersuara", n="0", of="2")
    log = chair.go(f"/kelompok/{KLATEN}/kepentingan/")
    near = say("orang dekatnya %(words)s", words=say("ikut memiliki pihak yang diputuskan"))
    assert log.sees("main li", f"{say('Bendahara')}.*{re.escape(near)}")
    log.accessible()
    assert TREASURER not in log.text("main") and SECRETARY not in log.text("main")


@BOTH
def test_a_secret_election_is_counted_again_by_a_stranger(town, people, language):
    secretary, chair, dwi, sari = people[SECRETARY], people[CHAIR], people[TREASURER], people[SARI]
    board = f"Pemilihan Cabang {language}"
    body(secretary, board, value="51", least="4")
    path = propose(dwi, board, f"Pilih ketua panitia {language}", kind="election")
    open_vote(secretary, path, secret=True, options="Ani\nBudi\nCitra")
    key = secretary.text(".code")
    secretary.accessible()
    for who, ranks in ((secretary, "12"), (chair, "2"), (sari, "3"), (dwi, "21")):
        who.go(path).link(say("Buka surat suara"))
        for rank, option in enumerate(ranks, 1):
            who.choose(f"u{option}", str(rank))
        who.button(say("Kirim suara"))
        assert sees(who, "Suara Anda di kotak", "h1")
    dwi.accessible()
    receipt = dwi.text(".code")
    result = close(town, secretary, path, kunci=key)
    assert secretary.sees("main", "Budi")
    secretary.accessible()
    told = secretary.page.request.get(f"{town.house.url}{result}kotak.json").text()
    run = subprocess.run([sys.executable, str(SCRIPT)], input=told, capture_output=True, text=True, check=True)
    again = json.loads(run.stdout)
    assert again["outcome"] == "carried" and again["chosen"] == [2]
    dwi.go(f"{result}?resi={receipt}")
    assert sees(dwi, "Surat suara dengan resi ini ikut dihitung", ".chip")
