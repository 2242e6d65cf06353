from collections import defaultdict

from django.utils import timezone

from .. import policy
from ..models import Recusal
from ..models.graph import hits_among
from ..rules import Hit, barring


def barred_among(person_ids, act, parties, case=None):
    """{person id: Hits} of those among the persons who are barred from the act; three statements for any number."""
    rules = policy.rules_now(act)
    kinds = {kind for (kind, _near), bars in rules.items() if bars}
    found = hits_among(parties, kinds, timezone.localdate()) if parties else {}
    recused = defaultdict(dict)
    if case is not None:
        rows = Recusal.objects.filter(case=case).values_list("person_id", "kind", "near", "cleared_at")
        for person_id, kind, near, cleared in rows:
            recused[person_id][Hit(kind, near)] = cleared
    wanted, barred = set(person_ids), {}
    for person_id in wanted & (set(found) | set(recused)):
        known = recused.get(person_id, {})
        standing = {hit for hit, cleared in known.items() if cleared is None}
        hits = standing | {hit for hit in barring(found.get(person_id, ()), rules) if hit not in known}
        if hits:
            barred[person_id] = sorted(hits)
    return barred
