"""Run in a house of its own, it answers line by line in JSON: `make 40 2` signs forty people in and opens a shift of two
places; `tell <activity>` says what is stored of it, each thing counted for each person; `prove` says what is broken."""

import json
import sys
from collections import Counter
from datetime import timedelta
from importlib import import_module
from itertools import count

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.utils import timezone  # noqa: E402

from guyub.core.actors import PUBLIC  # noqa: E402
from guyub.core.models import Act, Outbox  # noqa: E402
from guyub.core.proofs import PROOFS  # noqa: E402
from guyub.foundation.groups.models import Membership  # noqa: E402
from guyub.foundation.people import commands as people  # noqa: E402
from guyub.portal.demo.cast import reload  # noqa: E402
from guyub.workshop.activities import commands as activities  # noqa: E402
from guyub.workshop.activities.models import Activity, Attendance, Shift, SignUp  # noqa: E402
from guyub.workshop.ledger.models import Transfer  # noqa: E402
from guyub.workshop.notices.models import Notice  # noqa: E402

NUMBERS = count(50_000_000)


def session_of(login):
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(login.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = login.get_session_auth_hash()
    store.save()
    return store.session_key


def make(people_wanted, places):
    cast = reload()
    sessions = {}
    for number in range(people_wanted):
        person = people.register_person(PUBLIC, None, name=f"Warga {number}", kind="phone",
                                        value=f"+62812{next(NUMBERS)}")
        sessions[person.pk] = session_of(person.login)
    start = timezone.now() + timedelta(seconds=1)
    plan = activities.plan_activity(
        cast.actor("yohanes"), cast.klaten, title="Dapur darurat", roles=[{"name": "Juru masak"}],
        shifts=[{"role": "Juru masak", "starts_at": start, "ends_at": start + timedelta(hours=4), "least": 1,
                 "most": places}])
    activities.publish_activity(cast.actor("yohanes"), plan)
    return {"activity": plan.pk, "shift": Shift.objects.get(activity=plan).pk, "group": cast.klaten.slug,
            "sessions": sessions, "secretary": session_of(cast.login("yohanes"))}


def tell(activity):
    signups = SignUp.objects.filter(shift__activity=activity)
    ids = list(signups.values_list("pk", flat=True))
    attendances = Attendance.objects.filter(signup__in=ids)
    keys = [f"attendance/{pk}/0" for pk in attendances.values_list("pk", flat=True)]
    persons = list(signups.values_list("person_id", flat=True))
    shift = Shift.objects.get(activity=activity)

    def each(rows, field="person_id"):
        return dict(Counter(rows.values_list(field, flat=True)))

    acts = Counter(Act.objects.filter(name__startswith="activities.", actor_id__isnull=False).filter(
        made__in=[f"activities.signup/{pk}" for pk in ids]).values_list("name", flat=True))
    acts.update(Act.objects.filter(subject__in=[f"activities.signup/{pk}" for pk in ids]).values_list("name", flat=True))
    acts.update(Act.objects.filter(subject__in=[f"activities.attendance/{pk}" for pk in attendances.values_list(
        "pk", flat=True)]).values_list("name", flat=True))
    notices = {kind: each(Notice.objects.filter(kind=f"activities/{kind}", person_id__in=persons, created_at__gte=Activity
                                                .objects.get(pk=activity).created_at))
               for kind in ("placed", "waiting", "confirmed")}
    return {
        "taken": shift.taken, "waiting": shift.waiting, "signups": each(signups), "ids": dict(
            signups.values_list("person_id", "pk")), "placed": signups.exclude(placed_at=None).count(),
        "attendances": each(attendances), "by_signup": dict(attendances.values_list("signup_id", "pk")),
        "transfers": Transfer.objects.filter(key__in=keys).count(),
        "amounts": sorted(set(Transfer.objects.filter(key__in=keys).values_list("amount", flat=True))),
        "acts": acts, "notices": notices, "outbox": Outbox.objects.count(),
        "applications": each(Membership.objects.filter(group__slug="relawan-gerak-kemalang", person_id__in=persons)),
    }


def prove(*_nothing):
    return [sentence for proof in PROOFS.values() for sentence in proof()]


if __name__ == "__main__":
    for line in sys.stdin:
        word, *numbers = line.split()
        print(json.dumps({"make": make, "tell": tell, "prove": prove}[word](*map(int, numbers))), flush=True)
