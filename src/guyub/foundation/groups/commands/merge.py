from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.foundation.people.models import Person

from .. import policy
from ..models import Block, Group, Membership, Office


@command(policy.may_join_memberships, notes=("from_id",))
def join_memberships(actor, person, *, from_id):
    """Give this person the memberships, offices and blocks of another row that was merged into it, each once."""
    other = Person.objects.get(pk=from_id, merged_into=person)
    now = timezone.now()
    for row in Membership.objects.filter(person=other).order_by("pk"):
        mine = Membership.objects.filter(person=person, group_id=row.group_id, refused_at=None, left_at=None).first()
        if mine is not None and row.refused_at is None and row.left_at is None:
            double = row if mine.approved_at or not row.approved_at else mine
            end_double(double, now)
        row.person = person
        row.save(update_fields=["person", "left_at", "reason"])
    held = set(Office.objects.filter(person=person, ended_at=None).values_list("group_id", "role"))
    for office in Office.objects.filter(person=other):
        if office.ended_at is None and (office.group_id, office.role) in held:
            office.ended_at = now
        office.person = person
        office.save(update_fields=["person", "ended_at"])
    kept_out = set(Block.objects.filter(person=person, lifted_at=None).values_list("group_id", flat=True))
    Block.objects.filter(person=other).exclude(lifted_at=None, group_id__in=kept_out).update(person=person)
    return person


def end_double(row, now):
    if row.approved_at:
        group = Group.objects.select_for_update(no_key=True).get(pk=row.group_id)
        group.member_count = max(0, group.member_count - 1)
        group.save(update_fields=["member_count"])
    row.left_at, row.reason = now, _("Digabungkan dengan keanggotaan lain dari orang yang sama.")
    row.save(update_fields=["left_at", "reason"])
