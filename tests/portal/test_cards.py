"""Cards in frames of other sites: small, the same for all, no cookie, no script; and no other page may be framed."""

import html
import re
from pathlib import Path

import pytest
from django.conf import settings
from tests.foundation.files.test_picture import picture

import guyub.core
from guyub.foundation.groups import commands as groups
from guyub.workshop.activities.models import Activity

pytestmark = pytest.mark.django_db
CSS = Path(guyub.core.__file__).parent / "static/guyub/card.css"
LARGEST = 8 * 1024


def cards(cast):
    return f"/sematkan/kelompok/{cast.klaten.slug}/", f"/sematkan/kegiatan/{cast.clinic.pk}/"


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("who", [None, "yohanes"])
def test_a_card_is_small_and_sets_nothing(cast, client, signed_in, which, who):
    client = signed_in(who) if who else client
    kept = client.cookies.output()
    answer = client.get(cards(cast)[which])
    text = answer.content.decode()
    assert answer.status_code == 200 and len(answer.content) + CSS.stat().st_size <= LARGEST
    assert client.cookies.output() == kept and "Set-Cookie" not in answer.headers and "Cookie" not in answer.get("Vary", "")
    assert "<script" not in text and "<form" not in text and "style=" not in text
    assert set(re.findall(r'href="(https?://[^/"]+)', text)) == {settings.SITE}
    assert text.count('target="_blank" rel="noopener"') == text.count("<a ")


@pytest.mark.parametrize("which", [0, 1])
def test_only_cards_may_be_framed(cast, client, which):
    answer = client.get(cards(cast)[which])
    assert "frame-ancestors *" in answer["Content-Security-Policy"] and "X-Frame-Options" not in answer.headers
    assert "script-src 'none'" in answer["Content-Security-Policy"]
    for path in ("/", f"/kegiatan/{cast.clinic.pk}/", f"/kelompok/{cast.klaten.slug}/", "/masuk/", "/tidak/ada/"):
        shut = client.get(path)
        assert "frame-ancestors 'none'" in shut["Content-Security-Policy"] and shut["X-Frame-Options"] == "DENY"


def test_the_language_is_that_of_the_address(cast, client):
    client.cookies["bahasa"] = "en"
    assert '<html lang="id">' in client.get(cards(cast)[1]).content.decode()
    english = client.get(f"{cards(cast)[1]}?bahasa=en").content.decode()
    assert '<html lang="en">' in english and "Sign up" in english
    assert '<html lang="id">' in client.get(f"{cards(cast)[1]}?bahasa=xx").content.decode()


def test_a_group_shows_its_next_activities_and_hours(cast, client):
    text = client.get(cards(cast)[0]).content.decode()
    assert cast.klaten.name in text and cast.clinic.title in text and f"{settings.SITE}/kegiatan/{cast.clinic.pk}/" in text


@pytest.mark.parametrize("facts", [{"members_only": True}, {"published_at": None}])
def test_what_the_public_may_not_see_has_no_card(cast, signed_in, facts):
    Activity.objects.filter(pk=cast.clinic.pk).update(**facts)
    client = signed_in("yohanes")
    assert client.get(cards(cast)[1]).status_code == 404
    assert cast.clinic.title not in client.get(cards(cast)[0]).content.decode()
    page = client.get(f"/ruang/{cast.klaten.slug}/kegiatan/{cast.clinic.pk}/sebarkan/")
    assert page.status_code == 200 and "sematkan" not in page.content.decode()


def test_a_card_costs_few_statements(cast, client, django_assert_max_num_queries):
    for path in cards(cast):
        with django_assert_max_num_queries(4):
            client.get(path)


@pytest.mark.parametrize("path", ["/ruang/{slug}/sebarkan/", "/ruang/{slug}/kegiatan/{pk}/sebarkan/"])
def test_an_officer_copies_the_code_and_it_opens(cast, signed_in, client, path):
    page = signed_in("yohanes").get(path.format(slug=cast.klaten.slug, pk=cast.clinic.pk)).content.decode()
    code = html.unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.S)[1])
    src = re.search(r'src="([^"]+)"', html.unescape(code))[1]
    assert code.startswith("<iframe") and client.get(src.removeprefix(settings.SITE)).status_code == 200
    assert "poster-a4.pdf" in page


def test_a_name_cannot_break_out_of_the_copied_code(cast, signed_in):
    Activity.objects.filter(pk=cast.clinic.pk).update(title='"><script>alert(1)</script></textarea>')
    page = signed_in("yohanes").get(f"/ruang/{cast.klaten.slug}/kegiatan/{cast.clinic.pk}/sebarkan/").content.decode()
    copied = html.unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.S)[1])
    assert copied.startswith("<iframe") and copied.endswith("</iframe>") and "<script" not in copied
    assert 'title="&quot;&gt;&lt;script' in copied


def test_a_card_bears_the_logo_of_its_group(cast, client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    assert all("<img" not in client.get(path).content.decode() for path in cards(cast))
    groups.set_logo(cast.actor("yohanes"), cast.klaten, data=picture())
    for path in cards(cast):
        page = client.get(path).content.decode()
        source = re.search(r'<img class="emblem" src="(/berkas/[0-9a-f]{40}\.webp)" width="\d+" height="\d+" alt="">', page)
        assert client.get(source[1])["Content-Type"] == "image/webp"
