"""A credential is shared in part, revoked, and everyone who checks sees it: online, without network, in both languages."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from .test_first_hour import visitor  # noqa: F401

pytestmark = pytest.mark.journey
KLATEN = "perawat-lereng-merapi-cabang-klaten"
WORDS = {
    "id": {"make": "Buat jenis", "issue": "Terbitkan untuk yang dicentang", "issued": "1 sertifikat diterbitkan",
           "show": "Buat tautan", "stands": "Berlaku", "ready": "Tersimpan di perangkat", "genuine": "Tanda tangannya asli",
           "forged": "Palsu atau diubah", "revoke": "Cabut sertifikat", "revoked": "Dicabut",
           "foreign": "bukan alamat rumah", "check": "Periksa sertifikat", "tell": "Kabari saya bila dicabut",
           "fallen": "andalkan dicabut"},
    "en": {"make": "Make the kind", "issue": "Issue to those ticked", "issued": "1 certificate issued",
           "show": "Make a link", "stands": "Valid", "ready": "Kept on this device", "genuine": "signature is genuine",
           "forged": "Forged or altered", "revoke": "Revoke the certificate", "revoked": "Revoked",
           "foreign": "not the address of this house", "check": "Check a certificate", "tell": "Tell me if it is revoked",
           "fallen": "rely on was revoked"},
}


def api(who, path, **body):
    """One act by the API with the browser's own session."""
    token = next(cookie["value"] for cookie in who.context.cookies() if cookie["name"] == "csrftoken")
    answer = who.page.request.post(f"{who.house.url}/api/v1{path}", data=body, headers={
        "X-CSRFToken": token, "Idempotency-Key": f"{path}-{datetime.now().timestamp()}"})
    assert answer.ok, (path, answer.text())
    return answer.json()


def served(secretary, member, minutes):
    """An activity of Klaten that begins in so many minutes, the member there and vouched for; its title."""
    start = datetime.now(UTC).replace(microsecond=0) + timedelta(minutes=minutes)
    title = f"Cek tensi {start:%H%M%S}"
    slug = secretary.page.request.get(f"{secretary.house.url}/api/v1/groups?text=klaten&limit=50").json()
    group = next(one["id"] for one in slug["items"] if one["slug"] == KLATEN)
    activity = api(secretary, f"/groups/{group}/activities", title=title, roles=[{"name": "Pendata"}], shifts=[
        {"role": "Pendata", "starts_at": start.isoformat(), "ends_at": (start + timedelta(hours=1)).isoformat()}])
    api(secretary, f"/activities/{activity['id']}/publication")
    shift = secretary.page.request.get(f"{secretary.house.url}/api/v1/activities/{activity['id']}/shifts").json()["items"][0]
    signup = api(member, f"/shifts/{shift['id']}/sign-ups")
    attendance = api(secretary, f"/sign-ups/{signup['id']}/attendance")
    api(secretary, f"/attendances/{attendance['id']}/confirmation", minutes=60)
    return title


@pytest.mark.parametrize("language", ["id", pytest.param("en", marks=pytest.mark.english)])
def test_a_credential_is_shared_in_part_revoked_and_everyone_who_checks_sees_it(visitor, language):  # noqa: F811
    say = WORDS[language]
    secretary, member = (visitor(device, language).demo(name) for device, name in (
        ("laptop", "Yohanes Tri Prabowo"), ("phone", "Dwi Astuti")))
    chair = visitor("laptop", language).demo("Retno Kusumastuti")
    title = served(secretary, member, 10 if language == "id" else 80)

    # The chair makes a kind of certificate for the activity and gives it to who was there.
    chair.go(f"/ruang/{KLATEN}/sertifikat/jenis/baru/")
    chair.choose("sort", "Certificate")
    chair.page.locator("main select[name=activity_id]").select_option(label=title)
    chair.fill(name=f"Piagam {title}", about="Layanan warga lereng Merapi", criteria="Hadir dan disahkan")
    chair.button(say["make"])
    chair.accessible()
    chair.page.get_by_label(re.compile("Dwi Astuti")).check()
    chair.button(say["issue"])
    assert chair.sees(".toast", say["issued"])

    # The member shows the hours alone; a stranger reads them, and asks to be told if they fall.
    member.go("/sertifikat/").link(f"Piagam {title}")
    member.page.locator("main input[name=parts][value=hours]").check()
    member.button(say["show"])
    member.accessible()
    link = member.page.locator("#tautan a[href^='/v/']").first.get_attribute("href")
    whole = member.page.locator("#alamat").get_attribute("href")
    employer = visitor("laptop", language).demo("Bambang Irawan")
    employer.go(link)
    assert employer.sees(".note", say["stands"]) and "Dwi Astuti" not in employer.text("main")
    employer.accessible()
    employer.button(say["tell"])
    text = employer.page.request.get(f"{employer.house.url}{link}sertifikat.json").text()
    assert "Dwi Astuti" not in text and "1 jam" in text

    # The checking page keeps itself: with the network off it says what a QR code is worth, and what an altered one is.
    helper = visitor("phone", language)
    helper.go("/v/")
    assert helper.sees("[data-ready]", say["ready"])
    helper.accessible()
    slip = slip_of(member, whole)
    helper.context.set_offline(True)
    helper.page.goto(f"{helper.house.url}{whole}#{slip}")
    assert helper.sees("[data-slip]", say["genuine"]) and helper.sees("[data-slip]", "Dwi Astuti")
    helper.page.goto(f"{helper.house.url}/v/#{altered(slip)}")
    assert helper.sees("[data-slip]", say["forged"])
    helper.context.set_offline(False)
    helper.go("/v/").fill(sertifikat="https://guyub-palsu.example/v/abcdefghijklmnopqrstuv/")
    helper.button(say["check"])
    assert helper.sees(".note-bad", say["foreign"])

    # The secretary revokes it with a reason: the page, the part, the file and the phone without network all say so.
    secretary.go(f"/ruang/{KLATEN}/sertifikat/")
    secretary.page.locator("li", has_text=f"Piagam {title}").locator("a[href$='/pencabutan/']").first.click()
    secretary.fill(reason="Salah mencatat kehadiran")
    secretary.button(say["revoke"])
    for path in (whole, link):
        helper.go(path)
        assert helper.sees(".note-bad", say["revoked"])
    helper.go("/v/").fill(sertifikat=text)
    helper.button(say["check"])
    assert helper.sees(".note-bad", say["revoked"])
    helper.go("/v/")
    helper.page.evaluate("fetch('/v/bekal.json')")
    helper.context.set_offline(True)
    helper.page.goto(f"{helper.house.url}/v/#{slip}")
    assert helper.sees("[data-slip]", say["revoked"])
    helper.context.set_offline(False)
    assert employer.until("/pemberitahuan/", "main", say["fallen"])
    assert member.until("/pemberitahuan/", "main", "Salah mencatat kehadiran")


def slip_of(who, path):
    """What stands behind the # of the QR code, as a stranger finds it on the page."""
    who.go(path)
    return who.page.locator("main a[href^='/v/#']").get_attribute("href").removeprefix("/v/#")


def altered(slip):
    said, signature = slip.split(".")
    return f"{said}.{signature[:20]}{'A' if signature[20] != 'A' else 'B'}{signature[21:]}"


