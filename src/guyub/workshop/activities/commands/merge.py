from guyub.core.commands import command
from guyub.foundation.people.models import Person

from .. import policy
from ..models import Attendance, SignUp
from .signup import release


@command(policy.may_join_signups, notes=("from_id",))
def join_signups(actor, person, *, from_id):
    """Give this person the sign-ups and attendances of another row that was merged into it; transfers stay as posted.

    Of two places in one shift the one without attendance is given back; two attendances stay as they are.
    """
    other = Person.objects.get(pk=from_id, merged_into=person)
    for row in SignUp.objects.filter(person=other).select_related("shift").order_by("pk"):
        mine = SignUp.objects.filter(person=person, shift_id=row.shift_id, withdrawn_at=None).first()
        if mine is not None and row.withdrawn_at is None:
            double = next((one for one in (row, mine) if not Attendance.objects.filter(signup=one).exists()), None)
            if double is None:
                continue
            release(double, "")
        row.person = person
        row.save(update_fields=["person"])
        Attendance.objects.filter(signup=row, cosigned_by=person).update(cosigned_at=None, cosigned_by=None, cosigned_as="")
        Attendance.objects.filter(signup=row).update(person=person)
    return person
