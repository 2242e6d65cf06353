"""Bodies, their bylaws and their seats."""

from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected
from guyub.foundation.groups.models import Membership

from .. import policy
from ..models import Body, Bylaw, Seat
from ..rules.statutes import MAJORITIES, QUORUMS, TIES
from .words import line

MOST = {"second_after": 365, "rounds": 9, "seconds": 50, "proxies": 20, "least": 100}


@command(policy.may_found_body, notes=("kind", "made_of"))
def found_body(actor, group, *, kind, name, made_of):
    """Give a group a body that decides."""
    if kind not in Body.Kind.values:
        raise Rejected(_("Pilih jenis badan."), field="kind")
    if made_of not in Body.Made.values:
        raise Rejected(_("Pilih siapa anggotanya."), field="made_of")
    name = line(name, "name", most=80)
    if Body.objects.filter(group=group, name=name, closed_at=None).exists():
        raise Rejected(_("Badan dengan nama ini sudah ada."), field="name")
    body = Body.objects.create(group=group, kind=kind, name=name, made_of=made_of)
    Bylaw.objects.create(body=body, valid_from=timezone.localdate())
    return body


@command(policy.may_close_body, joined=("group",))
def close_body(actor, body):
    """End a body; what it decided stays."""
    if body.closed_at:
        raise Rejected(_("Badan ini sudah dibubarkan."))
    if body.proposals.filter(withdrawn_at=None, decided_at=None).exists():
        raise Rejected(_("Masih ada usulan yang belum selesai."))
    body.closed_at = timezone.now()
    body.save(update_fields=["closed_at"])
    return body


@command(policy.may_set_bylaw, joined=("group",))
def set_bylaw(actor, body, *, valid_from=None, **facts):
    """Say how the body decides from a day on; votes that are open keep the rule under which they opened."""
    today = timezone.localdate()
    valid_from = valid_from or today
    if valid_from < today:
        raise Rejected(_("Aturan tidak berlaku mundur."), field="valid_from")
    for name, known in (("quorum", QUORUMS), ("majority", MAJORITIES), ("amending", MAJORITIES),
                        ("dissolving", MAJORITIES), ("tie", TIES)):
        if facts.get(name, next(iter(known))) not in known:
            raise Rejected(_("Pilih dari daftar yang ada."), field=name)
    shares = facts.get("quorum") in {"members", "present"}
    for name in ("value", "second"):
        value = facts.get(name)
        if value is not None and not 1 <= value <= (100 if shares else 10_000):
            raise Rejected(_("Tulis persen dari 1 sampai 100.") if shares else _("Tulis jumlah orang."), field=name)
    for name, most in MOST.items():
        if facts.get(name) is not None and not 0 <= facts[name] <= most:
            raise Rejected(_("Paling banyak %(most)d.") % {"most": most}, field=name)
    known = {field.name for field in Bylaw._meta.fields} - {"id", "body", "valid_from", "set_at"}
    facts = {name: value for name, value in facts.items() if name in known and (value is not None or name == "second")}
    return Bylaw.objects.update_or_create(
        body=body, valid_from=valid_from, defaults={**facts, "set_at": timezone.now()})[0]


@command(policy.may_give_seat, joined=("group",), notes=("person_id", "role"))
def give_seat(actor, body, *, person_id, role="member", came_by="appointment", weight=1, until=None):
    """Give a member of the group or of a chapter a place in the body."""
    if body.closed_at:
        raise Rejected(_("Badan ini sudah dibubarkan."))
    if role not in Seat.Role.values or came_by not in Seat.CameBy.values:
        raise Rejected(_("Pilih dari daftar yang ada."), field="role")
    if not 1 <= weight <= 1000:
        raise Rejected(_("Bobot suara dari 1 sampai 1.000."), field="weight")
    if until is not None and until < timezone.localdate():
        raise Rejected(_("Masa baktinya sudah lewat."), field="until")
    if not Membership.objects.filter(person_id=person_id, group__path__startswith=body.group.path,
                                     approved_at__isnull=False, left_at=None).exists():
        raise Rejected(_("Orangnya anggota kelompok ini atau cabangnya."), field="number")
    if Seat.objects.filter(body=body, person_id=person_id, ended_at=None).exists():
        raise Rejected(_("Orang ini sudah menjadi anggota badan."), field="number")
    return Seat.objects.create(body=body, person_id=person_id, role=role, came_by=came_by, weight=weight, until=until)


@command(policy.may_end_seat, joined=("body__group",))
def end_seat(actor, seat):
    """End somebody's place; votes that are open keep their electorate."""
    if seat.ended_at:
        raise Rejected(_("Keanggotaan ini sudah berakhir."))
    seat.ended_at = timezone.now()
    seat.save(update_fields=["ended_at"])
    return seat
