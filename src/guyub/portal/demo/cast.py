"""The cast: nine people and five groups whom tests, demo and guides know by name; made through commands alone."""

import secrets
from dataclasses import dataclass, field
from datetime import time, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guyub.core.actors import PUBLIC, Actor
from guyub.core.reactions import drain
from guyub.foundation.groups import commands as groups
from guyub.foundation.groups.models import Group, Membership
from guyub.foundation.groups.queries import actor_of
from guyub.foundation.people import commands as people
from guyub.foundation.people.models import Login, Person
from guyub.foundation.places.queries import place_by_text
from guyub.workshop.activities import commands as activities
from guyub.workshop.activities.models import Activity
from guyub.workshop.activities.rules import span
from guyub.workshop.skills import commands as skills
from guyub.workshop.skills.models import Skill

PEOPLE = {  # key: (name, e-mail or phone)
    "ketut": ("Ketut Adnyana", "ketut@guyub.example"),
    "retno": ("Retno Kusumastuti", "retno@guyub.example"),
    "yohanes": ("Yohanes Tri Prabowo", "yohanes@guyub.example"),
    "lestari": ("Lestari Ningsih", "lestari@guyub.example"),
    "bambang": ("Bambang Irawan", "bambang@guyub.example"),
    "dwi": ("Dwi Astuti", "dwi@guyub.example"),
    "agus": ("Agus Setiadi", "+6281234500006"),
    "slamet": ("Slamet", "+6281234500007"),
    "sari": ("Sari Wulandari", "sari@guyub.example"),
}
SAYS = {  # what the demo says of each, so that a visitor knows whom to try
    "ketut": _("pengelola server"), "retno": _("ketua perkumpulan perawat"), "yohanes": _("sekretaris cabang Klaten"),
    "lestari": _("koordinator cabang Boyolali"), "bambang": _("koordinator kelompok relawan"),
    "dwi": _("perawat, anggota cabang Klaten"), "agus": _("relawan, pengemudi"), "slamet": _("relawan"),
    "sari": _("perawat, belum menjadi anggota"),
}


@dataclass
class Cast:
    """People by key, groups, one published activity, and an Actor for anybody."""

    people: dict = field(default_factory=dict)
    skills: dict = field(default_factory=lambda: {"nurse": SKILL_CODES["str-perawat"], "driver": SKILL_CODES["sim-a"]})
    nurses: Group = None
    klaten: Group = None
    boyolali: Group = None
    rescuers: Group = None
    river: Group = None
    clinic: Activity = None
    kitchen: Activity = None

    def __getattr__(self, key):
        try:
            return self.__dict__["people"][key]
        except KeyError:
            raise AttributeError(key) from None

    def actor(self, key):
        """The Actor of somebody of the cast, with the offices they hold now."""
        return actor_of(Login.objects.get(person=self.people[key]))

    def login(self, key):
        return Login.objects.get(person=self.people[key])


def build():
    """Make the cast in an empty house and return it."""
    cast = Cast()
    for key, (name, contact) in PEOPLE.items():
        kind = "email" if "@" in contact else "phone"
        cast.people[key] = person(key, name, kind, contact)
    found_groups(cast)
    give_skills(cast)
    plan(cast)
    drain()
    return cast


def person(key, name, kind, value):
    if key == "ketut":
        console = Actor.office_of("console")
        return people.create_operator(
            console, None, name=name, kind=kind, value=value, password=secrets.token_urlsafe(24)).person
    return people.register_person(PUBLIC, None, name=name, kind=kind, value=value)


def found_groups(cast):
    klaten, boyolali = place_by_text("Kab. Klaten"), place_by_text("Kab. Boyolali")
    operator = cast.actor("ketut")
    cast.nurses = groups.found_group(
        cast.actor("retno"), None, kind="occupational", name="Ikatan Perawat Lereng Merapi", founded_year=2009,
        about="Perawat di empat kabupaten kaki Merapi. Menjaga mutu sesama, dan siaga bila gunung memanggil.",
        occupation_id="2221", field_id="C", place_id=klaten.pk, legal_form="association",
        requirements="STR aktif\nBekerja atau tinggal di empat kabupaten\nMenyetujui kode etik perkumpulan")
    cast.rescuers = groups.found_group(
        cast.actor("bambang"), None, kind="volunteer", name="Relawan Gerak Kemalang", founded_year=2011,
        about="Warga dan pemuda desa yang bersiaga di lereng Merapi: evakuasi, dapur umum, dan pendataan.",
        field_id="D", place_id=klaten.pk)
    cast.river = groups.found_group(
        cast.actor("slamet"), None, kind="volunteer", name="Penjaga Sungai Pusur",
        about="Warga hulu sampai hilir yang merawat satu sungai.", field_id="E", place_id=klaten.pk)
    for group in (cast.nurses, cast.rescuers):
        groups.approve_group(operator, group)
    chair = cast.actor("retno")
    cast.klaten = groups.found_group(chair, cast.nurses, kind="occupational", name="Perawat Lereng Merapi Cabang Klaten",
                                     place_id=klaten.pk, level_label="Cabang")
    cast.boyolali = groups.found_group(chair, cast.nurses, kind="occupational",
                                       name="Perawat Lereng Merapi Cabang Boyolali", place_id=boyolali.pk,
                                       level_label="Cabang")
    for key, group, role in (("yohanes", cast.klaten, "secretary"), ("lestari", cast.boyolali, "coordinator")):
        join(cast, key, group, "retno")
        groups.appoint_officer(cast.actor("retno"), group, person_id=cast.people[key].pk, role=role)
    join(cast, "dwi", cast.klaten, "retno")
    for key in ("agus", "slamet"):
        join(cast, key, cast.rescuers, "bambang")
    for name in ("nurses", "klaten", "boyolali", "rescuers", "river"):
        getattr(cast, name).refresh_from_db()


def join(cast, key, group, by):
    membership = groups.apply_for_membership(cast.actor(key), group, message="")
    groups.approve_membership(cast.actor(by), Membership.objects.get(pk=membership.pk))


def give_skills(cast):
    today = timezone.localdate()
    for key, code, by, group in (
        ("dwi", "str-perawat", "yohanes", cast.klaten), ("agus", "sim-a", "bambang", cast.rescuers),
    ):
        skill = Skill.objects.get(code=SKILL_CODES[code])
        holding = skills.claim_skill(cast.actor(key), cast.people[key], skill_id=skill.pk, level=2,
                                     evidence="Nomor 12-3456")
        skills.verify_holding(cast.actor(by), holding, group_id=group.pk, level=2, valid_from=today - timedelta(days=300),
                              valid_until=today + timedelta(days=400))


SKILL_CODES = {"str-perawat": "nurse", "sim-a": "driving-a"}


def plan(cast):
    """A clinic in three days with three roles, and a weekly kitchen."""
    klaten = place_by_text("Kab. Klaten")
    nurse, driver = (Skill.objects.get(code=code).pk for code in SKILL_CODES.values())
    day = timezone.localdate() + timedelta(days=3)
    zone = "Asia/Jakarta"

    def shift(role, on, start, end, least, most):
        starts_at, ends_at = span(on, time(start), time(end), zone)
        return {"role": role, "starts_at": starts_at, "ends_at": ends_at, "least": least, "most": most}

    secretary, coordinator = cast.actor("yohanes"), cast.actor("bambang")
    cast.clinic = activities.plan_activity(
        secretary, cast.klaten, title="Layanan kesehatan keliling Kemalang", kind="service", field_id="C",
        about="Pemeriksaan tekanan darah, gula darah, dan obat rutin untuk warga lima dusun yang jauh dari puskesmas.",
        place_id=klaten.pk, venue="Balai Desa Balerante", bring="Jaket dan jas hujan\nKartu anggota dan STR\nBotol minum",
        directions="3 km dari Pasar Kemalang. Parkir motor di halaman SD.", assistance="Jalan masuk landai",
        roles=[{"name": "Perawat", "note": "STR aktif", "skill_id": nurse, "level": 1},
               {"name": "Pengemudi", "note": "mobil disediakan", "skill_id": driver, "level": 1},
               {"name": "Pendata", "note": ""}],
        shifts=[shift("Perawat", day, 7, 12, 6, 6), shift("Perawat", day, 12, 17, 6, 6),
                shift("Pengemudi", day, 7, 12, 1, 1), shift("Pendata", day, 7, 12, 2, 3),
                shift("Pendata", day + timedelta(days=1), 7, 12, 2, 3)])
    activities.publish_activity(secretary, cast.clinic)
    cast.kitchen = activities.plan_activity(
        coordinator, cast.rescuers, title="Dapur umum latihan mingguan", kind="relief", field_id="D", place_id=klaten.pk,
        about="Memasak 120 porsi dengan peralatan lapangan, lalu diantar ke lansia di tiga dusun.",
        venue="Posko Kemalang", bring="Celemek\nSepatu tertutup",
        roles=[{"name": "Dapur umum", "note": ""}], shifts=[shift("Dapur umum", day, 8, 11, 3, 5)])
    activities.repeat_activity(coordinator, cast.kitchen, rule="FREQ=WEEKLY")
    activities.publish_activity(coordinator, cast.kitchen)
    for name in ("clinic", "kitchen"):
        getattr(cast, name).refresh_from_db()


def reload():
    """The cast of a house in which it was built before."""
    cast = Cast()
    for key, (name, _contact) in PEOPLE.items():
        cast.people[key] = Person.objects.filter(name=name).order_by("pk").first()
    for name, title in (("nurses", "Ikatan Perawat Lereng Merapi"), ("rescuers", "Relawan Gerak Kemalang"),
                        ("river", "Penjaga Sungai Pusur"), ("klaten", "Perawat Lereng Merapi Cabang Klaten"),
                        ("boyolali", "Perawat Lereng Merapi Cabang Boyolali")):
        setattr(cast, name, Group.objects.select_related("place", "field").get(name=title))
    cast.clinic = Activity.objects.select_related("group").get(title="Layanan kesehatan keliling Kemalang")
    cast.kitchen = Activity.objects.select_related("group").get(title="Dapur umum latihan mingguan")
    return cast
