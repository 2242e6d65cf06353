"""Who may found, approve, join and lead. Reads like bylaws."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guyub.core.policy import No

from .models import Block, Category, Group, Membership, Office, Referral

LEADING = ("chair", "secretary")
KEEPING_OUT = ("chair", "secretary", "coordinator")
OFFICERS = ("chair", "secretary", "treasurer", "coordinator", "verifier")
OFFICERS_ONLY = _("Daftar ini hanya untuk pengurus kelompok.")
NOT_YOURSELF = No(_("Anda tidak bisa memutuskan permintaan Anda sendiri."))


def groups_led(actor, *roles):
    """The groups in which one of the roles is held, with all below them."""
    held = Group.objects.filter(pk__in=actor.groups_where(*roles))
    return Group.objects.within(*held) if actor.roles else Group.objects.none()


def within_led(actor, prefix, *roles):
    """A condition: the group at `prefix` lies in or below a group where one of the roles is held; costs no query."""
    held = actor.groups_where(*roles)
    wanted = Q(pk__in=[])
    for pk in held:
        wanted |= Q(**{f"{prefix}__path__startswith": f"{pk}."}) | Q(**{f"{prefix}__path__contains": f".{pk}."})
    return wanted


def may_see_group(actor, group):
    return group.living or actor.operator or actor.holds(group, *OFFICERS)


def visible_groups(actor):
    living = Q(approved_at__isnull=False, closed_at=None)
    if actor.operator:
        return Group.objects.all()
    if not actor.roles:
        return Group.objects.filter(living)
    return Group.objects.filter(living | held_or_below(actor))


def held_or_below(actor):
    wanted = Q(pk__in=[])
    for pk in actor.groups_where(*OFFICERS):
        wanted |= Q(path__startswith=f"{pk}.") | Q(path__contains=f".{pk}.")
    return wanted


def may_found_group(actor, parent):
    if actor.person_id is None:
        return No(_("Masuk dulu untuk mendaftarkan kelompok."))
    if parent is None:
        return True
    return actor.holds(parent, *LEADING) or No(_("Cabang didirikan oleh ketua atau sekretaris kelompok induk."))


def may_approve_group(actor, group):
    return actor.operator


def may_refuse_group(actor, group):
    return actor.operator


def may_close_group(actor, group):
    return actor.operator or actor.holds(group, "chair")


def may_edit_group(actor, group):
    return actor.holds(group, *LEADING)


may_resubmit_group = may_add_category = may_set_logo = may_remove_logo = may_edit_group


def may_change_category(actor, category):
    return actor.holds(category.group, *LEADING)


may_remove_category = may_change_category


def may_see_category(actor, category):
    return may_see_group(actor, category.group)


def visible_categories(actor):
    return Category.objects.filter(group__in=visible_groups(actor))


def may_assign_category(actor, membership):
    return actor.holds(membership.group, *LEADING)


def may_apply_for_membership(actor, group):
    if actor.person_id is None:
        return No(_("Masuk dulu untuk meminta bergabung."))
    if not group.living:
        return No(_("Kelompok ini belum menerima anggota."))
    return not_kept_out(actor.person_id, group)


def not_kept_out(person_id, group):
    """True, or a No that names whom to ask, if this group or one above it keeps the person out; one statement if not."""
    today = timezone.localdate()
    kept_out = Block.objects.filter(person_id=person_id, group_id__in=group.lineage, lifted_at=None).filter(
        Q(until=None) | Q(until__gte=today)).select_related("group").first()
    if kept_out is None:
        return True
    return No(_("Kelompok ini tidak menerima pendaftaran Anda. Bila ada pertanyaan, hubungi %(whom)s.")
              % {"whom": whom_to_ask(kept_out.group)})


def whom_to_ask(group):
    """The group's own address, else its chair by name."""
    if group.email or group.phone:
        return group.email or group.phone
    chair = Office.objects.filter(group=group, role=Office.Role.CHAIR, ended_at=None).select_related("person").first()
    return _("ketua %(group)s, %(name)s") % {"group": group.name, "name": chair.person.name} if chair else group.name


def may_see_block(actor, block):
    """The officers of the group that set it; neither the person nor other groups."""
    return actor.holds(block.group, *KEEPING_OUT)


def visible_blocks(actor):
    return Block.objects.filter(within_led(actor, "group", *KEEPING_OUT))


def may_block_person(actor, group):
    return actor.holds(group, *KEEPING_OUT)


def may_lift_block(actor, block):
    return may_see_block(actor, block)


def may_see_membership(actor, membership):
    return (membership.person_id == actor.person_id and actor.person_id is not None) or actor.holds(
        membership.group, *OFFICERS)


def visible_memberships(actor):
    if actor.person_id is None:
        return Membership.objects.none()
    return Membership.objects.filter(Q(person_id=actor.person_id) | within_led(actor, "group", *OFFICERS))


def may_approve_membership(actor, membership):
    if membership.person_id == actor.person_id:
        return NOT_YOURSELF
    return actor.holds(membership.group, *LEADING)


may_refuse_membership = may_refer_membership = may_approve_membership


def may_see_referral(actor, referral):
    """Whose application it is, and the officers of both groups."""
    own = actor.person_id is not None and referral.application.person_id == actor.person_id
    return own or actor.holds(referral.application.group, *OFFICERS) or actor.holds(referral.passed.group, *OFFICERS)


def visible_referrals(actor):
    if actor.person_id is None:
        return Referral.objects.none()
    return Referral.objects.filter(
        Q(application__person_id=actor.person_id) | within_led(actor, "application__group", *OFFICERS)
        | within_led(actor, "passed__group", *OFFICERS))


def may_refuse_referral(actor, referral):
    return actor.person_id is not None and referral.application.person_id == actor.person_id


def may_leave_group(actor, membership):
    return membership.person_id == actor.person_id and actor.person_id is not None


def may_end_membership(actor, membership):
    return actor.holds(membership.group, *LEADING) and membership.person_id != actor.person_id


def may_hand_out_code(actor, membership):
    if membership.person_id == actor.person_id:
        return No(_("Kode untuk diri sendiri diminta di halaman Masuk."))
    return actor.operator or actor.holds(membership.group, "chair", "secretary", "coordinator")


def may_join_memberships(actor, person):
    return actor.office == "groups"


def may_see_office(actor, office):
    return may_see_group(actor, office.group)


def visible_offices(actor):
    return Office.objects.filter(group__in=visible_groups(actor))


def may_appoint_officer(actor, group):
    return actor.operator or actor.holds(group, "chair", "secretary")


def may_end_office(actor, office):
    if office.person_id == actor.person_id and actor.person_id is not None:
        return True
    return actor.operator or actor.holds(office.group, "chair")
