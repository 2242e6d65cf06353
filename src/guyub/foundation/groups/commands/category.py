from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected

from .. import policy
from ..models import Category, Membership

MOST_CATEGORIES = 20


def checked(group, name, conditions, besides=None):
    name, conditions = " ".join((name or "").split()), " ".join((conditions or "").split())
    if len(name) < 2:
        raise Rejected(_("Nama kategori paling sedikit dua huruf."), field="name")
    if len(name) > 60:
        raise Rejected(_("Nama kategori paling panjang 60 huruf."), field="name")
    if len(conditions) > 300:
        raise Rejected(_("Syarat paling panjang 300 huruf."), field="conditions")
    if Category.objects.filter(group=group, name__iexact=name).exclude(pk=besides).exists():
        raise Rejected(_("Kategori dengan nama ini sudah ada."), field="name")
    return name, conditions


@command(policy.may_add_category)
def add_category(actor, group, *, name, conditions=""):
    """Add a kind of member (full, student, honorary) with what it takes."""
    name, conditions = checked(group, name, conditions)
    if Category.objects.filter(group=group).count() >= MOST_CATEGORIES:
        raise Rejected(_("Paling banyak %(n)d kategori.") % {"n": MOST_CATEGORIES}, field="name")
    return Category.objects.create(group=group, name=name, conditions=conditions)


@command(policy.may_change_category, joined=("group",))
def change_category(actor, category, *, name, conditions=""):
    """Change the name of a kind of member, or what it takes."""
    category.name, category.conditions = checked(category.group, name, conditions, besides=category.pk)
    category.save(update_fields=["name", "conditions"])
    return category


@command(policy.may_remove_category, joined=("group",))
def remove_category(actor, category):
    """Take away a kind of member that no member is of."""
    if Membership.objects.filter(category=category, refused_at=None, left_at=None).exists():
        raise Rejected(_("Masih ada anggota di kategori ini. Pindahkan dulu."))
    category.delete()


@command(policy.may_assign_category, joined=("group",), notes=("category_id",))
def assign_category(actor, membership, *, category_id):
    """Say of which kind a member is; None for none."""
    if membership.left_at or membership.refused_at:
        raise Rejected(_("Keanggotaan ini sudah berakhir."))
    if category_id is not None and not Category.objects.filter(pk=category_id, group=membership.group).exists():
        raise Rejected(_("Kategori ini tidak ada di kelompok ini."), field="category")
    membership.category_id = category_id
    membership.save(update_fields=["category"])
    return membership
