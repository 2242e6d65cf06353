"""Formats, tags, form fields and the frame: what every page is made of, in both languages."""

import gzip
import re
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest
from django import forms
from django.http import QueryDict
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from guyub.core import context, formats
from guyub.core.actors import PUBLIC, Actor
from guyub.core.forms import GuyubForm, LocalDateField, LocalTimeField

STATIC = Path(formats.__file__).parent / "static" / "guyub"
MORNING = datetime(2026, 11, 24, 0, 0, tzinfo=UTC)


def page(source, path="/", language="id", actor=PUBLIC, **given):
    request = RequestFactory().get(path)
    request.actor = actor
    with translation.override(language):
        return engines["django"].from_string(source).render(given, request)


# formats


def test_a_span_is_written_with_its_zone_in_both_languages():
    noon = MORNING + timedelta(hours=5)
    assert formats.clock_in(MORNING, noon, "Asia/Jakarta", "id") == "07.00–12.00 WIB"
    assert formats.clock_in(MORNING, noon, "Asia/Jakarta", "en") == "07:00–12:00 WIB"
    assert formats.clock_in(MORNING, None, "Asia/Makassar", "id") == "08.00 WITA"
    assert formats.clock_in(MORNING, None, "Asia/Jayapura", "id") == "09.00 WIT"


def test_a_night_keeps_its_clocks_and_two_days_name_them():
    assert formats.clock_in(MORNING, MORNING + timedelta(hours=23), "Asia/Jakarta", "id") == "07.00–06.00 WIB"
    two_days = formats.clock_in(MORNING, MORNING + timedelta(days=2), "Asia/Jakarta", "id")
    assert two_days == "Sel 24 Nov 07.00 – Kam 26 Nov 07.00 WIB"


@pytest.mark.parametrize(("zone", "name"), [
    ("Asia/Pontianak", "WIB"), ("Asia/Singapore", "UTC+8"), ("Australia/Darwin", "UTC+9.30"),
    ("America/Sao_Paulo", "UTC−3"), ("UTC", "UTC+0"),
])
def test_only_indonesian_zones_have_indonesian_names(zone, name):
    assert formats.zone_name(zone, MORNING) == name


def test_the_day_is_the_one_where_it_happens():
    late = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    assert formats.day_in(late, "Asia/Jakarta", "id") == "Rabu, 25 November 2026"
    assert formats.day_in(late, "UTC", "en") == "Tuesday, 24 November 2026"
    assert formats.day_short(late, "Asia/Jakarta", "id") == "Rab 25 Nov"
    assert formats.day_month(date(2026, 8, 17), "id") == "17 Agu 2026"
    assert formats.day_month(date(2026, 8, 17), "en") == "17 Aug 2026"


def test_numbers_and_money_are_grouped_as_each_language_reads_them():
    assert formats.number(28140, "id") == "28.140"
    assert formats.number(28140, "en") == "28,140"
    assert formats.number(6.25, "id") == "6,3"
    assert formats.number(Decimal("6.0"), "en") == "6"
    assert formats.number(-0.5, "id") == "−0,5"
    assert formats.rupiah(1_250_000, "id") == "Rp1.250.000"
    assert formats.rupiah(-1_250_000, "en") == "−Rp1,250,000"


@pytest.mark.parametrize(("minutes", "indonesian", "english"), [
    (330, "5 jam 30 menit", "5 h 30 min"), (300, "5 jam", "5 h"), (45, "45 menit", "45 min"), (0, "0 menit", "0 min"),
    (100 * 60 * 60, "6.000 jam", "6,000 h"),
])
def test_minutes_are_said_as_hours(minutes, indonesian, english):
    assert formats.hours(minutes, "id") == indonesian
    assert formats.hours(minutes, "en") == english


def test_whole_hours_never_say_more_than_was_given():
    assert formats.whole_hours(28140 * 60 + 59, "id") == "28.140"


def test_time_gone_by_is_said_in_its_largest_unit():
    now = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
    assert formats.ago(now - timedelta(seconds=20), now, "id") == "baru saja"
    assert formats.ago(now - timedelta(minutes=90), now, "id") == "1 jam yang lalu"
    assert formats.ago(now - timedelta(days=3, hours=2), now, "id") == "3 hari yang lalu"
    assert formats.ago(now - timedelta(days=1), now, "en") == "1 day ago"
    assert formats.ago(now - timedelta(days=3), now, "en") == "3 days ago"
    assert formats.ago(now - timedelta(days=60), now, "id") == "25 Sep 2026"


def test_distances_are_whole_kilometres():
    assert formats.distance(6.4, "id") == "6 km"
    assert formats.distance(2.5, "id") == "3 km"
    assert formats.distance(0.2, "id") == "kurang dari 1 km"
    assert formats.distance(0.2, "en") == "less than 1 km"


# tags and filters


def test_filters_speak_the_active_language_and_leave_the_unknown_empty():
    source = "{{ m|hours }}/{{ n|number }}/{{ n|rupiah }}/{{ none|hours }}/{{ at|day_in:zone }}/{{ at|clock_in:zone }}"
    given = {"m": 90, "n": 1250, "none": None, "at": MORNING, "zone": "Asia/Jakarta"}
    assert page(source, **given) == "1 jam 30 menit/1.250/Rp1.250//Selasa, 24 November 2026/07.00 WIB"
    assert page(source, language="en", **given) == "1 h 30 min/1,250/Rp1,250//Tuesday, 24 November 2026/07:00 WIB"


def test_each_person_is_one_thread_with_the_words_beside():
    html = page("{% threads 5 6 6 1 %}")
    assert 'role="img" aria-label="5 dari 6 orang terisi, 1 menunggu"' in html
    assert re.findall(r"<i(?: class=(\w))?>", html) == ["f"] * 5 + ["w"]


def test_threads_tell_partner_self_needed_and_spare_places_apart():
    html = page("{% threads 4 5 6 0 2 True %}")
    assert re.findall(r"<i(?: class=(\w))?>", html) == ["f", "m", "m", "u", "", "o"]
    assert "4 dari 6 orang terisi, termasuk Anda" in html


def test_a_signup_that_waits_is_not_counted_as_a_place():
    html = page("{% threads 2 2 2 1 0 mine %}", mine=SimpleNamespace(placed_at=None))
    assert "class=u" not in html
    assert "termasuk Anda" not in html


def test_above_24_people_threads_become_a_bar():
    assert page("{% threads 24 24 24 %}").count("<i") == 24
    assert page("{% threads 27 36 36 %}") == (
        '<progress value="27" max="36" aria-label="27 dari 36 orang terisi"></progress>')


@pytest.mark.parametrize(("given", "chip"), [
    ("2 6 6 0", ("need", "Kurang 4 orang")), ("5 6 6 1", ("wait", "1 menunggu")), ("3 3 6 0", ("ok", "Cukup")),
    ("2 6 6 1", ("need", "Kurang 4 orang")), ("6 6 6 0", ("full", "Penuh")), ("6 6 6 2", ("full", "Penuh, 2 menunggu")),
    ("4 3 0 0", ("ok", "Cukup")),
])
def test_the_chip_says_what_is_needed(given, chip):
    assert page(f"{{% need {given} %}}") == '<span class="chip chip-{}">{}</span>'.format(*chip)


def test_a_chip_and_a_cloth_escape_what_they_are_given():
    assert "<b>" not in page("{% chip 'ok' words %}", words="<b>x</b>")
    assert page("{% kain 7 %}") == '<span class="swatch kain kain-7" aria-hidden="true"></span>'


def test_every_icon_that_templates_draw_is_in_the_sprite():
    drawn = set(re.findall(r'<symbol id="(\w+)" viewBox="0 0 24 24">', (STATIC / "icons.svg").read_text()))
    root = Path(formats.__file__).parents[1]
    asked = {name for file in root.rglob("*.html") for name in re.findall(r'{% icon "(\w+)" %}', file.read_text())}
    assert asked and asked <= drawn
    assert 'icons.svg#pin"' in page('{% icon "pin" %}')


def test_a_qr_code_is_drawn_dark_on_white_with_its_name_and_no_style():
    html = page("{% qr 'G1.token' 'Kode hadir Dwi' %}")
    assert html.startswith('<svg class="qr"') and 'role="img" aria-label="Kode hadir Dwi"' in html
    assert 'fill="#fff"' in html and 'stroke="#000"' in html
    assert "style=" not in html and "<?xml" not in html


# forms


class Sample(GuyubForm):
    name = forms.CharField(max_length=5, help_text="Contoh: Retno")
    own = forms.CharField(required=False, max_length=3, error_messages={"max_length": "Kalimat sendiri."})
    people = forms.IntegerField(min_value=1, required=False)
    email = forms.EmailField(required=False)
    kind = forms.ChoiceField(choices=[("a", "A")], widget=forms.RadioSelect, required=False)
    agreed = forms.BooleanField(required=False)
    day = LocalDateField(required=False)
    start = LocalTimeField(required=False)


def test_a_form_says_in_plain_words_what_is_wrong():
    form = Sample({"name": "Retnowati", "own": "panjang", "people": "dua", "email": "retno", "kind": "z"})
    with translation.override("id"):
        assert form.errors["name"] == ["Terlalu panjang: paling banyak 5 huruf, sekarang 9."]
        assert form.errors["own"] == ["Kalimat sendiri."]
        assert form.errors["people"] == ["Tulis dengan angka saja. Contoh: 12"]
        assert form.errors["email"] == ["Alamat e-mail ini belum lengkap. Contoh: nama@contoh.id"]
        assert form.errors["kind"] == ["Pilih dari daftar yang ada."]
        assert Sample({}).errors["name"] == ["Bagian ini perlu diisi."]
        assert Sample({"name": "R", "people": "0"}).errors["people"] == ["Paling kecil 1."]


def test_unseen_characters_are_taken_out_before_anything_reads_them():
    form = Sample(QueryDict("name=R%00e%E2%80%AEt%07&own=a%0Ab"))
    assert form.is_valid()
    assert form.cleaned_data["name"] == "Ret"
    assert form.cleaned_data["own"] == "a\nb"


@pytest.mark.parametrize("text", ["2026-11-24", "24/11/2026", "24-11-2026", "24.11.2026", "24/11/26", " 24/11/2026 "])
def test_a_day_is_read_as_people_write_it(text):
    assert LocalDateField().clean(text) == date(2026, 11, 24)


@pytest.mark.parametrize("text", ["31/02/2026", "besok", "11/24/2026", "2026"])
def test_a_day_that_is_none_is_refused_in_words(text):
    with pytest.raises(forms.ValidationError, match="Tanggal"), translation.override("id"):
        LocalDateField().clean(text)


@pytest.mark.parametrize("text", ["07.00", "7:00", "0700", "7", "07:00:00"])
def test_a_time_is_read_as_people_write_it(text):
    assert LocalTimeField().clean(text) == time(7, 0)


@pytest.mark.parametrize("text", ["24.00", "7.75", "pagi", "7.0"])
def test_a_time_that_is_none_is_refused(text):
    with pytest.raises(forms.ValidationError):
        LocalTimeField().clean(text)


def test_a_typed_day_and_time_are_shown_again_in_the_picker():
    form = Sample({"name": "", "day": "24/11/2026", "start": "7.30"})
    assert 'value="2026-11-24"' in str(form["day"]) and 'type="date"' in str(form["day"])
    assert 'value="07:30"' in str(form["start"])


def test_a_field_names_its_hint_and_its_error_for_screen_readers():
    html = page('{% include "core/_field.html" with field=form.name %}', form=Sample({"name": ""}))
    described = re.search(r'aria-describedby="([^"]+)"', html)[1].split()
    assert [f'id="{name}"' in html for name in described] == [True, True]
    assert 'aria-invalid="true"' in html and "required" in html
    assert '<label for="id_name">' in html


def test_what_may_stay_empty_says_so():
    form = Sample()
    assert "(boleh kosong)" in page('{% include "core/_field.html" with field=form.email %}', form=form)
    assert "(boleh kosong)" not in page('{% include "core/_field.html" with field=form.name %}', form=form)


def test_choices_are_a_fieldset_and_a_tick_is_one_label():
    radio = page('{% include "core/_field.html" with field=form.kind %}', form=Sample({"name": "R", "kind": "z"}))
    assert radio.startswith("<fieldset") and "<legend" in radio and 'class="pick"' in radio
    assert 'aria-describedby="id_kind_error"' in radio and 'id="id_kind_error"' in radio
    tick = page('{% include "core/_field.html" with field=form.agreed %}', form=Sample())
    assert '<label class="check" for="id_agreed"><input type="checkbox"' in tick


def test_the_summary_links_to_each_wrong_field():
    html = page('{% include "core/_errors.html" %}', form=Sample({"name": "", "people": "x"}))
    assert 'role="alert"' in html and "Belum tersimpan. 2 isian perlu diperbaiki." in html
    assert 'href="#id_name"' in html and 'href="#id_people"' in html
    assert page('{% include "core/_errors.html" %}', form=Sample()).strip() == ""
    both = page('{% include "core/_errors.html" %}', forms=[Sample({}), Sample({"name": "R"})])
    assert both.count('role="alert"') == 1


# the frame


PAGE = """{% extends "core/frame.html" %}{% block title %}Kegiatan{% endblock %}
{% block main %}<h1>Kegiatan</h1>{% endblock %}"""


def test_the_frame_works_under_the_strict_policy_and_without_scripts():
    html = page(PAGE, actor=Actor(person_id=None, login_id=1))
    assert "style=" not in html and not re.search(r"\son\w+=", html)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", html))
    assert re.findall(r'(?:src|href)="(?:https?:)?//', html) == []


def test_the_frame_names_the_page_its_language_and_the_other_one():
    indonesian, english = page(PAGE, path="/kegiatan/?di=Klaten"), page(PAGE, path="/kegiatan/", language="en")
    assert '<html lang="id">' in indonesian and "<title>Kegiatan · Guyub</title>" in indonesian
    assert 'href="/bahasa/en/?next=%2Fkegiatan%2F%3Fdi%3DKlaten"' in indonesian
    assert '<html lang="en">' in english and 'href="/bahasa/id/?next=%2Fkegiatan%2F"' in english
    assert 'href="#isi"' in indonesian and '<main id="isi"' in indonesian


def test_a_visitor_is_offered_the_way_in_and_a_member_their_own_pages(monkeypatch):
    monkeypatch.setattr(context, "BELL", [lambda actor: 2])
    monkeypatch.setattr(context, "TABBAR", [("home", "Beranda", "/"), ("cal", "Giliran saya", "/giliran/")])
    visitor, member = page(PAGE), page(PAGE, path="/giliran/", actor=Actor(person_id=1, login_id=1))
    assert 'href="/masuk/"' in visitor and 'class="tabbar"' not in visitor
    assert 'href="/masuk/"' not in member and 'aria-label="Pemberitahuan, 2 baru"' in member and "<b>2</b>" in member
    assert 'href="/giliran/" aria-current="page"' in member and 'href="/" aria-current' not in member


def test_unread_notices_are_counted_once_and_only_for_who_has_a_bell(monkeypatch):
    asked = []
    monkeypatch.setattr(context, "BELL", [lambda actor: asked.append(actor) or 0])
    page(PAGE)
    assert asked == []
    page(PAGE, actor=Actor(person_id=1, login_id=1))
    assert len(asked) == 1


def test_one_place_of_the_navigation_is_current(monkeypatch):
    monkeypatch.setattr(context, "NAVIGATION", [("Kelompok", "/kelompok/"), ("Kegiatan", "/kegiatan/")])
    html = page(PAGE, path="/kegiatan/7/")
    assert html.count("aria-current") == 1 and 'href="/kegiatan/" aria-current="page"' in html


def test_the_demo_says_that_it_is_one(settings):
    settings.DEMO = True
    assert 'class="demo"' in page(PAGE)
    settings.DEMO = False
    assert 'class="demo"' not in page(PAGE)


def test_a_running_job_is_asked_again_and_an_ended_one_is_not():
    job = SimpleNamespace(pk=3, done=184, total=1240, ended_at=None, stopped_at=None, error="")
    source = '{% include "core/_job.html" with title="Surat tugas" url="/pekerjaan/3/" %}'
    running = page(source, job=job)
    assert 'hx-trigger="every 3s"' in running and 'value="184" max="1240"' in running
    assert "184 dari 1.240 sudah" in running
    job.ended_at, job.done = MORNING, 1240
    assert "hx-trigger" not in page(source, job=job) and "Selesai: 1.240." in page(source, job=job)


def test_style_and_scripts_stay_small():
    def packed(name):
        return len(gzip.compress((STATIC / name).read_bytes(), 9))

    assert packed("guyub.css") <= 12_000
    assert packed("guyub.js") < 2_000
    assert packed("icons.svg") < 2_500


def test_colours_come_from_tokens_alone_outside_the_token_layer():
    css = (STATIC / "guyub.css").read_text()
    beyond = css[css.index("@layer base {"):css.index("@media print{")]
    opaque = re.findall(r"#(?:[0-9a-f]{6}|[0-9a-f]{3})\b(?!\w)", beyond)
    assert set(opaque) <= {"#fff", "#000", "#20150e", "#e9dfd1", "#c9bba9"}  # QR, masks and the footer of both schemes


@pytest.mark.parametrize("value, unit, indonesian, english", [
    (330, "minute", "5 jam 30 menit", "5 h 30 min"), (1_250_000, "rupiah", "Rp1.250.000", "Rp1,250,000"),
    (3500, "gram", "3,5 kg", "3.5 kg"), (1_250_450, "gram", "1.250.450 g", "1,250,450 g"),
    (1225, "credit", "12,25 kredit", "12.25 credits"), (100, "credit", "1 kredit", "1 credit"),
    (1, "piece", "1 buah", "1 item"), (4200, "piece", "4.200 buah", "4,200 items")])
def test_amounts_of_the_book_are_exact_and_in_words(value, unit, indonesian, english):
    assert formats.amount(value, unit, "id") == indonesian and formats.amount(value, unit, "en") == english
