"""Runs inside a seeded house: which pages are measured, with whose session, and the statements of each. Prints JSON."""

import json
import sys

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.models import Count  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from guyub.foundation.groups.models import Group, Office  # noqa: E402
from guyub.foundation.people.models import Login  # noqa: E402
from guyub.workshop.activities.models import Activity, Attendance  # noqa: E402


def session_of(person):
    """The cookie of a fresh session of this person; without a login one is made."""
    login, _made = Login.objects.get_or_create(person_id=person, defaults={"email": f"bench{person}@guyub.example"})
    store = SessionStore()
    store.update({SESSION_KEY: str(login.pk), BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
                  HASH_SESSION_KEY: login.get_session_auth_hash()})
    store.save()
    return f"{settings.SESSION_COOKIE_NAME}={store.session_key}"


def pages():
    """{name: (path, cookie)}: the busiest volunteer group, the widest association, a regular's own page."""
    busiest = Group.objects.get(pk=Activity.objects.filter(next_at__isnull=False, group__kind="volunteer")
                                .values("group").annotate(n=Count("id")).order_by("-n", "group").first()["group"])
    widest = Group.objects.filter(parent=None).annotate(n=Count("chapters")).order_by("-n", "pk").first()
    coordinator = Office.objects.filter(group=busiest, role="coordinator").first().person_id
    regular = Attendance.objects.filter(shift__activity__group=busiest).values("person").annotate(n=Count("id")).order_by(
        "-n", "person").first()["person"]
    coming = Activity.objects.filter(next_at__isnull=False, members_only=False, rule="").annotate(n=Count("shifts"))
    activity = coming.filter(n=2, taken__gt=2).order_by("next_at", "pk").first()
    return {
        "home": ("/", ""), "activities": ("/kegiatan/?di=Jawa+Tengah&kapan=bulan", ""), "groups": ("/kelompok/", ""),
        "group": (f"/kelompok/{widest.slug}/", ""), "activity": (f"/kegiatan/{activity.pk}/", ""),
        "search": ("/kegiatan/?q=warga", ""), "rare search": ("/kegiatan/?q=isyarat", ""),
        "search groups": ("/kelompok/?q=warga", ""), "search all": ("/cari/?q=warga", ""),
        "search misspelt": ("/cari/?q=isyrat", ""),
        "book": (f"/kelompok/{busiest.slug}/buku/", ""), "today": (f"/ruang/{busiest.slug}/", session_of(coordinator)),
        "my shifts": ("/giliran/", session_of(regular)),
        "impact": ("/dampak/", ""), "impact of a province": ("/dampak/?wilayah=33", ""),
        "api": ("/api/v1/activities?limit=20", ""),
        "api groups": ("/api/v1/groups?limit=20", ""),
    }


def statements(path, cookie):
    """[text of each statement] of the second call."""
    settings.ALLOWED_HOSTS = ["*"]
    client = Client(headers={"cookie": cookie} if cookie else {})
    for _turn in range(2):
        with CaptureQueriesContext(connection) as seen:
            answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return [row["sql"] for row in seen.captured_queries]


if __name__ == "__main__":
    found = {name: [path, cookie, statements(path, cookie)] for name, (path, cookie) in pages().items()}
    json.dump(found, sys.stdout)
