"""Everyday words: how they are compared, and which entries somebody means. Pure Python."""

import re
import unicodedata
from functools import lru_cache


def normalise(text):
    """Text as it is compared: "  Ners,  Émi " is "ners emi". NUL goes without a trace; None is ""."""
    plain = unicodedata.normalize("NFKD", (text or "").replace("\0", "").casefold())
    plain = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return re.sub(r" +", " ", plain).strip()


def tokens(text):
    """The words of normalise(text): "Dokter (umum)" is ["dokter", "umum"]."""
    return normalise(text).split()


def near(one, other, most):
    """Whether two words differ by at most `most` insertions, deletions, changes or swaps of neighbours."""
    if abs(len(one) - len(other)) > most:
        return False
    before, row = None, list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row = row, [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if before is not None and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before = last
        if min(row) > most:
            return False
    return row[-1] <= most


def plain_score(query, phrase):
    """How well a phrase answers a query without a slip: 0 exact, 1 prefix, 2 a word begins so; None not at all."""
    if phrase == query:
        return 0
    if phrase.startswith(query):
        return 1
    return 2 if f" {query}" in phrase else None


def score(query, phrase):
    """How well a phrase answers a query: as plain_score, or 3 to 6 misspelt."""
    plain = plain_score(query, phrase)
    return slip_score(query, phrase) if plain is None else plain


def slip_score(query, phrase):
    """How well a phrase answers a query that is misspelt: 3 to 6; None not at all."""
    if len(query) >= 4:
        for slips in (1, 2) if len(query) >= 7 else (1,):
            if near(query, phrase, slips):
                return 1 + 2 * slips
            if any(near(query, word, slips) for word in phrase.split() if len(word) > 3):
                return 2 + 2 * slips
    return None


@lru_cache(maxsize=20_000)
def compared(phrase):
    """normalise(phrase), kept: for the phrases of fixed lists, which each question is held against."""
    return normalise(phrase)


def rank(query, entries, limit=None):
    """Keys of the entries that a query means, best first; equally good ones keep the order of the entries.

    Entries are (key, words) with words a list of phrases: rank("suster", [("2221", ["perawat", "suster"])]) is ["2221"].
    With a limit, what is misspelt is not looked for when that many answer as it is written.
    """
    asked = normalise(query)
    if not asked:
        return []
    found, left = [], []
    for place, (key, words) in enumerate(entries):
        phrases = [compared(word) for word in words]
        scores = [s for s in (plain_score(asked, phrase) for phrase in phrases) if s is not None]
        if scores:
            found.append((min(scores), place, key))
        else:
            left.append((place, key, phrases))
    if limit is None or len(found) < limit:
        for place, key, phrases in left:
            scores = [s for s in (slip_score(asked, phrase) for phrase in phrases) if s is not None]
            if scores:
                found.append((min(scores), place, key))
    return [key for _score, _place, key in sorted(found, key=lambda row: row[:2])][:limit]
