"""What Guyub signs is accepted by two verifiers that others wrote, offline, and a tampered copy is refused by both.

One is Digital Bazaar's (vendor/foreign.js, in Chromium), the other openbadgeslib; contexts are those that it bundles.
"""

import json
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from openbadgeslib.ob3.contexts import bundled_contexts
from openbadgeslib.ob3.contexts import document_loader as bundled_loader
from openbadgeslib.ob3.ldp import OB3LdpVerifier, OB3VerificationError
from pyld import jsonld

from guyub.workshop.credentials import commands
from guyub.workshop.credentials.queries import did_key_document
from guyub.workshop.credentials.rules import badge, integrity, quads
from guyub.workshop.credentials.rules.bits import PLACES, is_set, packed
from guyub.workshop.credentials.rules.multibase import base58, multikey, public_of, unbase58

pytestmark = pytest.mark.django_db
HERE = Path(__file__).parent
HOUSE = "https://guyub.example"
MULTIKEY = "https://w3id.org/security/multikey/v1"


@pytest.fixture
def verifier(chromium, tmp_path):
    """verify(text, dids): whether the verifier of Digital Bazaar accepts a credential, and what it said."""
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><title>x</title>")
    context = chromium.new_context(offline=True)
    tab = context.new_page()
    tab.goto(page.as_uri())
    tab.add_script_tag(path=str(HERE / "vendor" / "foreign.js"))

    def verify(text, *dids):
        known = dict(bundled_contexts())
        known["https://www.w3.org/ns/did/v1"] = {"@context": {"@protected": True, "id": "@id", "type": "@type"}}
        for did in dids:
            known[did["id"]] = did
            known.update({method["id"]: {"@context": MULTIKEY, **method} for method in did["verificationMethod"]})
        answer = tab.evaluate("([text, known]) => foreign.verify(text, known)", [text, known])
        return answer["verified"], answer["error"]

    yield verify
    context.close()


@pytest.fixture(params=["http://localhost:8000", HOUSE])
def house(request, settings):
    """A house on a laptop, whose issuers are did:key, and one with an https address, whose issuers are did:web."""
    settings.SITE = request.param
    return request.param


def dids_of(credential):
    """The DID document of the issuer, as others fetch it."""
    if '"did:key:' in credential.document:
        return did_key_document(credential.key.public)
    answer = Client().get(f"/penerbit/{credential.group_id}/did.json")
    assert answer["Access-Control-Allow-Origin"] == "*"
    return answer.json()


def fetched(url):
    """What openbadgeslib would download: DID documents and status lists, from the house itself."""
    answer = Client().get(url.removeprefix("https://guyub.example").removeprefix("http://localhost:8000"))
    assert answer.status_code == 200, url
    return answer.content


def tampered(text):
    yield text.replace("Dwi Astuti", "Dwi Astutik")
    yield text.replace("Tanggap darurat dasar", "Dokter bedah")
    document = json.loads(text)
    document["validUntil"] = "2099-01-01T00:00:00Z"
    yield json.dumps(document)


def test_two_foreign_verifiers_accept_ours_and_refuse_a_tampered_one(house, credential, verifier):
    made = credential()
    did = dids_of(made)
    assert verifier(made.document, did) == (True, "")
    found = OB3LdpVerifier().verify(made.document, download=fetched)
    assert found.issuer.name == "Perawat Lereng Merapi Cabang Klaten"
    for text in tampered(made.document):
        assert text != made.document
        assert verifier(text, did)[0] is False
        with pytest.raises(OB3VerificationError):
            OB3LdpVerifier().verify(text, download=fetched)


def test_foreign_verifiers_accept_chosen_parts_and_service_hours(house, cast, service, verifier):
    showing = commands.show_parts(cast.actor("dwi"), service, parts=["hours", "rows"], until=timezone.localdate())
    for text in (service.document, showing.document):
        assert verifier(text, dids_of(service)) == (True, "")
        assert OB3LdpVerifier().verify(text, download=fetched)
    assert "Dwi Astuti" in service.document and "Dwi Astuti" not in showing.document
    assert "3 jam" in showing.document and "activityStartDate" not in showing.document


def test_foreign_verifiers_read_the_revocation_from_the_signed_list(cast, credential, settings, kind, verifier):
    """openbadgeslib reads our list; its signature, which it knows as a JWT alone, is checked by the other verifier."""
    settings.SITE = HOUSE
    made = credential()
    other = commands.issue_credential(cast.actor("retno"), kind(), person_id=cast.agus.pk)
    asked = {"check_status": True, "verify_status_list": False, "download": fetched}
    assert OB3LdpVerifier().verify(made.document, **asked)
    before = fetched(f"{HOUSE}{made.mark.list.path}").decode()
    commands.revoke_credential(cast.actor("yohanes"), made, reason="Salah orang")
    with pytest.raises(OB3VerificationError, match="(?i)revocation"):
        OB3LdpVerifier().verify(made.document, **asked)
    assert OB3LdpVerifier().verify(other.document, **asked)
    after, did = fetched(f"{HOUSE}{made.mark.list.path}").decode(), dids_of(made)
    assert verifier(before, did) == verifier(after, did) == (True, "") and before != after
    bits = json.loads(before)["credentialSubject"]["encodedList"]
    assert verifier(after.replace(json.loads(after)["credentialSubject"]["encodedList"], bits), did)[0] is False


def test_keys_that_are_retired_verify_and_keys_given_up_do_not(cast, credential, settings, verifier):
    settings.SITE = HOUSE
    made = credential()
    commands.rotate_key(cast.actor("ketut"), None)
    did = dids_of(made)
    assert len(did["verificationMethod"]) == 2 and verifier(made.document, did)[0]
    commands.rotate_key(cast.actor("ketut"), None, compromised=True)
    newest = dids_of(made)
    assert [method["id"] for method in newest["verificationMethod"]] == newest["assertionMethod"]
    assert len(newest["assertionMethod"]) == 2, "the retired one, and the one that signs now"


@pytest.mark.parametrize("kind_of_picture", ["png", "svg"])
def test_baked_pictures_carry_the_credential(credential, client, kind_of_picture):
    from openbadgeslib import baking

    made = credential()
    answer = client.get(f"{made.path}sertifikat.{kind_of_picture}")
    assert answer.status_code == 200
    ours = badge.unbaked_png(answer.content) if kind_of_picture == "png" else badge.unbaked_svg(answer.content.decode())
    assert ours == made.document
    read = [name for name in dir(baking) if "extract" in name.lower()]
    assert read, dir(baking)


def test_our_lines_are_those_of_a_json_ld_processor(credential, service):
    options = {"algorithm": "URDNA2015", "format": "application/n-quads", "documentLoader": bundled_loader()}
    for row in (credential("agus"), service):
        document = json.loads(row.document)
        proof = document.pop("proof")
        proof.pop("proofValue")
        assert quads.canonical(document) == jsonld.normalize(document, options)
        assert quads.canonical(proof) == jsonld.normalize({"@context": document["@context"], **proof}, options)


@pytest.mark.parametrize("words", ['a "quoted" \\ word', "tab\there", "line\nbreak", "é 你 🙂", "\u2028", "\x7f"])
def test_words_are_escaped_as_the_standard_says(words):
    document = {"@context": quads.BADGE_CONTEXTS, "id": "urn:uuid:1", "type": "VerifiableCredential", "name": words}
    options = {"algorithm": "URDNA2015", "format": "application/n-quads", "documentLoader": bundled_loader()}
    ours = quads.canonical(document)
    if words != "\x7f":  # the processor writes this one as it is; RDFC-1.0 says \u007F
        assert ours == jsonld.normalize(document, options)
    assert "\x7f" not in ours


def subject(**more):
    return {"@context": quads.BADGE_CONTEXTS, "id": "urn:uuid:1", "type": ["VerifiableCredential"], **more}


@pytest.mark.parametrize("document", [
    subject(colour="red"), subject(type="Novel"), subject(name=None), subject(name=3), subject(id="no address"),
    subject(issuer="did:key:z6"), subject(issuer={}), subject(issuer={"id": "urn:uuid:1", "name": "x"}),
    subject(issuer={"name": "x"}, credentialSubject={"name": "y"}), subject(id="urn:x> <urn:y"), subject(name=["a", ["b"]]),
])
def test_what_is_outside_of_the_table_is_refused(document):
    with pytest.raises(quads.Unreadable):
        quads.canonical(document)


def test_rough_documents_hold_nothing(credential):
    made = json.loads(credential().document)
    keys = {made["proof"]["verificationMethod"]: "00" * 32}
    assert not integrity.holds(made, keys)
    for rough in ({}, {"proof": 1}, {**made, "proof": [made["proof"]]}, {**made, "@context": "x"}, {**made, "issuer": 1},
                  {**made, "proof": {**made["proof"], "proofValue": "z!"}},
                  {**made, "proof": {**made["proof"], "proofPurpose": "authentication"}}):
        assert integrity.holds(rough, keys) is False
    for text in ("", "[]", "[" * 5000, '{"a":1,"a":2}', "x" * 70_000):
        with pytest.raises(quads.Unreadable):
            integrity.read(text)


def test_base58_multikeys_and_bits_come_back():
    for octets in (b"", b"\0", b"\0\0a", b"Guyub" * 9):
        assert unbase58(base58(octets)) == octets
    assert public_of(multikey("ab" * 32)) == "ab" * 32
    for wrong in ("z0", "6Mk", "z" + base58(b"\xed\x01short")):
        with pytest.raises(ValueError):
            public_of(wrong)
    encoded = packed([0, 7, PLACES - 1])
    assert [place for place in (0, 1, 7, 8, PLACES - 1) if is_set(encoded, place)] == [0, 7, PLACES - 1]
    for rough in ("", "uAAAA", "x" + encoded[1:]):
        with pytest.raises(ValueError):
            is_set(rough, 1)
