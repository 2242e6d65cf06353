import re

import pytest

from guyub.core.errors import Refused, Rejected
from guyub.foundation.groups import commands, policy
from guyub.foundation.groups.models import Group
from guyub.foundation.groups.queries import actor_of, group_cards

pytestmark = pytest.mark.django_db


def found(cast, key="agus", **facts):
    facts = {"kind": "volunteer", "name": "Taman Baca Delanggu", "field_id": "B", **facts}
    return commands.found_group(cast.actor(key), None, **facts)


def test_a_founder_leads_but_the_public_does_not_see_it_yet(cast):
    group = found(cast)
    assert cast.actor("agus").holds(group, "chair")
    assert group.approved_at is None and 1 <= group.kain <= 12
    assert group not in policy.visible_groups(cast.actor("dwi"))
    assert group in policy.visible_groups(cast.actor("agus"))


def test_only_the_operator_lets_a_group_live(cast):
    group = found(cast)
    with pytest.raises(Refused):
        commands.approve_group(cast.actor("agus"), group)
    assert commands.approve_group(cast.actor("ketut"), group).living
    with pytest.raises(Rejected):
        commands.approve_group(cast.actor("ketut"), group)


def test_a_refusal_needs_a_reason(cast):
    group = found(cast)
    with pytest.raises(Rejected) as error:
        commands.refuse_group(cast.actor("ketut"), group, reason="  ")
    assert error.value.field == "reason"
    assert commands.refuse_group(cast.actor("ketut"), group, reason="Nama ganda").refusal_reason == "Nama ganda"


def test_an_office_is_inherited_by_every_chapter_below_and_never_upward(cast):
    sub = commands.found_group(cast.actor("retno"), cast.klaten, kind="occupational", name="Ranting Kemalang")
    assert cast.actor("retno").holds(sub, "chair")
    assert cast.actor("yohanes").holds(sub, "secretary")
    assert not cast.actor("yohanes").holds(cast.nurses, "secretary")
    assert not cast.actor("lestari").holds(sub, "coordinator")


def test_a_chapter_inherits_what_its_parent_is(cast):
    sub = commands.found_group(cast.actor("retno"), cast.nurses, kind="volunteer", name="Cabang Magelang")
    assert (sub.kind, sub.field_id, sub.kain) == (cast.nurses.kind, cast.nurses.field_id, cast.nurses.kain)
    assert sub.living and sub.path == f"{cast.nurses.path}{sub.pk}."


def test_an_officer_of_another_chapter_founds_nothing_here(cast):
    with pytest.raises(Refused):
        commands.found_group(cast.actor("lestari"), cast.klaten, kind="occupational", name="Ranting liar")


@pytest.mark.parametrize("name", ["A", "  ", "x" * 121, "\x00\x00", "123"])
def test_a_name_that_is_none_is_rejected_and_nothing_is_written(cast, name):
    before = Group.objects.count()
    with pytest.raises(Rejected) as error:
        found(cast, name=name)
    assert error.value.field == "name" and Group.objects.count() == before


def test_html_in_a_name_stays_text(cast, client):
    group = found(cast, name="<script>alert(1)</script> Sungai")
    commands.approve_group(cast.actor("ketut"), group)
    page = client.get(f"/kelompok/{group.slug}/").content.decode()
    assert "<script>alert(1)" not in page and "&lt;script&gt;" in page


def test_two_groups_of_one_name_get_two_addresses(cast):
    assert found(cast).slug != found(cast).slug


def test_the_list_of_groups_is_flat(cast, flat):
    def more(n):
        for i in range(n):
            commands.approve_group(cast.actor("ketut"), found(cast, name=f"Kelompok uji {n} {i}"))

    flat(more, lambda: group_cards(cast.actor("dwi")))


def test_groups_of_one_name_at_the_edge_of_a_page_are_all_shown(cast, client):
    for _turn in range(5):
        commands.approve_group(cast.actor("ketut"), found(cast, name="Dapur Umum Woro"))
    seen, after = [], None
    while True:
        cards, after = group_cards(cast.actor("dwi"), text="dapur umum woro", after=after, limit=2)
        seen += [card.id for card in cards]
        if after is None:
            break
    assert len(seen) == len(set(seen)) == 5
    for _turn in range(20):
        commands.approve_group(cast.actor("ketut"), found(cast, name="Dapur Umum Woro"))
    shown, page = [], client.get("/kelompok/?q=woro").content.decode()
    while True:
        shown += re.findall(r'href="(/kelompok/dapur-umum-woro[^/]*/)"', page)
        following = re.search(r'class="btn btn-2" href="([^"]*sesudah[^"]*)"', page)
        if not following:
            break
        page = client.get("/kelompok/" + following[1].replace("&amp;", "&")).content.decode()
    assert len(set(shown)) == 25


@pytest.mark.parametrize("after", ["", "~", "x~y", "9" * 40 + "~a", "1~\0", "Dapur", "1~" + "x" * 9000])
def test_a_place_in_the_list_that_is_none_begins_at_the_start_or_ends(client, db, after):
    assert client.get("/kelompok/", {"sesudah": after}).status_code == 200


def test_an_actor_costs_one_statement(cast, django_assert_num_queries):
    login = cast.login("retno")
    with django_assert_num_queries(1):
        actor_of(login)


def test_a_living_group_keeps_its_chair(cast):
    office = cast.klaten.offices.get(role="chair")
    with pytest.raises(Rejected):
        commands.end_office(cast.actor("retno"), office)
