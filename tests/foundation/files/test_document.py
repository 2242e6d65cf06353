"""Documents: small private PDFs, named by their content."""

import io

import pytest
from PIL import Image

from guyub.core.actors import Actor
from guyub.core.errors import Refused, Rejected
from guyub.foundation.files import proofs
from guyub.foundation.files.commands import keep_document
from guyub.foundation.files.models import Document
from guyub.foundation.files.queries import document_of
from guyub.foundation.files.rules import MOST_DOCUMENT

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n%%EOF\n"
OFFICE = Actor.office_of("credits")


def photo(side=2400, kind="JPEG"):
    out = io.BytesIO()
    Image.effect_noise((side, side), 90).convert("RGB").save(out, kind, quality=60)
    return out.getvalue()


def test_a_pdf_is_kept_as_it_is_and_no_address_leads_to_it(client):
    kept = keep_document(OFFICE, None, data=PDF, title="surat.pdf")
    assert document_of(kept.name) == PDF and list(proofs.documents()) == []
    assert client.get(f"/berkas/{kept.name}").status_code == 404
    kept.path.write_bytes(b"changed")
    assert len(list(proofs.documents())) == 1
    kept.path.unlink()
    assert "not there" in next(iter(proofs.documents()))


def test_a_photograph_becomes_a_small_pdf_without_hidden_data():
    kept = keep_document(OFFICE, None, data=photo())
    data = document_of(kept.name)
    assert data.startswith(b"%PDF-") and len(data) <= MOST_DOCUMENT and b"Exif" not in data


@pytest.mark.parametrize("data", [b"", b"x", b"%PDF-1.4", b"%PDF-" + b"x" * MOST_DOCUMENT + b"%%EOF", b"x" * (4 << 20),
                                  b"%PDF-1.7 /Launch %%EOF", photo(40)[:200]])
def test_what_is_no_small_document_is_refused_in_words(data):
    with pytest.raises(Rejected) as error:
        keep_document(OFFICE, None, data=data)
    assert error.value.field == "file" and not Document.objects.exists()


def test_only_who_files_keeps_documents(cast):
    for actor in (cast.actor("ketut"), Actor.office_of("groups")):
        with pytest.raises(Refused):
            keep_document(actor, None, data=PDF)
