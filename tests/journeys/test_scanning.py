"""On the day: a volunteer's phone shows her code, the coordinator's camera reads it, and she is here. The camera is a film
of one picture, taken of the volunteer's own screen, that Chromium plays where a camera would be."""

import io

import pytest
from PIL import Image
from playwright.sync_api import expect

from ..conftest import CHROMIUM
from .steps import Visitor

pytestmark = pytest.mark.journey
FILM = (640, 480)
ROOM = "/ruang/perawat-lereng-merapi-cabang-klaten/kegiatan/"


@pytest.fixture(scope="module")
def clinic(house):
    """The id of an activity that begins in half an hour; dwi and agus have a place."""
    said = house.run("shell", "-v0", "-c", """
from datetime import timedelta
from django.utils import timezone
from guyub.portal.demo.cast import reload
from guyub.workshop.activities import commands as activities
from guyub.workshop.activities.models import Shift
cast, start = reload(), timezone.now() + timedelta(minutes=30)
activity = activities.plan_activity(cast.actor("yohanes"), cast.klaten, title="Cek tensi balai dusun",
    roles=[{"name": "Pendata"}], shifts=[{"role": "Pendata", "starts_at": start, "ends_at": start + timedelta(hours=2),
                                          "least": 1, "most": 4}])
activities.publish_activity(cast.actor("yohanes"), activity)
for key in ("dwi", "agus"):
    activities.sign_up(cast.actor(key), Shift.objects.get(activity=activity))
print(activity.pk)
""")
    return int(said.split()[-1])


def shown(house, chromium, name):
    """A picture of the code on somebody's phone."""
    volunteer = Visitor(house, chromium).demo(name)
    card = volunteer.go("/giliran/").page.locator("article, li, section").filter(has_text="Cek tensi balai dusun")
    picture = card.locator("svg.qr").first.screenshot()
    volunteer.close()
    return Image.open(io.BytesIO(picture))


def film(path, picture=None):
    """A film of one frame (YUV4MPEG2, grey): the picture in the middle of a table, as a hand holds a phone."""
    frame = Image.new("L", FILM, 96)
    if picture is not None:
        code = picture.convert("L").resize((340, 340)).rotate(7, expand=True, fillcolor=96)
        frame.paste(code, ((FILM[0] - code.width) // 2, (FILM[1] - code.height) // 2))
    grey = bytes([128]) * (FILM[0] * FILM[1] // 2)
    path.write_bytes(b"YUV4MPEG2 W%d H%d F25:1 Ip A1:1 C420jpeg\nFRAME\n" % FILM + frame.tobytes() + grey)
    return path


@pytest.fixture
def camera(house, chromium, request, tmp_path):
    """camera(picture): the secretary's laptop with this picture before its camera."""
    opened = []

    def come(picture=None, allowed=True):
        arguments = ["--no-sandbox", "--disable-dev-shm-usage", "--use-fake-device-for-media-stream",
                     f"--use-file-for-fake-video-capture={film(tmp_path / 'film.y4m', picture)}"]
        browser = chromium.browser_type.launch(executable_path=CHROMIUM, args=arguments)
        secretary = Visitor(house, browser, "laptop")
        if allowed:
            secretary.context.grant_permissions(["camera"], origin=house.url)
        opened.append((secretary, browser))
        return secretary.demo("Yohanes Tri Prabowo")

    yield come
    for secretary, browser in opened:
        secretary.close()
        browser.close()


def scan(secretary, clinic):
    secretary.go(f"{ROOM}{clinic}/kehadiran/pindai/")
    secretary.page.get_by_role("button", name="Nyalakan kamera").click()
    return secretary


def state(secretary):
    return secretary.page.locator(".scan [role=status]")


def test_the_camera_reads_the_code_on_a_phone_and_she_is_here(house, chromium, camera, clinic):
    secretary = scan(camera(shown(house, chromium, "Dwi Astuti")), clinic)
    assert secretary.sees("#said", "Dwi Astuti hadir")
    secretary.pick("arah", "pulang")  # the phone is still before the camera
    assert secretary.sees("#said", "Dwi Astuti pulang")
    secretary.page.get_by_role("button", name="Matikan kamera").click()
    expect(state(secretary)).to_have_text("Kamera mati.")
    secretary.page.get_by_role("button", name="Nyalakan kamera").click()
    assert secretary.sees("#said", "kode ini sudah dipakai")
    secretary.go(f"{ROOM}{clinic}/kehadiran/")
    assert secretary.sees("main", "Sahkan jam 1 orang")


def test_a_browser_that_reads_no_codes_itself_fetches_the_reader(house, chromium, camera, clinic):
    """jsQR, as on a desktop; BarcodeDetector is taken away so that the way is the same wherever the test runs."""
    secretary = camera(shown(house, chromium, "Agus Setiadi"))
    secretary.context.add_init_script("delete self.BarcodeDetector")
    fetched = []
    secretary.page.on("response", lambda answer: "jsqr" in answer.url and fetched.append(answer.status))
    assert scan(secretary, clinic).sees("#said", "Agus Setiadi hadir")
    assert fetched == [200]


def test_a_camera_that_sees_no_code_or_may_not_look_leaves_the_typed_code(camera, clinic):
    secretary = scan(camera(), clinic)
    expect(state(secretary)).to_have_text("Arahkan kamera ke kode QR.")
    assert secretary.text("#said") == ""
    kept_out = camera(allowed=False)
    kept_out.context.add_init_script("navigator.mediaDevices.getUserMedia = () => "
                                     "Promise.reject(new DOMException('', 'NotAllowedError'))")
    scan(kept_out, clinic)
    expect(state(kept_out)).to_contain_text("Izin kamera ditolak")
    kept_out.fill(code="AAAAAA")
    kept_out.button("Catat")
    assert kept_out.sees("#said", "tidak ada di giliran hari ini")
