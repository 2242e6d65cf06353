"""Schemes: taken over, filled in, published, revised; cycles pinned to a version, closed for good, warned in time."""

import copy
from datetime import timedelta

import pytest
from django.utils import timezone

from guyub.core.actors import Actor
from guyub.core.errors import Refused, Rejected
from guyub.core.reactions import drain
from guyub.foundation.people.models import Person
from guyub.profession.credits import commands, queries, sweeps
from guyub.profession.credits.models import Enrolment, Scheme, Version
from guyub.profession.credits.rules.scheme import problems, read
from guyub.workshop.notices.models import Notice

from .conftest import body, pdf

pytestmark = pytest.mark.django_db
OFFICE = Actor.office_of("credits")


def today():
    return timezone.localdate()


def again(row):
    return type(row)._base_manager.get(pk=row.pk)


def pattern(code):
    return Scheme.objects.get(group=None, code=code)


def test_every_pattern_is_dated_sourced_and_readable(db):
    rows = list(Version.objects.filter(scheme__group=None).select_related("scheme"))
    assert {row.scheme.code for row in rows} == {"id-kesehatan-skp", "id-guru-poin", "id-advokat-probono", "umum-cpd"}
    for row in rows:
        rules = read(row.body)
        assert rules.source["title"] and rules.source["checked_on"] and rules.source["confidence"]
        assert row.published_at and rules.unverified


def test_what_is_not_known_of_the_health_professions_stays_empty(db):
    rules = read(pattern("id-kesehatan-skp").versions.get().body)
    assert rules.total is None and all(kind.amount is None for kind in rules.kinds)
    assert [(one.code, one.least_pct) for one in rules.categories] == [
        ("pembelajaran", 45), ("pelayanan", 35), ("pengabdian", 5)]
    assert [one.least_pct for one in rules.of_profile("dtpk").categories] == [25, 55, 5]
    assert "belum diisi" in " ".join(problems(rules))


def test_advocates_owe_fifty_hours_in_a_calendar_year(db):
    rules = read(pattern("id-advokat-probono").versions.get().body)
    assert (rules.cycle, rules.months, rules.total, rules.kinds[0].earns(150)) == ("calendar_year", 12, 5000, 150)


def test_a_scheme_without_total_is_not_published(cast):
    made = commands.adopt_scheme(cast.actor("retno"), cast.nurses, pattern_id=pattern("id-kesehatan-skp").pk)
    with pytest.raises(Rejected, match="belum diisi"):
        commands.publish_version(cast.actor("retno"), made.versions.get(), valid_from=today())
    with pytest.raises(Rejected, match="belum berlaku"):
        commands.enrol_member(cast.actor("dwi"), made, person_id=cast.people["dwi"].pk, starts_on=today())


def test_minima_over_a_hundred_percent_and_a_category_in_itself_are_not_published(cast, scheme):
    made = scheme()
    draft = commands.revise_scheme(cast.actor("retno"), made)
    assert commands.revise_scheme(cast.actor("retno"), made).pk == draft.pk
    for categories in ([{"code": "pembelajaran", "least_pct": 70}, {"code": "pelayanan", "least_pct": 40},
                        {"code": "pengabdian"}],
                       [{"code": "pembelajaran", "parent": "pembelajaran"}, {"code": "pelayanan"}, {"code": "pengabdian"}]):
        commands.edit_version(cast.actor("retno"), draft, body=body(categories=categories))
        with pytest.raises(Rejected):
            commands.publish_version(cast.actor("retno"), draft, valid_from=today(), why="Coba")
    with pytest.raises(Rejected):
        commands.edit_version(cast.actor("retno"), draft, body={"cycle": "x"})
    commands.discard_version(cast.actor("retno"), draft)
    assert made.versions.count() == 1


def test_a_published_version_never_changes(cast, scheme):
    version = scheme().versions.get()
    for act, facts in ((commands.edit_version, {"body": body()}), (commands.publish_version, {"valid_from": today()}),
                       (commands.discard_version, {})):
        with pytest.raises(Rejected):
            act(cast.actor("retno"), version, **facts)


def test_patterns_are_nobodys_to_change_and_schemes_are_led_by_their_group(cast, scheme):
    made, own = scheme(), pattern("umum-cpd")
    for who, subject in (("retno", own), ("ketut", own), ("dwi", made), ("bambang", made)):
        with pytest.raises(Refused):
            commands.revise_scheme(cast.actor(who), subject)
    with pytest.raises(Refused):
        commands.adopt_scheme(cast.actor("dwi"), cast.nurses, pattern_id=own.pk)
    with pytest.raises(Refused):
        commands.enrol_member(cast.actor("dwi"), own, person_id=cast.people["dwi"].pk, starts_on=today())
    with pytest.raises(Rejected, match="sudah memakai"):
        commands.adopt_scheme(cast.actor("retno"), cast.nurses, pattern_id=pattern("id-kesehatan-skp").pk)


def revised(cast, made, why="KMK baru", **changed):
    draft = commands.revise_scheme(cast.actor("retno"), made)
    commands.edit_version(cast.actor("retno"), draft, body=draft.body | changed)
    return commands.publish_version(cast.actor("retno"), draft, valid_from=today(), why=why)


def test_who_is_enrolled_stays_with_the_version_and_is_moved_by_an_act(cast, scheme, enrolled, claimed):
    made = scheme()
    enrolment = enrolled(made=made)
    commands.award_credit(cast.actor("retno"), claimed(enrolment=enrolment))
    before = again(enrolment).missing
    version = revised(cast, made, total=68_000)
    commands.reckon_enrolment(OFFICE, again(enrolment))
    assert again(enrolment).missing == before and again(enrolment).version_id != version.pk
    tried = queries.trial(version)
    assert (tried.looked, tried.met_before, tried.met_after, len(tried.changed)) == (1, 0, 0, 1) and tried.changed[0].worse
    with pytest.raises(Refused):
        commands.move_enrolment(cast.actor("dwi"), again(enrolment), version_id=version.pk)
    commands.move_enrolment(cast.actor("retno"), again(enrolment), version_id=version.pk)
    assert again(enrolment).missing == 68_000 - 1400
    assert Notice.objects.filter(person=cast.people["dwi"], kind="credits/moved").exists()
    with pytest.raises(Rejected):
        commands.move_enrolment(cast.actor("retno"), again(enrolment), version_id=made.versions.get(number=1).pk)


def test_a_new_version_needs_a_reason_and_does_not_reach_back(cast, scheme):
    made = scheme()
    with pytest.raises(Rejected, match="apa yang berubah"):
        revised(cast, made, why="")
    draft = made.versions.get(published_at=None)
    with pytest.raises(Rejected, match="sebelum"):
        commands.publish_version(cast.actor("retno"), draft, valid_from=today() - timedelta(days=3000), why="x")


def test_a_closed_cycle_does_not_move(cast, scheme, enrolled, claimed, later):
    made = scheme(cycle={"kind": "fixed", "months": 12}, carry_pct=10, total=1000,
                  categories=[{"code": one} for one in ("pembelajaran", "pelayanan", "pengabdian")])
    enrolment = enrolled(made=made, days=340)
    entry = commands.award_credit(cast.actor("retno"), claimed(enrolment=enrolment))
    with pytest.raises(Rejected, match="belum berakhir"):
        commands.close_enrolment(OFFICE, enrolment)
    later(days=80)
    sweeps.close()
    closed, now_open = Enrolment.objects.order_by("pk")
    assert closed.closed_at and closed.result["met"] and closed.result["counted"] == 1400
    assert (now_open.carried, now_open.counted, now_open.starts_on) == (100, 100, closed.ends_on + timedelta(days=1))
    kept = copy.deepcopy(closed.result), closed.counted, closed.missing
    version = revised(cast, made, total=9000)
    commands.reckon_enrolment(OFFICE, closed)
    for act, who, facts in (
        (commands.move_enrolment, "retno", {"version_id": version.pk}), (commands.choose_profile, "retno", {"profile": ""}),
        (commands.excuse_year, "retno", {"year": 0, "reason": "Sakit"}),
        (commands.claim_credit, "dwi", {"kind": "kaderisasi", "day": closed.ends_on, "title": "Telat", "amount": 100}),
    ):
        with pytest.raises(Refused, match="sudah ditutup"):
            act(cast.actor(who), again(closed), **facts)
    with pytest.raises(Rejected):
        commands.withdraw_claim(cast.actor("dwi"), again(entry))
    closed = again(closed)
    assert (closed.result, closed.counted, closed.missing) == kept
    with pytest.raises(Rejected):
        commands.close_enrolment(OFFICE, closed)


def test_only_members_enrol_and_others_are_enrolled_by_who_verifies(cast, scheme):
    made = scheme()
    facts = {"starts_on": today()}
    with pytest.raises(Rejected, match="anggota"):
        commands.enrol_member(cast.actor("agus"), made, person_id=cast.people["agus"].pk, **facts)
    with pytest.raises(Refused):
        commands.enrol_member(cast.actor("dwi"), made, person_id=cast.people["yohanes"].pk, **facts)
    commands.enrol_member(cast.actor("retno"), made, person_id=cast.people["dwi"].pk, **facts)
    with pytest.raises(Rejected, match="masih berjalan"):
        commands.enrol_member(cast.actor("dwi"), made, person_id=cast.people["dwi"].pk, **facts)


@pytest.mark.parametrize("facts, field", [({"starts_on": timezone.localdate() - timedelta(days=9000)}, "starts_on"),
                                          ({"starts_on": timezone.localdate() + timedelta(days=900)}, "starts_on"),
                                          ({"profile": "nowhere"}, "profile")])
def test_a_cycle_begins_within_reason(cast, scheme, facts, field):
    with pytest.raises(Rejected) as error:
        commands.enrol_member(cast.actor("dwi"), scheme(), person_id=cast.people["dwi"].pk,
                              **({"starts_on": today()} | facts))
    assert error.value.field == field


def test_a_profile_and_an_excused_year_are_granted_by_others(cast, enrolled):
    enrolment = enrolled()
    for who in ("dwi", "agus"):
        for act, facts in ((commands.choose_profile, {"profile": "dtpk"}),
                           (commands.excuse_year, {"year": 0, "reason": "Sakit"})):
            with pytest.raises(Refused):
                act(cast.actor(who), enrolment, **facts)
    commands.choose_profile(cast.actor("retno"), enrolment, profile="dtpk")
    assert again(enrolment).short["pelayanan"] == 34_000 * 55 // 100
    commands.excuse_year(cast.actor("retno"), again(enrolment), year=1, reason="Cuti melahirkan")
    assert again(enrolment).excused == [{"year": 1, "reason": "Cuti melahirkan"}]
    for facts in ({"year": 9, "reason": "Sakit"}, {"year": 1, "reason": "Malas"}):
        with pytest.raises(Rejected):
            commands.excuse_year(cast.actor("retno"), again(enrolment), **facts)


def test_who_is_short_is_told_once_at_each_stage(cast, enrolled, later):
    enrolment = enrolled(days=1440)  # more than a year is left
    sweeps.warn()
    assert not Notice.objects.filter(kind="credits/short").exists()
    for days, told in ((25, 1), (1, 1), (180, 2), (90, 3), (60, 4)):
        later(days=days)
        sweeps.warn()
        sweeps.warn()
        assert Notice.objects.filter(kind="credits/short", person=cast.people["dwi"]).count() == told, days
    assert again(enrolment).warned_days == 30


def test_merged_rows_bring_their_cycles(cast, scheme, enrolled):
    enrolment = enrolled()
    other = Person.objects.create(name="Dwi A.", key="dwi a", merged_into=cast.people["dwi"])
    row = Enrolment.objects.create(scheme=enrolment.scheme, version=enrolment.version, person=other,
                                   starts_on=today(), ends_on=today() + timedelta(days=9))
    commands.join_enrolments(OFFICE, cast.people["dwi"], from_id=other.pk)
    assert again(row).person_id == cast.people["dwi"].pk and again(row).closed_at
    with pytest.raises(Refused):
        commands.join_enrolments(cast.actor("retno"), cast.people["dwi"], from_id=other.pk)


# Pages


def test_a_member_sees_gap_forecast_and_what_would_close_it(cast, enrolled, claimed, signed_in, plan):
    plan(title="Siaga banjir Klaten", kind="relief", place_id=cast.klaten.place_id, starts=timedelta(days=3),
         lasts=timedelta(hours=6))
    enrolment = enrolled()
    commands.award_credit(cast.actor("retno"), claimed(enrolment=enrolment))
    page = signed_in("dwi").get(f"/kredit/{enrolment.pk}/").content.decode()
    assert "Pengabdian 4,1% dari paling sedikit 5%: kurang 3 SKP" in page
    assert "Siaga banjir Klaten" in page and "3 SKP" in page
    assert "tidak memberi kredit resmi" in page and "belum diperiksa" in page


def test_pages_of_members_are_flat(cast, enrolled, claimed, signed_in, flat):
    enrolment, client = enrolled(), signed_in("dwi")

    def more(n):
        for at in range(n):
            claimed(enrolment=enrolment, title=f"Kegiatan {n} {at}", evidence=pdf(f"{n} {at}"))

    flat(more, lambda: client.get(f"/kredit/{enrolment.pk}/"))


def test_the_cycle_page_takes_fewer_than_eight_statements(cast, enrolled, claimed, signed_in, django_assert_max_num_queries):
    claimed(enrolment=(enrolment := enrolled()))
    client = signed_in("dwi")
    client.get(f"/kredit/{enrolment.pk}/")
    with django_assert_max_num_queries(7):
        assert client.get(f"/kredit/{enrolment.pk}/").status_code == 200


def test_the_queue_and_the_picture_are_flat(cast, enrolled, scheme, claimed, signed_in, flat):
    made = scheme()
    enrolment, client = enrolled(made=made), signed_in("retno")

    def claims(n):
        for at in range(n):
            claimed(enrolment=enrolment, title=f"Kegiatan {n} {at}", evidence=pdf(f"{n} {at}"))

    def more(n):
        for at in range(n):
            person = Person.objects.create(name=f"Anggota {n} {at}", key=f"anggota {n} {at}")
            Enrolment.objects.create(scheme=made, version=enrolment.version, person=person, starts_on=today(),
                                     ends_on=today() + timedelta(days=9 + at), missing=at)

    flat(claims, lambda: client.get(f"/ruang/{cast.nurses.slug}/kredit/antrean/"))
    flat(more, lambda: client.get(f"/ruang/{cast.nurses.slug}/kredit/skema/{made.pk}/"))


def test_an_officer_edits_tries_and_publishes_in_the_interface(cast, enrolled, scheme, signed_in):
    made = scheme()
    enrolled(made=made)
    client, room = signed_in("retno"), f"/ruang/{cast.nurses.slug}/kredit/"
    answer = client.post(f"{room}skema/{made.pk}/versi-baru/")
    path = answer["Location"]
    for part in ("umum", "ranah", "macam", "profil"):
        assert client.get(f"{path}?bagian={part}").status_code == 200
    form = {"unit": "SKP", "cycle": "licence_period", "months": "60", "total": "500,5", "audit_pct": "5",
            "answer_days": "10",
            "confidence": "found", "source": "KMK baru", "checked_on": "2026-11-20", "exemptions": "Sakit\nStudi"}
    assert client.post(f"{path}?bagian=umum", form).status_code == 302
    draft = made.versions.get(published_at=None)
    assert (draft.body["total"], draft.body["unverified"], draft.body["exemptions"]) == (50_050, [], ["Sakit", "Studi"])
    answer = client.post(f"{path}?bagian=umum", form | {"total": "lima", "source": "Yang diketik"})
    assert answer.status_code == 422 and "Yang diketik" in answer.content.decode()
    rows = {}
    for at, (code, least) in enumerate((("pembelajaran", "45"), ("pelayanan", "35"), ("pengabdian", "30"))):
        rows |= {f"ranah-{at}-code": code, f"ranah-{at}-name": code.title(), f"ranah-{at}-least_pct": least}
    client.post(f"{path}?bagian=ranah", rows)
    assert "110%" in client.get(path).content.decode()
    client.post(f"{path}?bagian=ranah", rows | {"ranah-2-least_pct": "10"})
    page = client.get(path).content.decode()
    assert "Uji coba pada anggota" in page and "Dwi Astuti" in page
    answer = client.post(f"{path}penerbitan/", {"valid_from": today().isoformat(), "why": ""})
    assert answer.status_code == 422 and "apa yang berubah" in answer.content.decode()
    assert client.post(f"{path}penerbitan/", {"valid_from": today().isoformat(), "why": "KMK baru"}).status_code == 302
    assert made.versions.filter(published_at__isnull=False).count() == 2


def test_a_claim_is_made_judged_and_mended_in_the_interface(cast, enrolled, signed_in):
    from django.core.files.uploadedfile import SimpleUploadedFile

    enrolment = enrolled()
    member, officer = signed_in("dwi"), signed_in("retno")
    path = f"/kredit/{enrolment.pk}/permintaan/"
    form = {"kind": "kaderisasi", "title": "Membina kader", "amount": "2,5",
            "day": (today() - timedelta(days=3)).isoformat()}
    answer = member.post(path, form)
    assert answer.status_code == 422 and "Sertakan buktinya" in answer.content.decode()
    assert member.post(path, form | {"file": SimpleUploadedFile("surat.pdf", pdf("kader"))}).status_code == 302
    entry = enrolment.entries.get()
    assert entry.claimed == 250
    room = f"/ruang/{cast.nurses.slug}/kredit/antrean/"
    assert "Membina kader" in officer.get(room).content.decode()
    answer = officer.get(f"/kredit/entri/{entry.pk}/bukti/")
    assert answer.content == pdf("kader") and answer["Content-Disposition"].startswith("attachment")
    assert signed_in("agus").get(f"/kredit/entri/{entry.pk}/bukti/").status_code == 404
    answer = officer.post(f"{room}{entry.pk}/pengakuan/", {"amount": "2", "reason": ""})
    assert answer.status_code == 422 and "alasan" in answer.content.decode()
    officer.post(f"{room}{entry.pk}/pengembalian/", {"reason": "Kurang tanggal"})
    page = member.get(f"/kredit/entri/{entry.pk}/perbaikan/").content.decode()
    assert "Kurang tanggal" in page and "Membina kader" in page
    member.post(f"/kredit/entri/{entry.pk}/perbaikan/", form)
    officer.post(f"{room}{entry.pk}/pengakuan/", {"amount": "2,5"})
    assert again(enrolment).counted == 250
    drain()
    assert "Diakui 2,5 SKP" in member.get("/pemberitahuan/").content.decode()
