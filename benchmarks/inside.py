"""Runs inside a seeded house: which pages are measured, with whose session, and the statements of each. Prints JSON."""

import json
import sys
from collections import Counter

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.models import Count  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from guyub.core.words import tokens  # noqa: E402
from guyub.foundation.groups.models import Group, Office  # noqa: E402
from guyub.foundation.people.models import Login  # noqa: E402
from guyub.insight.search.models import Entry, Word  # noqa: E402
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
        "search filled": (f"/kegiatan/?q={filling()}", ""),
        "search groups": ("/kelompok/?q=warga", ""), "search all": ("/cari/?q=warga", ""),
        "search misspelt": ("/cari/?q=isyrat", ""), "misspelt, found": (f"/cari/?q={misspelt()}", ""),
        "book": (f"/kelompok/{busiest.slug}/buku/", ""), "today": (f"/ruang/{busiest.slug}/", session_of(coordinator)),
        "my shifts": ("/giliran/", session_of(regular)),
        "impact": ("/dampak/", ""), "impact of a province": ("/dampak/?wilayah=33", ""),
        "api": ("/api/v1/activities?limit=20", ""),
        "api groups": ("/api/v1/groups?limit=20", ""),
    }


def filling(rows=21):
    """The rarest word that still fills a page of activities, so that a small house shows as much as a full one."""
    counts = Counter()
    coming = Activity.objects.filter(
        next_at__isnull=False, published_at__isnull=False, cancelled_at=None, members_only=False)
    for title, group in coming.values_list("title", "group__name"):
        counts.update({word for word in tokens(f"{title} {group}") if len(word) > 3})
    return min((count, word) for word, count in counts.items() if count >= rows)[1]


def misspelt(few=6):
    """A long word that some groups and some activities hold, the rarest such, without its fourth letter."""
    held = {kind: Counter(word for text in Entry.objects.filter(kind=kind).values_list("heading", "words")
                          for word in set(" ".join(text).split()) if len(word) > 6) for kind in Entry.Kind.values}
    counts = {word: count for word, count in held["a"].items() if min(count, held["g"][word]) >= few}
    stored = " ".join(Word.objects.values_list("text", flat=True))
    for _count, word in sorted((count, word) for word, count in counts.items()):
        slip = word[:3] + word[4:]
        if f" {slip}" not in stored:
            return slip
    raise LookupError("no word to misspell")


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
