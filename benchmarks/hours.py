"""Runs inside a seeded house: what a vouched-for hour costs, beside the same rows bare through the ORM and the driver. JSON.

What it writes stands every proof: it makes an activity of its own, whose attendances are confirmed in three ways.
"""

import json
import sys
import time
from datetime import timedelta

import django

django.setup()

from django.db import connection, transaction  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from guyub.core.ids import uuid7  # noqa: E402
from guyub.core.models import Act, Outbox  # noqa: E402
from guyub.foundation.groups.models import Office  # noqa: E402
from guyub.foundation.groups.queries import actor_of  # noqa: E402
from guyub.foundation.people.models import Login, Person  # noqa: E402
from guyub.workshop.activities.commands import confirm_attendance, confirm_attendances  # noqa: E402
from guyub.workshop.activities.models import Activity, Attendance, Role, Shift, SignUp  # noqa: E402
from guyub.workshop.ledger.models import Account, Chain, Transfer  # noqa: E402
from guyub.workshop.ledger.rules import digest  # noqa: E402

ONE, MANY = 200, 1000  # attendances confirmed one by one in each way, and at once
DAY, MINUTES = timezone.localdate() - timedelta(days=1), 240


def house():
    """(actor, activity, ids of waiting attendances): enough of them for every way, by people who have an account."""
    office = Office.objects.filter(role="coordinator", group__kind="volunteer").order_by("-pk").first()
    group, now = office.group, timezone.now()
    address = {"email": f"vouch{office.pk}@guyub.example"}
    login, _made = Login.objects.get_or_create(person_id=office.person_id, defaults=address)
    activity = Activity.objects.create(group=group, title="Pengukuran", place=group.place, field_id="D", published_at=now)
    role = Role.objects.create(activity=activity, name="Relawan")
    wanted = 3 * ONE + 2 * MANY
    people = list(Person.objects.filter(pk__in=Account.objects.filter(person__isnull=False).values("person"))
                  .exclude(pk=office.person_id).values_list("pk", flat=True)[:ONE])
    shifts = Shift.objects.bulk_create([
        Shift(activity=activity, role=role, starts_at=now - timedelta(hours=30, minutes=n), most=len(people),
              ends_at=now - timedelta(hours=26, minutes=n), taken=len(people)) for n in range(-(-wanted // len(people)))])
    signups = SignUp.objects.bulk_create([
        SignUp(shift=shift, person_id=person, code=f"{n:06d}", placed_at=now)
        for shift in shifts for n, person in enumerate(people)], 1000)
    rows = Attendance.objects.bulk_create([
        Attendance(signup=signup, shift_id=signup.shift_id, person_id=signup.person_id, day=DAY, came_by="list",
                   came_at=now - timedelta(hours=30), left_at=now - timedelta(hours=25)) for signup in signups], 1000)
    return actor_of(login), activity, [row.pk for row in rows]


def timed(body, count):
    """(how many a second, CPU milliseconds of this process each)"""
    wall, own = time.perf_counter(), time.process_time()
    body()
    return count / (time.perf_counter() - wall), (time.process_time() - own) / count * 1000


def by_command(actor, ids):
    for pk in ids:
        confirm_attendance(actor, Attendance(pk=pk), minutes=MINUTES)


def facts(attendance, chain, giver, receiver, act):
    """The columns of the transfer that follows in this chain."""
    chain.number += 1
    key = f"attendance/{attendance}/0"
    chain.digest = digest(chain.digest, chain.number, key, giver, receiver, MINUTES, "minute", DAY.isoformat(), None, act)
    return {"chain_id": chain.pk, "number": chain.number, "digest": chain.digest, "key": key, "giver_id": giver,
            "receiver_id": receiver, "amount": MINUTES, "unit": "minute", "purpose": "service", "occurred_on": DAY,
            "act_id": act}


def bare(actor, activity, ids):
    """The statements of one confirmation, issued through the ORM without command, policy or checks."""
    for pk in ids:
        with transaction.atomic():
            row = Attendance.objects.select_for_update(of=("self",)).select_related(
                "person", "shift__activity__group", "shift__role").get(pk=pk)
            accounts = {account.person_id: account.pk for account in Account.objects.filter(
                unit="minute", purpose="service", person_id=row.person_id) | Account.objects.filter(
                unit="minute", purpose="service", group_id=activity.group_id)}
            chain = Chain.objects.select_for_update().filter(group_id=activity.group_id).first()
            list(Transfer.objects.filter(key=f"attendance/{pk}/0"))
            act = Act(name="activities.confirm_attendance", actor_id=actor.person_id,
                      subject=f"activities.attendance/{pk}", notes={"minutes": MINUTES})
            transfer = Transfer(group_id=activity.group_id, place_id=activity.place_id, field_id=activity.field_id,
                                **facts(pk, chain, accounts[row.person_id], accounts[None], act.pk))
            transfer.save(force_insert=True)
            chain.save(update_fields=["number", "digest"])
            row.minutes, row.confirmed_at = MINUTES, timezone.now()
            row.confirmed_by_id, row.confirmed_as = actor.person_id, "x"
            row.transfer = transfer
            row.save(update_fields=["minutes", "confirmed_at", "confirmed_by", "confirmed_as", "transfer"])
            act.save(force_insert=True)
            Outbox.objects.bulk_create([Outbox(act=act, reaction="ledger.add_to_totals")])


INSERTS = {
    Act: ("id", "name", "actor_id", "office", "subject", "made", "notes", "at"),
    Transfer: ("id", "chain_id", "number", "digest", "key", "giver_id", "receiver_id", "amount", "unit", "purpose",
               "occurred_on", "act_id", "group_id", "place_id", "field_id"),
    Outbox: ("act_id", "reaction", "tries", "not_before", "error"),
}
STORED = ("minutes", "confirmed_at", "confirmed_by_id", "confirmed_as", "transfer_id")


def sql():
    """The statements that write the rows, with the driver's own marks."""
    mark = "?" if connection.vendor == "sqlite" else "%s"
    said = {model: f"INSERT INTO {model._meta.db_table} ({', '.join(names)}) VALUES ({', '.join([mark] * len(names))})"
            for model, names in INSERTS.items()}
    said[Chain] = f"UPDATE {Chain._meta.db_table} SET number = {mark}, digest = {mark} WHERE id = {mark}"
    stored = ", ".join(f"{name} = {mark}" for name in STORED)
    said[Attendance] = f"UPDATE {Attendance._meta.db_table} SET {stored} WHERE id = {mark}"
    return said


def written(actor, activity, ids, acts):
    """{table: [row]} of these confirmations, made beforehand: one act for all, or one for each."""
    chain, now = Chain.objects.get(group_id=activity.group_id), timezone.now()
    plain = (lambda value: value.hex) if connection.vendor == "sqlite" else (lambda value: value)
    moment = now.replace(tzinfo=None).isoformat(" ") if connection.vendor == "sqlite" else now
    kept = Account.objects.filter(unit="minute", purpose="service")
    accounts = dict(kept.filter(person__isnull=False).values_list("person", "pk"))
    receiver = kept.get(group_id=activity.group_id).pk
    givers = dict(Attendance.objects.filter(pk__in=ids).values_list("pk", "person_id"))
    first, rows, act = Transfer.objects.order_by("-pk").first().pk + 1, {model: [] for model in sql()}, None
    for place, pk in enumerate(ids):
        if place % (len(ids) // acts) == 0:
            act = uuid7()
            subject = f"activities.attendance/{pk}"
            rows[Act].append((plain(act), "activities.confirm_attendance", actor.person_id, "", subject, "", "{}", moment))
            rows[Outbox].append((plain(act), "ledger.add_to_totals", 0, moment, ""))
        said = facts(pk, chain, accounts[givers[pk]], receiver, act)
        said["act_id"], said["occurred_on"] = plain(act), DAY.isoformat() if connection.vendor == "sqlite" else DAY
        rows[Transfer].append((first + place, *(said[name] for name in INSERTS[Transfer][1:12]), activity.group_id,
                               activity.place_id, activity.field_id))
        rows[Chain].append((chain.number, chain.digest, chain.pk))
        rows[Attendance].append((MINUTES, moment, actor.person_id, "x", first + place, pk))
    return rows


def by_driver(rows, said):
    """One transaction for each confirmation, through the driver alone."""
    cursor, begin = driver()
    order = (Act, Transfer, Chain, Attendance, Outbox)
    for one in zip(*(rows[model] for model in order), strict=True):
        cursor.execute(begin)
        for model, row in zip(order, one, strict=True):
            cursor.execute(said[model], row)
        cursor.execute("COMMIT")
    count_on(cursor)


def at_once(rows, said):
    """All in one transaction with executemany."""
    cursor, begin = driver()
    cursor.execute(begin)
    for model in (Act, Transfer, Attendance, Outbox):
        cursor.executemany(said[model], rows[model])
    cursor.execute(said[Chain], rows[Chain][-1])
    cursor.execute("COMMIT")
    count_on(cursor)


def count_on(cursor):
    """PostgreSQL counts on behind the ids that were written by hand."""
    if connection.vendor == "postgresql":
        cursor.execute("SELECT setval(pg_get_serial_sequence('ledger_transfer', 'id'), max(id)) FROM ledger_transfer")


def driver():
    connection.ensure_connection()
    return connection.connection.cursor(), "BEGIN IMMEDIATE" if connection.vendor == "sqlite" else "BEGIN"


def measure():
    actor, activity, ids = house()
    said, found = sql(), {}
    by_command(actor, [ids.pop()])
    with CaptureQueriesContext(connection) as seen:
        by_command(actor, [ids.pop()])
    found["statements"] = len(seen.captured_queries)
    found["command"] = timed(lambda: by_command(actor, ids[:ONE]), ONE)
    found["orm"] = timed(lambda: bare(actor, activity, ids[ONE:2 * ONE]), ONE)
    rows = written(actor, activity, ids[2 * ONE:3 * ONE - 2], ONE - 2)
    found["driver"] = timed(lambda: by_driver(rows, said), ONE - 2)
    many = ids[3 * ONE - 2:]

    def all_at_once():
        for start in range(0, MANY, 500):
            assert len(confirm_attendances(actor, activity, attendances=many[start:start + 500])) == 500

    found["many"] = timed(all_at_once, MANY)
    rows = written(actor, activity, many[MANY:2 * MANY], 2)
    found["executemany"] = timed(lambda: at_once(rows, said), MANY)
    return found


if __name__ == "__main__":
    json.dump(measure(), sys.stdout)
