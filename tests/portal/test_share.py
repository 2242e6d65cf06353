"""Sharing a page: WhatsApp, copying and the phone's own list, without a script of others."""

from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest

from guyub.workshop.activities.models import Activity

pytestmark = pytest.mark.django_db


class Seen(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def all(self, tag, name):
        return [said for one, said in self.tags if one == tag and name in said]


def page(client, address):
    return Seen(client.get(address).content.decode())


@pytest.mark.parametrize("language, words", [("id", "Ikut"), ("en", "Join")])
def test_an_activity_is_shared_by_whatsapp_with_its_day_and_address(cast, client, settings, language, words):
    client.cookies["bahasa"] = language
    seen = page(client, f"/kegiatan/{cast.clinic.pk}/")
    link, = [said["href"] for said in seen.all("a", "href") if said["href"].startswith("https://wa.me/")]
    text, = parse_qs(urlsplit(link).query)["text"]
    assert cast.clinic.title in text and words in text and f"{settings.SITE}/kegiatan/{cast.clinic.pk}/" in text


@pytest.mark.parametrize("kind", ["kegiatan", "kelompok"])
def test_the_buttons_are_hidden_until_the_script_finds_that_they_work(cast, client, settings, kind):
    path = f"/kegiatan/{cast.clinic.pk}/" if kind == "kegiatan" else f"/kelompok/{cast.klaten.slug}/"
    seen = page(client, path)
    copy, share = seen.all("button", "data-copy")[0], seen.all("button", "data-share")[0]
    assert "hidden" in copy and "hidden" in share and share["data-url"] == f"{settings.SITE}{path}"
    assert copy["data-copy"].removeprefix("#") in {said.get("id") for _tag, said in seen.tags}
    assert {urlsplit(said["src"]).netloc for said in seen.all("script", "src")} == {""}


@pytest.mark.parametrize("changed", [{"members_only": True}, {"published_at": None}])
def test_what_the_public_may_not_see_is_not_offered_for_sharing(cast, signed_in, changed):
    Activity.objects.filter(pk=cast.clinic.pk).update(**changed)
    assert page(signed_in("yohanes"), f"/kegiatan/{cast.clinic.pk}/").all("button", "data-share") == []
