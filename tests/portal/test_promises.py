"""The pages that promise something in words: they say what is true now."""

import pytest

from guyub.foundation.people.models import ConsentText

pytestmark = pytest.mark.django_db


def test_how_hours_are_counted_is_told_in_both_languages(client):
    page = client.get("/cara-menghitung/").content.decode()
    assert "Tanpa saksi dari luar" in page and "/buku/" in page
    client.cookies["bahasa"] = "en"
    assert "Without an outside witness" in client.get("/cara-menghitung/").content.decode()


def test_the_privacy_page_shows_the_consent_texts_in_force(client):
    assert "Naskah versi 1" in client.get("/data-pribadi/").content.decode()
    text = ConsentText.objects.get(purpose="messages", version=1)
    text.pk, text.version, text.body_id = None, 2, "Naskah kabar yang baru."
    text.save()
    page = client.get("/data-pribadi/").content.decode()
    assert "Naskah kabar yang baru." in page and "Naskah versi 2" in page
    assert "Undang-Undang Nomor 27 Tahun 2022" in page


@pytest.mark.parametrize("contact, shown", [
    ("halo@guyub.example", 'href="mailto:halo@guyub.example"'), ("Sekretariat, 0812", "Sekretariat, 0812"),
    ("", 'href="/lapor/">lewat halaman laporan'),
])
def test_whom_to_ask_is_the_operators_word(client, settings, contact, shown):
    settings.CONTACT = contact
    assert shown in client.get("/data-pribadi/").content.decode()
