"""The picture beside a link: small, named by its content, drawn once, and not to be burnt with."""

import io
import re
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from PIL import Image

from guyub.core.papers import breakable, picture
from guyub.foundation.groups.models import Group
from guyub.portal import limits
from guyub.portal.pages.pictures import SOURCE, facts_of
from guyub.portal.sweeps import KEPT, discard_old_pictures
from guyub.workshop.activities.models import Activity

pytestmark = pytest.mark.django_db
LARGEST = 100_000


@pytest.fixture(autouse=True)
def kept(settings, tmp_path):
    settings.PICTURES = tmp_path / "pictures"
    cache.clear()
    return settings.PICTURES


def told(client, path):
    """{property: content} of a page's head."""
    page = client.get(path).content.decode()
    return dict(re.findall(r'<meta (?:property|name)="([\w:]+)" content="([^"]*)">', page))


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("kind", ["kegiatan", "kelompok"])
def test_a_page_names_its_picture_and_the_picture_is_small(cast, client, kind, language):
    client.cookies["bahasa"] = language
    path = f"/kegiatan/{cast.clinic.pk}/" if kind == "kegiatan" else f"/kelompok/{cast.klaten.slug}/"
    said = told(client, path)
    name = cast.clinic.title if kind == "kegiatan" else cast.klaten.name
    assert name in said["og:title"] and name in said["og:image:alt"] and said["og:url"].endswith(path)
    assert said["twitter:card"] == "summary_large_image"
    answer = client.get(urlsplit(said["og:image"]).path)
    assert answer["Content-Type"] == "image/png" and len(answer.content) <= LARGEST
    assert "immutable" in answer["Cache-Control"] and "Cookie" not in answer.get("Vary", "")
    assert Image.open(io.BytesIO(answer.content)).size == (1200, 630)
    again = client.get(urlsplit(said["og:image"]).path, headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304 and not again.content


def test_it_is_drawn_once_and_anew_when_what_it_shows_has_changed(cast, client, kept, monkeypatch):
    first = urlsplit(told(client, f"/kegiatan/{cast.clinic.pk}/")["og:image"]).path
    assert client.get(first).status_code == 200 and len(list(kept.iterdir())) == 1
    with monkeypatch.context() as patched:
        patched.setattr("guyub.portal.pages.pictures.picture", lambda *_args: pytest.fail("drawn twice"))
        assert client.get(first).status_code == 200
    Activity.objects.filter(pk=cast.clinic.pk).update(title="Nama baru")
    second = urlsplit(told(client, f"/kegiatan/{cast.clinic.pk}/")["og:image"]).path
    assert second != first and client.get(first)["Location"] == second


def test_whoever_asks_for_too_many_new_ones_waits(cast, client, monkeypatch):
    monkeypatch.setattr(limits, "PICTURES", 1)
    statuses = [client.get(urlsplit(told(client, f"/kelompok/{group.slug}/")["og:image"]).path).status_code
                for group in Group.objects.living()[:3]]
    assert statuses == [200, 429, 429]


@pytest.mark.parametrize("title", ["Keliling untuk lansia " * 14, "W" * 300, "Donor \U0001fa78", "مرحبا بكم", "漢" * 300])
def test_no_title_breaks_it(title):
    facts = facts_of(title[:300], "K" * 120, 5, ["Sabtu " * 40, "Balai " * 40])
    drawn = picture(SOURCE, facts | {"cloth": [["#241710", 5], ["#f0e8d9", 3]], "logo": [], "title": breakable(title[:300])})
    assert len(drawn) <= LARGEST and Image.open(io.BytesIO(drawn)).size == (1200, 630)


@pytest.mark.parametrize("facts", [{"members_only": True}, {"published_at": None}])
def test_what_the_public_may_not_see_has_no_picture(cast, signed_in, client, facts):
    path = urlsplit(told(client, f"/kegiatan/{cast.clinic.pk}/")["og:image"]).path
    Activity.objects.filter(pk=cast.clinic.pk).update(**facts)
    assert "og:image" not in told(signed_in("yohanes"), f"/kegiatan/{cast.clinic.pk}/")
    assert signed_in("yohanes").get(path).status_code == 404


def test_a_language_that_there_is_not(cast, client):
    assert client.get(f"/gambar/xx/kegiatan/{cast.clinic.pk}-0.png").status_code == 404


def test_old_pictures_go(kept):
    import os

    kept.mkdir()
    for name, age in (("old.png", KEPT + 60), ("new.png", 60)):
        (kept / name).write_bytes(b"x")
        os.utime(kept / name, (time.time() - age,) * 2)
    discard_old_pictures()
    assert [file.name for file in Path(kept).iterdir()] == ["new.png"]
