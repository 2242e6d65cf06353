"""Finding what is public: by title, place, class and everyday word, also misspelt; the same on both engines."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from guyub.core.actors import PUBLIC
from guyub.core.errors import Refused
from guyub.core.reactions import drain
from guyub.foundation.groups import commands as groups
from guyub.foundation.groups.models import Field, Occupation
from guyub.insight.search import policy
from guyub.insight.search.commands import build_entries, close_index
from guyub.insight.search.commands.building import build
from guyub.insight.search.models import Entry, Index, Slip, Word
from guyub.insight.search.proofs import entries
from guyub.insight.search.queries import found_activities, found_groups, looked_up, meant, question
from guyub.insight.search.sweeps import build_first_index
from guyub.workshop.activities import commands as activities

pytestmark = pytest.mark.django_db
HOSTILE = ["'", '"', '"""', "a OR", "NEAR(a b)", "heading:x", "* ^ ( ) -", "\0", "sungai\0", "' & | ! :* <->", "\\", "%_",
           "🌊", "yang di dan", "x" * 10_000, "sungai " * 1500, "-", "{a b}", "AND", "NOT sungai", "ﬁ ß İ", "é́"]


@pytest.fixture
def plan(cast):
    """plan("Bersih sungai", …): a published activity of the rescuers, told to the index."""
    def make(title, *, publish=True, group="rescuers", who="bambang", role="Pendata", **facts):
        start = timezone.now() + timedelta(days=2)
        actor = cast.actor(who)
        activity = activities.plan_activity(
            actor, getattr(cast, group), title=title, roles=[{"name": role}], **facts,
            shifts=[{"role": role, "starts_at": start, "ends_at": start + timedelta(hours=3), "least": 1, "most": 3}])
        if publish:
            activities.publish_activity(actor, activity)
        drain()
        return activity

    build()
    return make


def titles(text, find=found_activities):
    """What is found, in the same order whether or not the vocabulary was asked first: it decides how hits are read."""
    asked = question(text)
    hits, _more = find(asked)
    assert find(looked_up(asked))[0] == hits
    if not hits and (other := meant(asked)) is not None:
        hits, _more = find(other)
    return [hit.title for hit in hits]


def test_an_activity_is_found_by_title_text_place_role_and_class(plan):
    plan("Bersih sungai", about="Kita angkat sampah bersama warga.", venue="Jembatan Gondang", field_id="E",
         role="Pengemudi perahu")
    for text in ("sungai", "BERSIH Sungai", "sung", "sampah", "gondang", "perahu", "lingkungan", "environment",
                 "sungai warga", "bersih di sungai"):
        assert titles(text) == ["Bersih sungai"], text
    assert titles("sungai pegunungan") == ["Bersih sungai"]  # the word that nothing holds is left out, and said
    assert meant(question("sungai xyzxyz")).dropped == ("xyzxyz",)


def test_the_title_comes_first_and_the_reason_is_told(plan):
    plan("Hari bumi", about="Paginya kita menyusuri sungai bersama warga desa.")
    plan("Susur sungai")
    hits, _more = found_activities(question("sungai"))
    assert [hit.title for hit in hits] == ["Susur sungai", "Hari bumi"]
    assert hits[0].why == "" and "menyusuri sungai bersama" in hits[1].why


@pytest.mark.parametrize("typed", ["sungia", "sngai", "sungaii", "sumgai"])
def test_a_misspelling_is_found_and_told(plan, typed):
    plan("Susur sungai")
    assert titles(typed) == ["Susur sungai"]
    assert meant(question(typed)).meant == ("sungai",)


def test_a_long_word_may_hold_one_letter_too_many_and_lack_one(plan):
    plan("Penghijauan lereng")
    assert titles("penghijaun") == titles("pengxhijaun") == ["Penghijauan lereng"]
    assert "Penghijauan lereng" in titles("lerxng") and titles("lxrxng") == []


def test_everyday_words_lead_to_the_profession(cast, plan):
    nurse = Occupation.objects.get(pk="2221")
    groups.edit_group(cast.actor("yohanes"), cast.klaten, occupation_id=nurse.pk, field_id=Field.objects.first().pk)
    drain()
    for word in ("suster", "nurse", "perawat"):
        assert cast.klaten.name in titles(word, found_groups), word
    hit = next(hit for hit in found_groups(question("suster"))[0] if hit.title == cast.klaten.name)
    assert hit.why == f"Profesi: {nurse.title_id}"


def test_what_is_not_public_is_not_found(cast, plan):
    draft = plan("Rahasia berkas", publish=False)
    inner = plan("Rahasia rapat", members_only=True)
    assert titles("rahasia") == [] and not Word.objects.filter(text="rahasia").exists()
    activities.publish_activity(cast.actor("bambang"), draft)
    activities.edit_activity(cast.actor("bambang"), inner, members_only=False)
    drain()
    assert sorted(titles("rahasia")) == ["Rahasia berkas", "Rahasia rapat"] and Word.objects.get(text="rahasia").count == 2
    activities.cancel_activity(cast.actor("bambang"), draft, reason="Hujan")
    activities.edit_activity(cast.actor("bambang"), inner, members_only=True)
    assert titles("rahasia") == []  # at once, before the index has heard
    drain()
    assert not Word.objects.filter(text="rahasia").exists() and not Slip.objects.filter(form="rahasia").exists()


def test_a_group_is_found_once_it_is_approved_and_never_after_its_end(cast, plan):
    group = groups.found_group(cast.actor("dwi"), None, kind="volunteer", name="Kawan Gajahwong")
    drain()
    assert titles("gajahwong", found_groups) == []
    groups.approve_group(cast.actor("ketut"), group)
    drain()
    assert titles("gajahwong", found_groups) == ["Kawan Gajahwong"]
    groups.edit_group(cast.actor("dwi"), group, name="Kawan Winongo")
    drain()
    assert titles("gajahwong", found_groups) == [] and titles("winongo", found_groups) == ["Kawan Winongo"]
    groups.close_group(cast.actor("dwi"), group)
    drain()
    assert titles("winongo", found_groups) == [] and list(entries()) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_is_typed_breaks_it(client, plan, text):
    plan("Susur sungai")
    assert client.get("/cari/", {"q": text}).status_code == 200
    for address in ("/kegiatan/", "/kelompok/"):
        assert client.get(address, {"q": text}).status_code == 200


def test_building_finds_what_acts_left_out_and_proves_it(plan, capsys):
    plan("Susur sungai")
    before = sorted(Entry.objects.values_list("kind", "ref", "heading", "words"))
    Entry.objects.filter(kind="a").delete()
    Entry.objects.create(kind="a", ref=999_999, heading="hantu")
    assert any("missing" in line for line in entries()) and any("not public" in line for line in entries())
    Entry.objects.all().delete()
    Word.objects.all().delete()
    call_command("search_index")
    assert "entries in" in capsys.readouterr().out
    assert sorted(Entry.objects.values_list("kind", "ref", "heading", "words")) == before and list(entries()) == []


def test_a_house_without_index_builds_it_once(cast):
    Index.objects.all().delete()
    build_first_index()
    built = Index.objects.get().built_at
    build_first_index()
    assert Entry.objects.filter(kind="g").exists() and Index.objects.get().built_at == built


def test_pages_of_hits_go_on_without_repeating(plan):
    for n in range(7):
        plan(f"Susur sungai {n}")
    for asked in (question("sungai"), looked_up(question("sungai"))):
        seen, after = [], ""
        while after is not None:
            hits, after = found_activities(asked, after=after, limit=3)
            seen += [hit.title for hit in hits]
        assert len(seen) == len(set(seen)) == 7
    assert asked.held == (7,) and asked.few and not question("sungai").few


@pytest.mark.parametrize("who", ["dwi", "yohanes", "ketut", None])
def test_the_index_is_built_by_the_operator_alone(cast, who):
    actor = cast.actor(who) if who else PUBLIC
    for act, facts in ((build_entries, {"kind": "g", "first": 1, "last": 9}), (close_index, {})):
        if who == "ketut":
            act(actor, None, **facts)
            continue
        with pytest.raises(Refused):
            act(actor, None, **facts)
    assert bool(policy.may_build_entries(actor, None)) == bool(policy.may_close_index(actor, None)) == (who == "ketut")
