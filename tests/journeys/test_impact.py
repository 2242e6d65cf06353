"""From a province on the map to a single entry and its seal, as an officer of a ministry goes, by links alone."""

import pytest

from .steps import Visitor

pytestmark = pytest.mark.journey


@pytest.fixture(scope="module")
def worked(house):
    """Hours in Kab. Klaten, vouched for: posted in the running house through the commands."""
    house.run("shell", "-v0", "-c", """
from datetime import timedelta
from django.utils import timezone
from guyub.core.reactions import drain
from guyub.portal.demo.cast import reload
from guyub.workshop.activities import commands as activities
from guyub.workshop.activities.models import Shift
cast = reload()
now, real = timezone.now(), timezone.now
secretary = cast.actor("yohanes")
activity = activities.plan_activity(secretary, cast.klaten, title="Cek tensi dusun", field_id="C",
    place_id=cast.klaten.place_id, roles=[{"name": "Pendata"}], shifts=[{"role": "Pendata",
    "starts_at": now + timedelta(minutes=5), "ends_at": now + timedelta(hours=3), "least": 1, "most": 3}])
activities.publish_activity(secretary, activity)
signup = activities.sign_up(cast.actor("lestari"), Shift.objects.get(activity=activity))
attendance = activities.check_in(secretary, signup, how="list")
timezone.now = lambda: now + timedelta(hours=3, minutes=1)
activities.confirm_attendance(secretary, attendance, minutes=120)
timezone.now = real
drain()
""")
    return house


def test_an_officer_drills_from_a_province_to_a_single_transfer(worked, chromium):
    officer = Visitor(worked, chromium, "laptop")
    officer.go("/")
    officer.page.locator("header").get_by_role("link", name="Dampak").click()
    assert officer.until("/dampak/", "h2", "provinsi tercatat bekerja")
    officer.accessible()
    officer.page.locator(".tilemap a", has_text="JT").click()
    assert officer.sees("h1", "Jawa Tengah")
    officer.accessible()
    officer.page.locator(".bars").get_by_role("link", name="Kab. Klaten").click()
    assert officer.sees("h1", "Kab. Klaten")
    officer.page.locator("#kelompok tbody tr").first.locator("td a").click()
    assert officer.sees("h1", "Catatan")
    officer.accessible()
    officer.page.locator("main aside a").first.click()
    officer.page.locator("table.ledger a[href^='/buku/']").first.click()
    assert officer.sees("main", "SHA-256")
    officer.go("/dampak/peserta/")
    officer.accessible()
    officer.go("/dampak/?orang=1")
    assert officer.sees("h1", "tidak bisa disaring")
    officer.close()


def test_the_map_and_the_tables_fit_a_phone(worked, chromium):
    visitor = Visitor(worked, chromium, "phone")
    for path in ("/dampak/", "/dampak/?wilayah=33&tahun2=2025", "/dampak/catatan/", "/dampak/belum/", "/dampak/peserta/",
                 "/kelompok/ikatan-perawat-lereng-merapi/dampak/"):
        visitor.go(path)
        visitor.accessible()
    visitor.close()
