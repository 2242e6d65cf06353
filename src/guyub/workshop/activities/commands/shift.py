from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected
from guyub.workshop.notices.commands import tell
from guyub.workshop.skills.models import Skill

from .. import policy, rules
from ..models import Role, Shift, SignUp
from .facts import facts_of
from .tally import tally, touch

MOST_ROLES, MOST_SHIFTS = 40, 2000


def make_role(activity, *, name, note="", skill_id=None, level=1, paid=False, benefits=(), benefit_note=""):
    name = " ".join((name or "").split())[:60]
    if len(name) < 2:
        raise Rejected(_("Nama peran paling sedikit dua huruf."), field="role")
    if Role.objects.filter(activity=activity, name__iexact=name).exists():
        raise Rejected(_("Peran dengan nama ini sudah ada."), field="role")
    if activity.roles.count() >= MOST_ROLES:
        raise Rejected(_("Paling banyak 40 peran dalam satu kegiatan."), field="role")
    if skill_id and not Skill.objects.filter(pk=skill_id).exists():
        raise Rejected(_("Kecakapan ini tidak dikenal. Pilih dari daftar."), field="skill")
    return Role.objects.create(
        activity=activity, name=name, note=(note or "")[:120], skill_id=skill_id or None, level=level or 1, paid=paid,
        **promised(benefits, benefit_note))


def promised(benefits, benefit_note):
    """What a role brings, as it is stored."""
    if set(benefits) - set(Role.Benefit.values):
        raise Rejected(_("Pilih manfaat dari daftar."), field="benefits")
    return {"benefits": rules.named_once(benefits, Role.Benefit.values),
            "benefit_note": " ".join((benefit_note or "").split())[:120]}


def make_shift(activity, role, *, starts_at, ends_at, least=1, most=1, past=False):
    if not past and (problem := rules.span_problem(starts_at, ends_at, timezone.now())):
        raise Rejected(problem, field="end")
    if problem := rules.heads_problem(least, most):
        raise Rejected(problem[1], field=problem[0])
    shifts = Shift.objects.filter(activity=activity)
    if shifts.filter(role=role, starts_at=starts_at).exists():
        raise Rejected(_("Giliran untuk peran ini pada jam itu sudah ada."), field="start")
    if shifts.count() >= MOST_SHIFTS:
        raise Rejected(_("Paling banyak 2.000 giliran dalam satu kegiatan."), field="start")
    return Shift.objects.create(activity=activity, role=role, starts_at=starts_at, ends_at=ends_at, least=least, most=most)


@command(policy.may_add_role, joined=("group",))
def add_role(actor, activity, **facts):
    """Add a role with the skill and level that it takes."""
    return make_role(activity, **facts)


@command(policy.may_promise_benefits, joined=("activity__group",))
def promise_benefits(actor, role, *, benefits, benefit_note=""):
    """Say anew what a role brings. Once somebody has signed up for it, what was promised stays promised."""
    facts = promised(benefits, benefit_note)
    gone = [str(Role.Benefit(name).label) for name in role.benefits if name not in facts["benefits"]]
    if gone and SignUp.objects.filter(shift__role=role, withdrawn_at=None).exists():
        raise Rejected(_("Sudah dijanjikan kepada yang mendaftar, jadi tidak bisa dicabut: %(names)s.") % {
            "names": ", ".join(gone)}, field="benefits")
    for name, value in facts.items():
        setattr(role, name, value)
    role.save(update_fields=list(facts))
    return role


@command(policy.may_remove_role, joined=("activity__group",))
def remove_role(actor, role):
    """Take away a role that no shift uses."""
    if Shift.objects.filter(role=role).exists():
        raise Rejected(_("Peran ini masih dipakai sebuah giliran."))
    role.delete()


@command(policy.may_add_shift, joined=("group",))
def add_shift(actor, activity, *, role_id, starts_at, ends_at, least, most):
    """Add a shift for one role; if the activity repeats, the new shift repeats with it."""
    from .repeat import extend

    role = Role.objects.filter(pk=role_id, activity=activity).first()
    if role is None:
        raise Rejected(_("Pilih peran dari daftar."), field="role")
    shift = make_shift(activity, role, starts_at=starts_at, ends_at=ends_at, least=least, most=most)
    extend(activity)
    tally(activity)
    touch(activity)
    return shift


@command(policy.may_change_shift, joined=("activity__group",))
def change_shift(actor, shift, *, least, most, hard=None):
    """Change how many people a shift takes, and whether it is hard duty; with more room, who waits moves up."""
    from .signup import move_up

    if shift.cancelled_at:
        raise Rejected(_("Giliran ini sudah dibatalkan."))
    if problem := rules.heads_problem(least, most):
        raise Rejected(problem[1], field=problem[0])
    if most < shift.taken:
        raise Rejected(_("Sudah ada %(n)d orang terdaftar. Lepaskan dulu sebagian.") % {"n": shift.taken}, field="most")
    shift.least, shift.most = least, most
    if hard is not None:
        shift.hard = hard
    shift.save(update_fields=["least", "most", "hard"])
    move_up(shift)
    tally(shift.activity)
    return shift


@command(policy.may_cancel_shift, joined=("activity__group", "role"), notes=("following",))
def cancel_shift(actor, shift, *, reason, following=False):
    """Call one shift off, or with `following` also those that repeat it later; who signed up for one is told why."""
    reason = reason.strip()[:300]
    if not reason:
        raise Rejected(_("Tulis alasannya; semua yang mendaftar akan membacanya."), field="reason")
    if shift.cancelled_at:
        raise Rejected(_("Giliran ini sudah dibatalkan."))
    if shift.attendances.exists():
        raise Rejected(_("Sudah ada yang tercatat hadir di giliran ini."))
    call_off(shift, reason)
    if following:
        root = shift.repeat_of_id or shift.pk
        Shift.objects.filter(pk=root).update(repeats=False)
        later = Shift.objects.select_related("activity__group", "role").filter(
            repeat_of_id=root, starts_at__gt=shift.starts_at, cancelled_at=None)
        for row in later.order_by("starts_at")[:MOST_SHIFTS]:
            call_off(row, reason)
    tally(shift.activity)
    touch(shift.activity)
    return shift


def call_off(shift, reason):
    now = timezone.now()
    signups = SignUp.objects.filter(shift=shift, withdrawn_at=None)
    people = list(signups.values_list("person_id", flat=True)) if shift.taken or shift.waiting else []
    if people:
        signups.update(withdrawn_at=now, reason=reason)
    shift.cancelled_at, shift.cancel_reason, shift.taken, shift.waiting = now, reason, 0, 0
    shift.save(update_fields=["cancelled_at", "cancel_reason", "taken", "waiting"])
    if people:
        tell(people, "activities/shift_cancelled", url=f"/kegiatan/{shift.activity_id}/", reason=reason, **facts_of(shift))
