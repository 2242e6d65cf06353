"""Feeds, site maps and robots.txt: read back by a foreign library, and only what the public may see."""

from datetime import UTC, datetime
from xml.etree import ElementTree

import feedparser
import pytest

from guyub.foundation.groups.models import Group
from guyub.portal.pages import feeds
from guyub.workshop.activities.models import Activity

pytestmark = pytest.mark.django_db
FORMS = {"atom": "atom10", "rss": "rss20"}


def read(client, address):
    answer = client.get(address)
    assert answer.status_code == 200 and "public" in answer["Cache-Control"]
    found = feedparser.parse(answer.content)
    assert not found.bozo, found.get("bozo_exception")
    return found


def titles(found):
    return {entry.title for entry in found.entries}


@pytest.mark.parametrize("form", FORMS)
def test_all_activities_in_both_forms(cast, client, form):
    found = read(client, f"/kegiatan/{form}.xml")
    assert found.version == FORMS[form] and {cast.clinic.title, cast.kitchen.title} <= titles(found)
    entry = next(entry for entry in found.entries if entry.title == cast.clinic.title)
    assert entry.link.endswith(f"/kegiatan/{cast.clinic.pk}/") and entry.link.startswith("http")
    assert "Balai Desa Balerante" in entry.summary and "WIB" in entry.summary
    published = datetime(*entry.published_parsed[:6], tzinfo=UTC)
    assert published == cast.clinic.published_at.replace(microsecond=0)


@pytest.mark.parametrize("form", FORMS)
def test_a_groups_own_feed(cast, client, form):
    found = read(client, f"/kelompok/{cast.rescuers.slug}/{form}.xml")
    assert titles(found) == set(
        Activity.objects.filter(group=cast.rescuers, published_at__isnull=False).values_list("title", flat=True))
    assert cast.clinic.title in titles(read(client, f"/kelompok/{cast.nurses.slug}/{form}.xml"))


def test_by_place(cast, client):
    assert cast.clinic.title in titles(read(client, "/kegiatan/atom.xml?di=Kab. Klaten"))
    assert titles(read(client, "/kegiatan/atom.xml?di=Kab. Merauke")) == set()
    assert client.get("/kegiatan/atom.xml?di=Antah Berantah").status_code == 404


def test_in_both_languages(cast, client):
    assert read(client, "/kegiatan/rss.xml").feed.title == "Kegiatan · Guyub"
    client.cookies["bahasa"] = "en"
    found = read(client, "/kegiatan/rss.xml")
    assert found.feed.title == "Activities · Guyub" and found.feed.language == "en"


def test_what_is_not_public_is_in_no_feed_even_for_those_who_may_see_it(cast, signed_in):
    Activity.objects.filter(pk=cast.clinic.pk).update(members_only=True)
    client = signed_in("yohanes")
    assert cast.clinic.title not in titles(read(client, f"/kelompok/{cast.klaten.slug}/atom.xml"))
    assert f"/kegiatan/{cast.clinic.pk}/" not in client.get("/peta-situs/kegiatan-1.xml").content.decode()
    Group.objects.filter(pk=cast.klaten.pk).update(closed_at=cast.clinic.starts_at)
    assert client.get(f"/kelompok/{cast.klaten.slug}/atom.xml").status_code == 404


def test_a_control_sign_in_a_title_breaks_no_feed(cast, client):
    Activity.objects.filter(pk=cast.clinic.pk).update(title="Tensi\x0b & <gula>")
    for form in FORMS:
        assert "Tensi & <gula>" in titles(read(client, f"/kegiatan/{form}.xml"))


@pytest.mark.parametrize("address", ["/kegiatan/", "/kegiatan/{pk}/", "/kelompok/{slug}/"])
def test_pages_name_their_feeds(cast, client, address):
    page = client.get(address.format(pk=cast.clinic.pk, slug=cast.klaten.slug)).content.decode()
    links = [line for line in page.splitlines() if 'rel="alternate"' in line]
    assert len(links) == 2
    for line in links:
        read(client, line.partition('href="')[2].partition('"')[0])


def test_a_feed_is_flat(cast, client, flat):
    def more(n):
        for i in range(n):
            row = Activity.objects.get(pk=cast.clinic.pk)
            row.pk, row.title = None, f"Layanan {n} {i}"
            row.save(force_insert=True)

    flat(more, lambda: client.get("/kegiatan/atom.xml"))


def locations(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    tree = ElementTree.fromstring(answer.content)
    return [node.text for node in tree.iter(f"{{{feeds.SPACE}}}loc")]


def test_the_site_map_leads_to_every_public_page(cast, client, settings):
    parts = [part.removeprefix(settings.SITE) for part in locations(client, "/sitemap.xml")]
    pages = [page.removeprefix(settings.SITE) for part in parts for page in locations(client, part)]
    assert len(pages) == len(set(pages))
    assert {"/", f"/kegiatan/{cast.clinic.pk}/", f"/kelompok/{cast.klaten.slug}/"} <= set(pages)
    assert [page for page in pages if client.get(page).status_code != 200] == []


def test_no_part_of_the_site_map_is_longer_than_allowed(cast, client, settings, monkeypatch):
    monkeypatch.setattr(feeds, "PER_MAP", 2)
    parts = locations(client, "/sitemap.xml")
    found = {part: locations(client, part.removeprefix(settings.SITE)) for part in parts if "halaman" not in part}
    assert max(map(len, found.values())) <= 2 and len(found) > 3
    assert sum(map(len, found.values())) == Group.objects.living().count() + Activity.objects.filter(
        published_at__isnull=False, members_only=False, cancelled_at=None).count()


def test_a_part_without_a_page_is_not_listed(cast, client, monkeypatch):
    monkeypatch.setattr(feeds, "PER_MAP", 1)
    public = set(Activity.objects.filter(published_at__isnull=False, members_only=False, cancelled_at=None)
                 .values_list("pk", flat=True))
    parts = {int(part.rpartition("-")[2].removesuffix(".xml")) for part in locations(client, "/sitemap.xml")
             if "kegiatan-" in part}
    assert parts == public


@pytest.mark.parametrize("name", ["kelompok-0", "rahasia-1", "halaman-2", "kegiatan-99999999999999999999"])
def test_a_site_map_that_is_not_there(cast, client, name):
    assert client.get(f"/peta-situs/{name}.xml").status_code == 404


def test_robots_are_kept_from_workspaces_and_told_the_map(client, settings):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /ruang/\n" in text and f"Sitemap: {settings.SITE}/sitemap.xml" in text
