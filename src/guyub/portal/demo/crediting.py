"""The demo's credits: the nurses' scheme filled in with figures of their own, Dwi a little short in community service."""

from datetime import timedelta

from django.db.models import Sum
from django.utils import timezone

from guyub.core.reactions import drain
from guyub.foundation.groups.models import Membership
from guyub.profession.credits import commands
from guyub.profession.credits.models import Scheme
from guyub.profession.credits.rules.counting import end_of, months_on
from guyub.workshop.activities.models import Attendance

from .cast import reload

TOTAL, RATE, HELD = 34_000, 50, 1_400  # hundredths: of a cycle, of an hour of relief, and what Dwi has: 4,1 of 5 percent
MEMBERS = 6


def credit():
    """Take the pattern over, publish it, begin some cycles, grant two claims and leave one waiting."""
    cast, today = reload(), timezone.localdate()
    chair, dwi = cast.actor("retno"), cast.people["dwi"]
    start = months_on(today.replace(day=1), -53)
    scheme = commands.adopt_scheme(chair, cast.nurses, pattern_id=Scheme.objects.get(group=None, code="id-kesehatan-skp").pk)
    earned = (Attendance.objects.filter(
        person=dwi, confirmed_at__isnull=False, day__gte=start, shift__activity__kind="relief", shift__role__paid=False)
        .aggregate(sum=Sum("minutes"))["sum"] or 0) * RATE // 60
    draft = scheme.versions.get()
    body = draft.body | {"total": max(TOTAL, earned * 1000 // 41)}
    rated = {"amount": RATE, "comes": ["relief"]}
    body["kinds"] = [row | rated if row["code"] == "relawan" else row for row in body["kinds"]]
    commands.edit_version(chair, draft, body=body)
    commands.publish_version(chair, draft, valid_from=start)
    enrolment = commands.enrol_member(cast.actor("dwi"), scheme, person_id=dwi.pk, starts_on=start)
    for kind, title, amount, days in (
        ("kaderisasi", "Membina kader posyandu", HELD - earned, 300),
        ("pelatihan", "Pelatihan luka kronis", body["total"] * 46 // 100, 500),
        ("praktik", "Praktik di puskesmas", body["total"] * 49 // 100, 400),
    ):
        if amount > 0:
            claim(cast, enrolment, kind, title, amount, today - timedelta(days=days), grant=True)
    claim(cast, enrolment, "pelatihan", "Seminar hipertensi", 400, today - timedelta(days=9), grant=False)
    members = Membership.objects.filter(
        group=cast.klaten, approved_at__isnull=False, left_at=None).exclude(person=dwi).order_by("person_id")
    for at, person in enumerate(members.values_list("person_id", flat=True)[:MEMBERS]):
        begun = months_on(today.replace(day=1), -7 * at - 9)
        if end_of(begun, 60) > today:
            commands.enrol_member(chair, scheme, person_id=person, starts_on=begun)
    drain()


def claim(cast, enrolment, kind, title, amount, day, *, grant):
    evidence = f"%PDF-1.4\n% {title}\n%%EOF\n".encode()
    entry = commands.claim_credit(cast.actor("dwi"), enrolment, kind=kind, day=day, title=title, amount=amount,
                                  organiser="Puskesmas Kemalang", evidence=evidence, file_name="surat.pdf")
    if grant:
        commands.award_credit(cast.actor("retno"), entry)
