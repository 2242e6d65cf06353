"""Ways in and out of the house: from a chapter to a shift, by an invitation, and for programs by token and webhook."""

import json
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from standardwebhooks import Webhook

from .test_first_hour import visitor  # noqa: F401

pytestmark = pytest.mark.journey
KLATEN = "perawat-lereng-merapi-cabang-klaten"
CLINIC = "Layanan kesehatan keliling Kemalang"


def signs_up(stranger, name, contact):
    """Choose the first open shift of the page, say who one is, and type the code."""
    stranger.check_shift(0)
    stranger.fill(name=name, contact=contact)
    stranger.tick("consent")
    stranger.button("Daftar")
    stranger.fill(code=stranger.code_sent_to(contact))
    stranger.button("Masuk")
    assert stranger.sees("h1", "Giliran saya")


def test_a_citizen_finds_chapter_door_activity_and_signs_up(visitor):  # noqa: F811
    citizen = visitor("phone")
    citizen.go("/")
    citizen.page.locator("footer").get_by_role("link", name="Sepuluh bab").click()
    citizen.link("Kerelawanan")
    assert citizen.sees("h1", "Kerelawanan")
    citizen.link("Cari kegiatan di dekat Anda")
    assert "/kegiatan/" in citizen.page.url
    citizen.link(CLINIC)
    signs_up(citizen, "Warga Kemalang", "warga@contoh.example")
    assert citizen.sees("main", CLINIC)


def test_a_member_invites_a_stranger_comes_and_is_counted_once(visitor):  # noqa: F811
    member = visitor("phone").demo("Dwi Astuti")
    member.go("/kegiatan/").link(CLINIC)
    member.link("Undang orang lewat tautan Anda sendiri")
    member.accessible()
    member.fill(purpose="Grup alumni", most="5")
    member.button("Buat undangan")
    assert member.sees("dl.facts", "0 dari 5 orang") and member.page.locator("svg.qr").count() == 1
    member.accessible()
    link, own = member.text("#tautan"), member.page.url.replace(member.house.url, "")

    stranger = visitor("phone")
    stranger.go(link.replace(stranger.house.url, ""))
    assert stranger.sees("h1", CLINIC) and stranger.context.cookies() == [
        one for one in stranger.context.cookies() if one["name"] != "sessionid"]
    assert stranger.sees(".note", "Dwi Astuti mengundang Anda ke")
    assert "undangan%3D" in stranger.page.locator("header").get_by_role("link", name="Masuk").get_attribute("href")
    stranger.accessible()
    signs_up(stranger, "Tamu Undangan", "tamu.undangan@contoh.example")

    assert member.until(own, "dl.facts", "1 dari 5 orang")
    assert "Tamu Undangan" not in member.text("main")
    member.go("/portofolio/")
    assert member.sees("main", "1 orang datang lewat Anda")
    member.go("/undangan/")
    member.accessible()
    member.link(CLINIC)
    member.button("Cabut undangan")
    assert member.sees(".chip", "Dicabut")
    assert stranger.status(link.replace(stranger.house.url, "")) == 410
    assert stranger.sees("main", "sudah dicabut")
    stranger.accessible()


@pytest.fixture
def elsewhere():
    """Another site of this machine: {"address": …, "/": its one page}."""
    site = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(site["/"].encode())

        def log_message(self, *_args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    site["address"] = f"http://127.0.0.1:{server.server_port}/"
    yield site
    server.shutdown()


def test_an_officer_spreads_the_word(visitor, elsewhere):  # noqa: F811
    for device in ("phone", "laptop"):
        officer = visitor(device).demo("Yohanes Tri Prabowo")
        officer.go(f"/ruang/{KLATEN}/sebarkan/")
        officer.accessible()
        code = officer.page.locator("#kode").input_value()
        page = f"<main>{code}</main>"
        card = re.search(r'src="([^"]+)"', code)[1].replace("&amp;", "&")
        poster = officer.page.locator("main a[href$='poster-a4.pdf']").get_attribute("href")
        answer = officer.page.request.get(officer.house.url + poster)
        assert answer.status == 200 and answer.body().startswith(b"%PDF")
        officer.go(f"/ruang/{KLATEN}/lambang/")
        officer.accessible()
        reader = visitor(device)
        elsewhere["/"] = f"<!doctype html><html lang=id><title>Situs lain</title>{page}</html>"
        reader.page.goto(elsewhere["address"])
        assert "Klaten" in reader.page.frame_locator("iframe").locator("h1").inner_text()
        reader.go(card.replace(reader.house.url, ""))
        reader.accessible()
        assert reader.context.cookies() == []


def test_a_program_is_given_a_token_uses_it_and_loses_it(visitor):  # noqa: F811
    member = visitor("laptop").demo("Dwi Astuti")
    member.go("/saya/token/")
    member.accessible()
    member.fill(name="Laporan bulanan")
    member.page.locator("main input[name=scopes][value=memberships]").check()
    member.choose("days", "30")
    member.button("Buat token")
    secret = member.page.locator("#token").input_value()
    member.accessible()
    program = visitor("laptop").page.request
    asked = f"{member.house.url}/api/v1/memberships"
    answer = program.get(asked, headers={"Authorization": f"Bearer {secret}"})
    assert answer.status == 200, answer.text()
    member.go("/saya/token/")
    assert member.sees("main", "Laporan bulanan") and member.page.locator("#token").count() == 0
    member.button("Cabut")
    assert program.get(asked, headers={"Authorization": f"Bearer {secret}"}).status == 401


@pytest.fixture
def receiver():
    """Another program of this machine that keeps what it is told; yields (its address, what it got)."""
    told = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            told.append((dict(self.headers), self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/guyub", told
    server.shutdown()


def test_a_webhook_is_told_and_the_officer_reads_how_it_went(visitor, receiver):  # noqa: F811
    address, told = receiver
    officer = visitor("laptop").demo("Yohanes Tri Prabowo")
    officer.go(f"/ruang/{KLATEN}/webhook/")
    officer.accessible()
    officer.fill(url=address)
    officer.page.locator("main input[name=kinds][value='signup.made']").check()
    officer.button("Buat webhook")
    secret = officer.page.locator("#rahasia").input_value()
    officer.accessible()
    officer.button("Kirim uji coba")
    assert officer.until(officer.page.url.replace(officer.house.url, ""), ".chip-ok", "Terkirim")
    officer.accessible()
    headers, body = told[0]
    assert Webhook(secret).verify(body, {name.lower(): value for name, value in headers.items()})
    assert json.loads(body)["type"] == "webhook.trial" and b"Yohanes" not in body
