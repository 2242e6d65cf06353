"""The pages: one's own interests, the officers' desk, the public log, the operator's table."""

from itertools import count

import pytest
from django.utils import timezone

from guyub.core.actors import Actor
from guyub.foundation.people.models import Person
from guyub.workshop.conflicts import commands
from guyub.workshop.conflicts.models import Case, Declaration, Outside, Recusal, Rule
from guyub.workshop.conflicts.rules import Hit

OFFICE = Actor.office_of("decisions")


def test_one_declares_reviews_and_ends(cast, signed_in):
    client = signed_in("yohanes")
    wrong = client.post("/saya/kepentingan/", {"kind": "family", "party": "", "relation": "Kakak", "visibility": "closed"})
    assert wrong.status_code == 422 and "Kakak" in wrong.content.decode()
    facts = {"kind": "family", "party": "PT Sumber Medika", "relation": "Kakak", "visibility": "public"}
    assert client.post("/saya/kepentingan/", facts).status_code == 302
    row = Declaration.objects.get()
    assert "Sumber Medika" in client.get("/saya/kepentingan/").content.decode()
    assert client.post("/saya/kepentingan/", facts).status_code == 422
    assert client.post(f"/saya/kepentingan/{row.pk}/penegasan/").status_code == 302
    assert signed_in("dwi").post(f"/saya/kepentingan/{row.pk}/pengakhiran/").status_code == 404
    assert client.post(f"/saya/kepentingan/{row.pk}/pengakhiran/").status_code == 302
    assert "Sumber Medika" not in client.get("/saya/kepentingan/").content.decode()


@pytest.mark.parametrize("language, words", [("id", "Kepentingan saya"), ("en", "My interests")])
def test_in_both_languages(cast, signed_in, language, words):
    client = signed_in("yohanes")
    client.cookies["bahasa"] = language
    assert words in client.get("/saya/kepentingan/").content.decode()


def test_what_is_closed_is_read_by_oneself_alone(cast, client, signed_in):
    for party, visibility in (("PT Terbuka", "public"), ("PT Tertutup", "closed")):
        commands.declare_interest(cast.actor("yohanes"), cast.people["yohanes"], kind="gift", party=party,
                                  visibility=visibility)
    commands.declare_interest(cast.actor("yohanes"), cast.people["yohanes"], kind="family", other_id=cast.people["agus"].pk,
                              visibility="public")
    page = client.get(f"/kelompok/{cast.klaten.slug}/kepentingan/").content.decode()
    assert "PT Terbuka" in page and "PT Tertutup" not in page and "Agus Setiadi" not in page
    own = signed_in("yohanes").get("/saya/kepentingan/").content.decode()
    assert "PT Tertutup" in own and "Agus Setiadi" in own


def test_the_desk_clears_with_a_reason(cast, signed_in):
    case = commands.open_case(OFFICE, cast.klaten, act="vote", title="Pengadaan obat", url="/")
    commands.recuse_person(OFFICE, case, person_id=cast.people["yohanes"].pk, hits=[Hit("family")])
    row, desk = Recusal.objects.get(), f"/ruang/{cast.klaten.slug}/kepentingan/"
    assert signed_in("dwi").get(desk).status_code == 404
    chair = signed_in("retno")
    assert "Yohanes" in chair.get(desk).content.decode()
    wrong = chair.post(f"{desk}halangan/{row.pk}/pencabutan/", {"reason": "tak"})
    assert wrong.status_code == 422 and 'value="tak"' in wrong.content.decode()
    assert chair.post(f"{desk}halangan/{row.pk}/pencabutan/", {"reason": "Nama perusahaannya sama"}).status_code == 302
    suspicion = commands.raise_suspicion(
        cast.actor("dwi"), case, person_id=cast.people["yohanes"].pk, words="Saya dengar begitu")
    assert chair.post(f"{desk}dugaan/{suspicion.pk}/penutupan/", {"reason": ""}).status_code == 422
    assert chair.post(f"{desk}dugaan/{suspicion.pk}/pembenaran/", {"reason": "Benar adanya"}).status_code == 302


def test_the_operator_sets_the_rules(cast, signed_in):
    path = "/pengelola/aturan-kepentingan/"
    assert signed_in("retno").get(path).status_code == 404
    client = signed_in("ketut")
    assert client.get(path).status_code == 200
    assert client.post(path, {"act": "vote", "kind": "membership", "bars": "1"}).status_code == 302
    assert Rule.objects.get(act="vote", kind="membership", near=False, valid_from=timezone.localdate()).bars
    assert client.post(path, {"act": "", "kind": "x" * 400}).status_code == 422


def test_the_lists_are_flat(cast, client, signed_in, flat):
    counted = count()

    def more(n):
        for i in (next(counted) for _row in range(n)):
            case = Case.objects.create(group=cast.klaten, act="vote", title=f"Perkara {n} {i}")
            person = Person.objects.create(name=f"Orang {n} {i}", key=f"orang {n} {i}")
            Recusal.objects.create(case=case, person=person, kind="gift")
            commands.raise_suspicion(cast.actor("dwi"), case, person_id=person.pk, words="Saya dengar begitu")
            party = Outside.objects.create(name=f"PT {n} {i}", key=f"{n} {i}")
            Declaration.objects.create(person=cast.people["retno"], kind="gift", outside=party, since=timezone.localdate(),
                                       visibility="public", review_due=timezone.localdate())

    chair = signed_in("retno")
    flat(more, lambda: client.get(f"/kelompok/{cast.klaten.slug}/kepentingan/"))
    flat(more, lambda: chair.get(f"/ruang/{cast.klaten.slug}/kepentingan/"))
    flat(more, lambda: chair.get("/saya/kepentingan/"))
