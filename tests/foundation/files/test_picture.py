"""Uploaded pictures: looked at, drawn anew, kept by content, served for ever, gone when nobody shows them."""

import io

import pytest
from PIL import Image

from guyub.core.errors import Refused, Rejected
from guyub.foundation.files import commands as files
from guyub.foundation.files import policy, rules
from guyub.foundation.files.models import File, place_of
from guyub.foundation.groups import commands as groups
from guyub.foundation.groups.commands.logo import OFFICE
from guyub.foundation.groups.queries import group_named
from guyub.workshop.activities.pages.poster import facts_of
from guyub.workshop.activities.queries import group_poster

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


def picture(form="PNG", size=(800, 400), mode="RGB", colour="#23417a", **more):
    out = io.BytesIO()
    Image.new(mode, size, colour).save(out, form, **more)
    return out.getvalue()


def place():
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "rahasia di rumah"
    return exif.tobytes()


@pytest.mark.parametrize("form, mode", [
    ("PNG", "RGB"), ("PNG", "RGBA"), ("PNG", "P"), ("PNG", "L"), ("JPEG", "RGB"), ("JPEG", "CMYK"), ("WEBP", "RGBA")])
def test_a_picture_becomes_small_and_webp(form, mode):
    drawn, width, height = rules.clean_picture(picture(form, mode=mode, colour=0))
    with Image.open(io.BytesIO(drawn)) as seen:
        assert seen.format == "WEBP" and seen.size == (width, height) == (512, 256)


def test_it_stands_upright_and_tells_nothing():
    drawn, width, height = rules.clean_picture(picture("JPEG", exif=place()))
    assert (width, height) == (256, 512) and b"rahasia" not in drawn
    with Image.open(io.BytesIO(drawn)) as seen:
        assert not seen.getexif()


BAD = {
    "no picture": b"<svg onload=alert(1)>", "empty": b"", "half": picture()[:60],
    "another format": picture("GIF", mode="P", colour=0),
    "tiny": picture(size=(8, 8)), "bomb": picture(size=(30_000, 3_000)), "page": b"<!doctype html><script>1</script>",
    "too large": b"\x89PNG" + b"0" * (3 * 1024 * 1024),
}


@pytest.mark.parametrize("data", BAD.values(), ids=BAD)
def test_what_is_no_fit_picture_is_refused_with_a_sentence(cast, data):
    with pytest.raises(Rejected) as error:
        groups.set_logo(cast.actor("yohanes"), cast.klaten, data=data)
    assert str(error.value).endswith(".") and error.value.field == "picture" and not File.objects.exists()


def test_keep_picture_and_drop_file_are_for_what_stands_above(cast):
    assert not policy.may_keep_picture(cast.actor("ketut"), None) and not policy.may_drop_file(cast.actor("ketut"), None)
    with pytest.raises(Refused):
        files.keep_picture(cast.actor("ketut"), None, data=picture())
    kept = files.keep_picture(OFFICE, None, data=picture())
    with pytest.raises(Refused):
        files.drop_file(cast.actor("ketut"), kept)


@pytest.mark.parametrize("key, may", [("yohanes", True), ("retno", True), ("dwi", False), ("bambang", False)])
def test_set_logo_and_remove_logo_are_for_who_leads(cast, key, may):
    for act in (lambda: groups.set_logo(cast.actor(key), cast.klaten, data=picture()),
                lambda: groups.remove_logo(cast.actor(key), cast.klaten)):
        if may:
            assert act()
        else:
            with pytest.raises(Refused):
                act()


def test_the_same_picture_lies_there_once_and_goes_with_its_last_row(cast, django_capture_on_commit_callbacks):
    groups.set_logo(cast.actor("yohanes"), cast.klaten, data=picture())
    groups.set_logo(cast.actor("retno"), cast.boyolali, data=picture())
    name, = {file.name for file in File.objects.all()}
    with django_capture_on_commit_callbacks(execute=True):
        groups.remove_logo(cast.actor("yohanes"), cast.klaten)
    assert place_of(name).exists()
    with django_capture_on_commit_callbacks(execute=True):
        groups.set_logo(cast.actor("retno"), cast.boyolali, data=picture(colour="#9c2a2f"))
    assert not place_of(name).exists() and File.objects.count() == 1


def test_an_officer_sets_and_removes_it_and_the_public_sees_it(cast, signed_in, client):
    officer, path = signed_in("yohanes"), f"/ruang/{cast.klaten.slug}/lambang/"
    assert officer.get(path).status_code == 200
    wrong = officer.post(path, {"picture": io.BytesIO(b"bukan gambar")})
    assert wrong.status_code == 422 and "tidak terbaca" in wrong.content.decode()
    assert officer.post(path, {}).status_code == 422
    sent = io.BytesIO(picture())
    sent.name = "lambang.png"
    assert officer.post(path, {"picture": sent}).status_code == 302
    file = File.objects.get()
    for page in (f"/kelompok/{cast.klaten.slug}/", "/kelompok/"):
        assert file.url in client.get(page).content.decode()
    answer = client.get(file.url)
    assert answer["Content-Type"] == "image/webp" and "immutable" in answer["Cache-Control"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert client.get(file.url, headers={"if-none-match": answer["ETag"]}).status_code == 304
    group = group_named(cast.actor("yohanes"), cast.klaten.slug)
    assert facts_of(group_poster(group, ""), "a4")["logo"] == list(answer.content)
    assert client.get(f"/kelompok/{cast.klaten.slug}/poster-a4.pdf").content.startswith(b"%PDF")
    assert client.get(f"/kegiatan/{cast.clinic.pk}/poster-a5.pdf").content.startswith(b"%PDF")
    assert officer.post(f"{path}penghapusan/").status_code == 302
    assert file.url not in client.get(f"/kelompok/{cast.klaten.slug}/").content.decode()


def test_what_is_far_too_large_is_answered_before_it_is_read(cast, signed_in):
    answer = signed_in("yohanes").post(
        f"/ruang/{cast.klaten.slug}/lambang/", b"x", content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(200 * 1024 * 1024))
    assert answer.status_code == 413 and "3 MB" in answer.content.decode() and answer["Connection"] == "close"


@pytest.mark.parametrize("name", ["x.webp", "../secret-key", "0" * 40 + ".webp", "0" * 40 + ".html"])
def test_names_of_nothing(client, name):
    assert client.get(f"/berkas/{name}").status_code == 404


def test_a_picture_whose_content_is_lost_breaks_no_paper(cast, client, folder):
    groups.set_logo(cast.actor("yohanes"), cast.klaten, data=picture())
    File.objects.get().path.unlink()
    assert client.get(f"/kelompok/{cast.klaten.slug}/poster-a4.pdf").content.startswith(b"%PDF")
    assert client.get(f"/kelompok/{cast.klaten.slug}/").status_code == 200


def test_a_lost_or_changed_content_is_found(cast):
    from guyub.foundation.files.proofs import contents

    groups.set_logo(cast.actor("yohanes"), cast.klaten, data=picture())
    assert list(contents()) == []
    path = File.objects.get().path
    path.write_bytes(b"another")
    assert len(list(contents())) == 1
    path.unlink()
    assert len(list(contents())) == 1
