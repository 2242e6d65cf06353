"""Telling people: inside an act, in their language, where they want it."""

from datetime import UTC, datetime

import pytest
from django.template import TemplateDoesNotExist
from django.utils.translation import gettext_lazy

from guyub.core.actors import PUBLIC, Actor
from guyub.core.errors import Refused
from guyub.core.models import Act
from guyub.workshop.notices import commands, policy, queries
from guyub.workshop.notices.models import Choice, Message, Notice
from guyub.workshop.notices.queries.wording import wording

OFFICE = Actor.office_of("activities")
FACTS = {"activity": "Posyandu Melati", "role": "Perawat", "start": "2026-05-02T00:00:00+00:00",
         "end": "2026-05-02T05:00:00+00:00", "zone": "Asia/Makassar"}


def tell(*persons, kind="activities/placed", url="/giliran/", **facts):
    commands.notify(OFFICE, None, person_ids=[row.pk for row in persons], kind=kind, url=url,
                    facts={**FACTS, **facts})


def test_nobody_is_told_anything_outside_an_act(person):
    with pytest.raises(RuntimeError):
        commands.tell([person()], "activities/placed", **FACTS)
    assert not Notice.objects.exists()


def test_only_a_named_office_notifies(person):
    row = person()
    for actor in (PUBLIC, Actor(person_id=row.pk), Actor(operator=True, person_id=row.pk), Actor.office_of("market")):
        with pytest.raises(Refused):
            commands.notify(actor, None, person_ids=[row.pk], kind="activities/placed", facts=FACTS)
    assert not Notice.objects.exists()
    tell(row)
    assert Act.objects.order_by("pk").last().office == "activities"


def test_the_journal_keeps_no_words_of_a_notice(person):
    tell(person(), activity="Rahasia")
    act = Act.objects.order_by("pk").last()
    assert act.name == "notices.notify" and act.notes == {} and "Rahasia" not in act.subject + act.made


def test_a_notice_is_worded_in_the_readers_language_and_the_activitys_zone(person, mail_server):
    tell(person("Wulan", email="w@contoh.id"), person("Rob", email="r@contoh.id", language="en"))
    indonesian, english = Message.objects.order_by("pk")
    assert "Sabtu, 2 Mei 2026, 08.00–13.00 WITA" in " ".join(indonesian.body.split())
    assert "Yth. Wulan" in indonesian.body and "Perawat" in indonesian.body
    assert "Saturday, 2 May 2026" in english.body and "WITA" in english.body
    assert indonesian.subject == "Tempat Anda sudah pasti: Posyandu Melati"


@pytest.mark.parametrize("wrong", [
    {"when": datetime(2026, 5, 2)}, {"title": gettext_lazy("Ketua")}, {"row": object()}, {"many": [1, 2]},
])
def test_facts_are_values_and_never_words_of_one_language(person, wrong):
    with pytest.raises(TypeError):
        tell(person(), **wrong)
    assert not Notice.objects.exists()


def test_times_are_kept_with_their_zone(person):
    tell(person(), start=datetime(2026, 5, 2, tzinfo=UTC))
    assert Notice.objects.get().facts["start"] == "2026-05-02T00:00:00+00:00"


@pytest.mark.parametrize("url", ["https://contoh.id/", "//contoh.id/", "giliran/", "/\\contoh.id", "/" + "a" * 200])
def test_a_notice_leads_nowhere_but_into_this_house(person, url):
    with pytest.raises(ValueError, match="house"):
        tell(person(), url=url)


def test_a_kind_without_words_is_an_error_of_the_caller(person):
    with pytest.raises(TemplateDoesNotExist):
        tell(person(), kind="activities/unheard_of")
    with pytest.raises(ValueError, match="app/what"):
        tell(person(), kind="../settings")


@pytest.mark.parametrize(("contacts", "choice", "reached"), [
    ({}, None, set()),
    ({"email": "w@contoh.id"}, None, {"w@contoh.id"}),
    ({"email": "w@contoh.id", "phone": "+6281234567890"}, None, {"w@contoh.id"}),
    ({"phone": "+6281234567890"}, None, {"+6281234567890"}),
    ({"email": "w@contoh.id", "phone": "+6281234567890"}, (True, True), {"w@contoh.id", "+6281234567890"}),
    ({"email": "w@contoh.id", "phone": "+6281234567890"}, (False, True), {"+6281234567890"}),
    ({"email": "w@contoh.id", "phone": "+6281234567890"}, (False, False), set()),
])
def test_a_message_goes_where_the_person_wants_it(person, mail_server, contacts, choice, reached):
    mail_server.GATEWAY_URL = "https://gateway.contoh.id/"
    row = person(**contacts)
    if choice:
        Choice.objects.create(person=row, email=choice[0], text=choice[1])
    tell(row)
    assert set(Message.objects.values_list("address", flat=True)) == reached
    assert Notice.objects.count() == 1


def test_without_a_gateway_no_phone_message_is_written(person, mail_server):
    tell(person(phone="+6281234567890"))
    assert Notice.objects.count() == 1
    assert not Message.objects.exists()
    assert not queries.can_reach("phone") and queries.can_reach("email")


def test_an_unverified_contact_gets_no_message(person, mail_server):
    row = person(email="w@contoh.id")
    row.contacts.update(verified_at=None)
    tell(row)
    assert not Message.objects.exists()


def test_a_phone_message_carries_no_greeting_and_ends_with_the_link(person, mail_server):
    mail_server.GATEWAY_URL = "https://gateway.contoh.id/"
    tell(person(phone="+6281234567890"))
    message = Message.objects.get()
    assert message.channel == "gateway" and message.subject == ""
    assert "Yth." not in message.body and "\n" not in message.body
    assert message.body.endswith(f"{mail_server.SITE}/giliran/")


def test_who_was_erased_is_not_told_and_who_was_merged_is_told_once(person):
    kept, merged, erased = person("Wulan"), person("Wulan S."), person("Dihapus")
    type(merged).objects.filter(pk=merged.pk).update(merged_into=kept)
    type(erased).objects.filter(pk=erased.pk).update(erased_at="2026-01-01T00:00:00Z")
    tell(kept, merged, erased)
    assert [notice.person_id for notice in Notice.objects.all()] == [kept.pk]


def test_telling_twenty_costs_as_many_statements_as_telling_two(person, mail_server, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    rows = [person(f"Orang {n}", email=f"o{n}@contoh.id") for n in range(22)]
    with CaptureQueriesContext(connection, ) as few:
        tell(*rows[:2])
    with CaptureQueriesContext(connection) as many:
        tell(*rows[2:])
    assert len(few) == len(many)
    assert Message.objects.count() == 22


def test_a_name_with_a_line_break_cannot_write_a_mail_header(person, mail_server):
    tell(person(email="w@contoh.id"), activity="Posyandu\nBcc: lain@contoh.id")
    message = Message.objects.get()
    assert message.subject == "Tempat Anda sudah pasti: Posyandu Bcc: lain@contoh.id"


def test_words_are_not_escaped_as_if_they_were_a_page(person, mail_server):
    tell(person(email="w@contoh.id"), activity="Ibu & Anak <3")
    assert "Ibu & Anak <3" in Message.objects.get().body


ALL = {**FACTS, "group": "Relawan Kemalang", "minutes": 150, "by": "Ketua", "reason": "Hujan lebat.", "number": 3,
       "code": "123456", "venue": "Balai Desa", "days": 3, "office": "chair", "since": "2026-01-05", "skill": "P3K",
       "skill_en": "First aid", "until": "2027-01-05"}
KINDS = [
    *(f"activities/{what}" for what in (
        "placed", "waiting", "moved_up", "withdrawn_by_officer", "shift_cancelled", "activity_cancelled", "confirmed",
        "confirmation_undone", "swap_taken", "reminder", "assistance_answered")),
    *(f"groups/{what}" for what in (
        "application_received", "approved", "refused", "membership_ended", "office_given", "office_ended",
        "group_approved", "group_refused")),
    "people/code", "people/code_handed_out", "skills/verified", "skills/refused", "skills/expiring",
]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_subject_and_says_what_to_do(kind, language):
    for facts in (ALL, {name: ALL[name] for name in (*FACTS, "group", "code", "skill", "minutes", "office", "since")
                        if name not in ("role", "end")}):
        said = wording(kind, facts, language=language)
        assert 5 < len(said.subject) <= 120 and said.body
        assert "{" not in said.subject + said.body and "  " not in said.body
        assert "None" not in said.subject + said.body
        assert "!" not in said.subject + said.body


def test_a_sign_in_code_fits_one_text_message():
    for language in ("id", "en"):
        body = wording("people/code", {"code": "123456"}, language=language).body
        assert len(body) <= 160 and body.isascii() and "123456" in body


def test_an_english_reader_gets_the_english_twin_of_a_fact():
    facts = {"skill": "Pertolongan pertama", "skill_en": "First aid"}
    assert "First aid" in wording("skills/verified", facts, language="en").subject
    assert "Pertolongan pertama" in wording("skills/verified", facts, language="id").subject


def test_a_notice_is_seen_by_its_person_alone(person, as_oneself):
    rows = [person("Wulan"), person("Bagas"), person("Sari")]
    tell(*rows)
    actors = [PUBLIC, Actor(operator=True), Actor(person_id=rows[0].pk, operator=True), OFFICE,
              *map(as_oneself, rows), Actor(person_id=999, roles={1: {"chair"}})]
    for actor in actors:
        seen = set(policy.visible_notices(actor))
        for notice in Notice.objects.all():
            assert (notice in seen) == policy.may_see_notice(actor, notice)
            assert policy.may_see_notice(actor, notice) == (notice.person_id == actor.person_id)


def test_the_cast_sees_its_own_notices_and_no_others(cast):
    notices = list(Notice.objects.all())
    assert notices
    for actor in (PUBLIC, *map(cast.actor, cast.people)):
        seen = set(policy.visible_notices(actor))
        for notice in notices:
            assert (notice in seen) == policy.may_see_notice(actor, notice) == (notice.person_id == actor.person_id)


def test_nobody_reads_or_chooses_for_somebody_else(person, as_oneself):
    mine, other = person("Wulan"), person("Bagas")
    tell(mine)
    actor = as_oneself(other)
    for call in (lambda: commands.read_notice(actor, Notice.objects.get()), lambda: commands.read_all(actor, mine),
                 lambda: commands.choose_channels(actor, mine, email=False, text=False)):
        with pytest.raises(Refused):
            call()
    assert Notice.objects.get().read_at is None and not Choice.objects.exists()


def test_reading_twice_keeps_the_first_time(person, as_oneself):
    row = person()
    tell(row)
    commands.read_notice(as_oneself(row), Notice.objects.get())
    first = Notice.objects.get().read_at
    commands.read_notice(as_oneself(row), Notice.objects.get())
    assert first and Notice.objects.get().read_at == first


def test_reading_all_counts_what_was_new(person, as_oneself):
    row, other = person(), person("Bagas")
    tell(row, other)
    tell(row)
    assert commands.read_all(as_oneself(row), row) == 2
    assert commands.read_all(as_oneself(row), row) == 0
    assert queries.unread_count(as_oneself(other)) == 1
