"""Bringing the entries of some things level with what is public of them. Called under the index's lock."""

from collections import Counter

from django.db.models import F

from ..models import Entry, Index, Slip, Word
from ..queries.texts import activity_texts, group_texts
from ..rules import forms

MOST = 500


def lock():
    return Index.objects.select_for_update().get_or_create(pk=1)[0]


def keep_groups(ids):
    """The entries of these groups: there for the living ones, gone for all others."""
    keep(Entry.Kind.GROUP, list(ids), group_texts)


def keep_activities(ids):
    keep(Entry.Kind.ACTIVITY, list(ids), activity_texts)


def keep(kind, ids, texts):
    lock()
    for start in range(0, len(ids), MOST):
        write(kind, ids[start : start + MOST], texts(ids[start : start + MOST]))


def write(kind, ids, wanted):
    """Bring the entries of `ids` to {ref: (heading, words, below)}; only what differs is written."""
    stored = {entry.ref: entry for entry in Entry.objects.filter(kind=kind, ref__in=ids)}
    steps, new, changed = Counter(), [], []
    for ref, (heading, words, below) in wanted.items():
        entry = stored.pop(ref, None)
        if entry is None:
            new.append(Entry(kind=kind, ref=ref, heading=heading, words=words, below=below))
        elif (entry.heading, entry.words, entry.below) != (heading, words, below):
            steps.subtract(spoken(entry))
            entry.heading, entry.words, entry.below = heading, words, below
            changed.append(entry)
    for entry in stored.values():
        steps.subtract(spoken(entry))
    for entry in new + changed:
        steps.update(spoken(entry))
    Entry.objects.filter(pk__in=[entry.pk for entry in stored.values()]).delete()
    Entry.objects.bulk_create(new, batch_size=MOST)
    Entry.objects.bulk_update(changed, ["heading", "words", "below"], batch_size=100)
    count({word: step for word, step in steps.items() if step})


def spoken(entry):
    return set(entry.heading.split()) | set(entry.words.split())


def count(steps):
    """Change the counts of words; a word that nothing holds any more is forgotten, with its slips."""
    words = sorted(steps)
    known = set()
    for start in range(0, len(words), MOST):
        known |= set(Word.objects.filter(text__in=words[start : start + MOST]).values_list("text", flat=True))
    fresh = Word.objects.bulk_create(
        [Word(text=word, count=steps[word]) for word in words if word not in known and steps[word] > 0], batch_size=MOST)
    Slip.objects.bulk_create(
        [Slip(word=word, form=form) for word in fresh for form in sorted(forms(word.text))], batch_size=MOST)
    by_step = {}
    for word in words:
        if word in known:
            by_step.setdefault(steps[word], []).append(word)
    for step, some in by_step.items():
        for start in range(0, len(some), MOST):
            Word.objects.filter(text__in=some[start : start + MOST]).update(count=F("count") + step)
    Word.objects.filter(count=0).delete()
