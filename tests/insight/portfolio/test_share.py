"""Links to parts of a record: chosen parts only, until their last day, and gone when taken back."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from guyub.core.actors import PUBLIC
from guyub.core.errors import Refused, Rejected
from guyub.insight.portfolio import commands
from guyub.insight.portfolio.models import Part, Share
from guyub.workshop.activities import commands as activities


@pytest.fixture
def link(cast):
    def make(*parts, days=30, key="dwi"):
        until = timezone.localdate() + timedelta(days=days)
        return commands.share_record(cast.actor(key), cast.people[key], parts=list(parts) or ["summary"], until=until)

    return make


@pytest.fixture
def hour(cast, attended):
    return activities.confirm_attendance(cast.actor("yohanes"), attended("dwi"), minutes=90)


def read(share):
    return Client().get(f"/catatan/{share.token}/")


def test_only_the_chosen_parts_are_read_and_no_voucher_is_named(cast, hour, link):
    page = read(link("summary", "service")).content.decode()
    assert "Dwi Astuti" in page and "Cek tensi pasar" in page and "Sekretaris" in page
    assert "Yohanes" not in page and "Keanggotaan dan jabatan" not in page
    assert "Cek tensi pasar" not in read(link("groups")).content.decode()


def test_no_contact_is_ever_shown(cast, hour, link):
    page = read(link(*Part.values)).content.decode()
    assert "dwi@guyub.example" not in page and "+62" not in page


def test_a_link_ends_on_its_day_and_when_it_is_taken_back(cast, link):
    share = link(days=0)
    assert read(share).status_code == 200
    Share.objects.filter(pk=share.pk).update(until=timezone.localdate() - timedelta(days=1))
    assert read(share).status_code == 410 and "Dwi" not in read(share).content.decode()
    other = link()
    commands.revoke_share(cast.actor("dwi"), other)
    commands.revoke_share(cast.actor("dwi"), other)
    assert read(other).status_code == 410
    assert Client().get("/catatan/tidak-pernah-ada/").status_code == 404


def test_search_engines_and_other_sites_do_not_learn_of_it(link):
    answer = read(link())
    assert answer["X-Robots-Tag"] == "noindex" and answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("facts", [
    {"parts": [], "days": 1}, {"parts": ["gaji"], "days": 1}, {"parts": ["summary"], "days": -1},
    {"parts": ["summary"], "days": 400}])
def test_a_link_needs_parts_and_a_day(cast, facts):
    with pytest.raises(Rejected):
        commands.share_record(cast.actor("dwi"), cast.dwi, parts=facts["parts"],
                              until=timezone.localdate() + timedelta(days=facts["days"]))
    assert not Share.objects.exists()


def test_there_is_an_end_to_links(cast, link, monkeypatch):
    monkeypatch.setattr("guyub.insight.portfolio.commands.share.MOST", 2)
    link()
    link()
    with pytest.raises(Rejected, match="2"):
        link()


def test_nobody_shares_or_takes_back_for_another(cast, link):
    until = timezone.localdate()
    for actor in (PUBLIC, cast.actor("yohanes"), cast.actor("ketut")):
        with pytest.raises(Refused):
            commands.share_record(actor, cast.dwi, parts=["summary"], until=until)
        with pytest.raises(Refused):
            commands.revoke_share(actor, link())


def test_the_page_makes_a_link_and_takes_it_back(cast, signed_in):
    client = signed_in("dwi")
    bad = client.post("/portofolio/tautan/", {"until": "kemarin", "label": "puskesmas"})
    assert bad.status_code == 422 and "puskesmas" in bad.content.decode() and not Share.objects.exists()
    until = timezone.localdate() + timedelta(days=7)
    good = client.post("/portofolio/tautan/", {"parts": ["summary", "skills"], "until": until.isoformat(), "label": "x"})
    share = Share.objects.get()
    assert good.status_code == 302 and share.parts == ["summary", "skills"]
    assert signed_in("slamet").post(f"/portofolio/tautan/{share.pk}/penarikan/").status_code == 404
    assert client.post(f"/portofolio/tautan/{share.pk}/penarikan/").status_code == 302
    assert read(share).status_code == 410
