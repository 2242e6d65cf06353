"""The inbox as a member sees it, and the demo's page of messages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from guyub.core.actors import PUBLIC, Actor
from guyub.workshop.notices import commands, queries
from guyub.workshop.notices.models import Choice, Message, Notice

OFFICE = Actor.office_of("notices")


def tell(row, times=1, **facts):
    for n in range(times):
        commands.notify(OFFICE, None, person_ids=[row.pk], kind="groups/approved", url="/giliran/",
                        facts={"group": f"Kelompok {n}", **facts})


def test_the_address_of_the_inbox():
    assert reverse("notices:inbox") == "/pemberitahuan/"
    assert reverse("notices:reading", args=[7]) == "/pemberitahuan/7/bacaan/"
    assert reverse("notices:demo") == "/demo/pesan/"


def test_the_inbox_wants_a_sign_in(client, db):
    for answer in (client.get("/pemberitahuan/"), client.post("/pemberitahuan/bacaan/"),
                   client.post("/pemberitahuan/1/bacaan/"), client.post("/pemberitahuan/saluran/")):
        assert answer.status_code == 302 and answer["Location"].startswith("/masuk/")


def test_an_empty_inbox_says_what_will_stand_there(person, signed_in):
    answer = signed_in(person()).get("/pemberitahuan/")
    assert answer.status_code == 200 and "Belum ada pemberitahuan" in answer.content.decode()


def test_unread_stands_before_read(person, as_oneself):
    row = person()
    tell(row, 3)
    newest = Notice.objects.order_by("-pk").first()
    commands.read_notice(as_oneself(row), newest)
    lines = queries.inbox(as_oneself(row)).lines
    assert [line.unread for line in lines] == [True, True, False]
    assert lines[0].subject == "Anda diterima sebagai anggota Kelompok 1" and lines[-1].id == newest.pk


def test_opening_a_notice_reads_it_and_goes_on(person, signed_in):
    row = person()
    tell(row)
    notice = Notice.objects.get()
    answer = signed_in(row).post(f"/pemberitahuan/{notice.pk}/bacaan/")
    assert answer.status_code == 302 and answer["Location"] == "/giliran/"
    notice.refresh_from_db()
    assert notice.read_at


def test_somebody_elses_notice_does_not_exist(person, signed_in):
    tell(person())
    answer = signed_in(person("Bagas")).post(f"/pemberitahuan/{Notice.objects.get().pk}/bacaan/")
    assert answer.status_code == 404 and Notice.objects.get().read_at is None


def test_all_are_read_with_one_button(person, signed_in, as_oneself):
    row = person()
    tell(row, 3)
    client = signed_in(row)
    assert "Tandai semua sudah dibaca" in client.get("/pemberitahuan/").content.decode()
    assert client.post("/pemberitahuan/bacaan/").status_code == 302
    assert queries.unread_count(as_oneself(row)) == 0
    assert "Tandai semua sudah dibaca" not in client.get("/pemberitahuan/").content.decode()


def test_what_a_member_wrote_is_shown_as_text(person, signed_in):
    row = person()
    tell(row, group="<script>alert(1)</script>")
    page = signed_in(row).get("/pemberitahuan/").content.decode()
    assert "<script>alert" not in page and "&lt;script&gt;alert" in page


@pytest.mark.parametrize("page", ["0", "-1", "abc", "9999999999999999999", "²", ""])
def test_a_strange_page_number_shows_the_first_page(person, signed_in, page):
    row = person()
    tell(row)
    answer = signed_in(row).get("/pemberitahuan/", {"hal": page})
    assert answer.status_code == 200 and "Kelompok 0" in answer.content.decode()


def test_the_inbox_goes_on_to_a_second_page(person, as_oneself):
    row = person()
    tell(row, 23)
    first, second = queries.inbox(as_oneself(row), 1), queries.inbox(as_oneself(row), 2)
    assert (len(first.lines), len(second.lines)) == (20, 3)
    assert first.older_url == "/pemberitahuan/?hal=2" and first.newer_url == ""
    assert second.older_url == "" and second.newer_url == "/pemberitahuan/?hal=1"


def test_the_inbox_is_flat(person, signed_in):
    row = person(email="w@contoh.id")
    client = signed_in(row)
    counts = []
    for _round in range(2):
        tell(row, 2 if not counts else 18)
        with CaptureQueriesContext(connection) as asked:
            client.get("/pemberitahuan/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_counting_the_unread_is_one_statement_and_none_for_visitors(person, as_oneself, django_assert_num_queries):
    row = person()
    tell(row, 2)
    with django_assert_num_queries(1):
        assert queries.unread_count(as_oneself(row)) == 2
    with django_assert_num_queries(0):
        assert queries.unread_count(PUBLIC) == 0


def test_a_notice_of_an_app_that_is_gone_does_not_break_the_inbox(person, signed_in):
    row = person()
    Notice.objects.create(person=row, kind="bygone/thing")
    answer = signed_in(row).get("/pemberitahuan/")
    assert answer.status_code == 200 and "tidak bisa dibaca lagi" in answer.content.decode()


def test_a_member_chooses_where_messages_go(person, signed_in, settings):
    settings.DEMO, settings.GATEWAY_URL = False, "https://gateway.contoh.id/"
    row = person(email="w@contoh.id", phone="+6281234567890")
    client = signed_in(row)
    page = client.get("/pemberitahuan/").content.decode()
    assert "w@contoh.id" in page and "+6281234567890" in page
    client.post("/pemberitahuan/saluran/", {"text": "on"})
    assert Choice.objects.values_list("email", "text").get() == (False, True)
    client.post("/pemberitahuan/saluran/", {"email": "on"})
    assert Choice.objects.values_list("email", "text").get() == (True, False)


def demo_message(client, **facts):
    commands.send_code(kind=facts.pop("kind", "email"), value=facts.pop("value", "w@contoh.id"), code="482913",
                       language="id")


def test_the_page_of_messages_exists_in_the_demo_only(client, db, settings):
    settings.DEMO = False
    assert client.get("/demo/pesan/").status_code == 404
    settings.DEMO = True
    answer = client.get("/demo/pesan/")
    assert answer.status_code == 200 and "Belum ada pesan" in answer.content.decode()


@pytest.mark.parametrize("typed", ["+6281234567890", " 6281234567890", "0812-3456-7890", "0812 3456 7890"])
def test_a_code_is_found_by_the_number_as_people_type_it(client, db, settings, typed):
    settings.DEMO, settings.GATEWAY_URL = True, ""
    demo_message(client, kind="phone", value="+6281234567890")
    demo_message(client)
    page = client.get("/demo/pesan/", {"ke": typed}).content.decode()
    assert page.count('<article class="message') == 1
    assert 'data-address="+6281234567890" data-code="482913"' in page


def test_messages_of_the_demo_come_newest_first_and_fifty_at_most(db, settings):
    settings.DEMO = True
    Message.objects.bulk_create(
        Message(channel="demo", address=f"o{n}@contoh.id", body="123456 orang hadir") for n in range(60))
    shown = queries.demo_messages()
    assert len(shown) == 50 and shown[0].address == "o59@contoh.id"
    assert shown[0].code == ""  # a number in an ordinary message is no code
    assert [one.address for one in queries.demo_messages("O7@contoh.id")] == ["o7@contoh.id"]
    assert queries.demo_messages("###") == []
