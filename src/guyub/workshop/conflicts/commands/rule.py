from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected

from .. import policy
from ..models import Kind, Rule, Weight


@command(policy.may_set_rule, notes=("act", "kind", "near", "bars"))
def set_rule(actor, nothing, *, act, kind, near, bars, source=""):
    """Say from today on whether a link of this kind bars from this act."""
    if act not in Weight.values or kind not in Kind.values:
        raise Rejected(_("Pilih dari daftar yang ada."), field="kind")
    if kind == Kind.SELF and not bars:
        raise Rejected(_("Tidak ada yang memutuskan tentang dirinya sendiri; aturan ini tetap."), field="kind")
    rule, _made = Rule.objects.update_or_create(
        act=act, kind=kind, near=bool(near), valid_from=timezone.localdate(),
        defaults={"bars": bool(bars), "source": (source or "").strip()[:200]})
    return rule
