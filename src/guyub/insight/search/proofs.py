"""What `guyub check` proves of the index: it holds what is public, and nothing else, once no act is still to be heard."""

from django.db.models import Sum

from guyub.core.models import Outbox
from guyub.core.proofs import proof

from .models import Entry, Index, Word
from .queries.found import public_activities, public_groups

SORTS = ((Entry.Kind.GROUP, public_groups), (Entry.Kind.ACTIVITY, public_activities))


@proof
def entries():
    """Each public group and activity has its entry, and words are counted as entries hold them."""
    if not Index.objects.filter(built_at__isnull=False).exists():
        return
    if Outbox.objects.filter(reaction__startswith="search.").exists():
        return
    held = 0
    for kind, public in SORTS:
        stored = Entry.objects.filter(kind=kind)
        known, wanted = set(stored.values_list("ref", flat=True)), set(public().values_list("pk", flat=True))
        for ref in sorted(wanted ^ known):
            yield f"search: {kind.name.lower()} {ref} is {'missing' if ref in wanted else 'not public'}; guyub search-index"
        for heading, words in stored.values_list("heading", "words").iterator(2000):
            held += len(set(heading.split()) | set(words.split()))
    counted = Word.objects.aggregate(n=Sum("count"))["n"] or 0
    if counted != held:
        yield f"search: words count {counted}, entries hold {held}; guyub search-index"
