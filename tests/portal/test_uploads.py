"""Every form that takes a file, found on the pages themselves: two hundred megabytes are refused unread."""

import pytest

from .addresses import World, addresses
from .paper import forms_of
from .test_authorisation import example_of, lines

pytestmark = pytest.mark.django_db


class Unread:
    def read(self, *_size):
        raise AssertionError("the body was read")

    readline = read


@pytest.fixture
def takers(cast):
    """{address that a form with a file is sent to: a client who may send it}"""
    world, written, found = World(cast), lines(), {}
    for who in ("yohanes", "dwi", "ketut"):
        client = world.client(who)
        for address in addresses():
            values = example_of(world, address, written.get(address.name, ("", {}))[0])
            if values is None or address.route.startswith(("api/", "akun/keluar")):
                continue
            path = address.filled(**values)
            for form in forms_of(client.get(path), path):
                if form.files:
                    found.setdefault(form.action, client)
    return found


def test_two_hundred_megabytes_are_refused_unread_by_every_form_that_takes_a_file(takers, cast):
    assert f"/ruang/{cast.klaten.slug}/kegiatan/impor/" in takers
    for path, client in takers.items():
        client.cookies.pop("bahasa", None)
        kind = {"CONTENT_TYPE": "multipart/form-data; boundary=x", "wsgi.input": Unread()}
        told = client.generic("POST", path, **kind, CONTENT_LENGTH=str(200 << 20))
        assert told.status_code == 413 and "terlalu besar: paling banyak 3 MB" in told.content.decode(), path
        told = client.generic("POST", path, **kind, CONTENT_LENGTH="", HTTP_TRANSFER_ENCODING="chunked")
        assert told.status_code == 411 and "tidak ada yang disimpan" in told.content.decode(), path
