from django.utils import timezone

from ..models import Kind, Rule, Weight

ROWS = [(kind, near) for kind in Kind for near in (False, True) if not (near and kind == Kind.SELF)]


def rule_table():
    """[(label, kind, near, [(act, bars), …])] as valid today, and the acts in order; one statement."""
    valid = Rule.objects.filter(valid_from__lte=timezone.localdate()).order_by("valid_from", "pk")
    now = {(act, kind, near): bars for act, kind, near, bars in valid.values_list("act", "kind", "near", "bars")}
    return [
        (kind.label, kind.value, near, [(act.value, now.get((act.value, kind.value, near), False)) for act in Weight])
        for kind, near in ROWS
    ], [(act.value, act.label) for act in Weight]
