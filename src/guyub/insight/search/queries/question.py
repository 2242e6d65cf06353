"""What somebody asks, word by word, and what they may have meant by a word that nothing holds."""

from dataclasses import dataclass, replace

from django.db import connection
from django.db.models import Sum, Value

from guyub.core.kept import kept
from guyub.core.words import near

from ..models import Slip, Word
from ..rules import asked, forms, slips

MOST_MEANT = 3
MOST_LIKE = 500  # stored words that are compared letter by letter
FEW_HITS = 900


@dataclass(frozen=True)
class Question:
    """`words`: for each word asked, the words that answer it, as (text, whether longer words do too).

    `meant` are the words looked for beside those typed; `dropped` the typed ones that nothing here holds. Once it was
    looked up: `held` says of each word how many entries hold it at most, `like` are stored words with their counts that
    resemble those typed.
    """

    typed: tuple[str, ...]
    words: tuple[tuple[tuple[str, bool], ...], ...]
    common: bool = False
    meant: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    held: tuple[int, ...] | None = None
    like: tuple[tuple[str, int], ...] = ()

    @property
    def few(self):
        """Whether so few entries answer that they may all be read and then sorted."""
        return self.held is not None and min(self.held, default=0) <= FEW_HITS

    def __bool__(self):
        return bool(self.words)

    def for_sqlite(self, column=""):
        """The question as FTS5 reads it."""
        part = " AND ".join(
            "(" + " OR ".join(f'"{word}"{"*" if longer else ""}' for word, longer in some) + ")" for some in self.words)
        return f"{column} : ({part})" if column else part

    def for_postgres(self, weight=""):
        """The question as a tsquery."""
        return " & ".join(
            "(" + " | ".join(f"'{word}':{'*' if longer else ''}{weight}".removesuffix(":") for word, longer in some) + ")"
            for some in self.words)

    def said(self, heading=False):
        """The question as the database at hand reads it, of all words or of those of the title alone."""
        if connection.vendor == "postgresql":
            return self.for_postgres("A" if heading else "")
        return self.for_sqlite("heading" if heading else "")

    def answered_by(self, text):
        """Whether a text as normalise() gives it answers the whole question."""
        text = f" {text} "
        return all(self.one_of(some, text) for some in self.words)

    def touched_by(self, text):
        """Whether such a text answers a part of it."""
        text = f" {text} "
        return any(self.one_of(some, text) for some in self.words)

    @staticmethod
    def one_of(some, text):
        return any((f" {word}" if longer else f" {word} ") in text for word, longer in some)


def question(text):
    """The Question of what was typed; false if no word is left. No statement."""
    words, common = asked(text)
    return Question(tuple(words), tuple(((word, True),) for word in words), common)


def looked_up(asked_for):
    """The same Question with what the vocabulary says of its words; one statement."""
    if not asked_for:
        return replace(asked_for, held=())
    close = {form for word in asked_for.typed if slips(word) for form in forms(word)}
    held, like = [0] * len(asked_for.typed), []
    for place, word, count in vocabulary(list(asked_for.typed), sorted(close | set(asked_for.typed))):
        if word:
            like.append((word, count))
        else:
            held[place] = count or 0
    like = sorted(dict.fromkeys(like), key=lambda row: (-row[1], row[0]))[:MOST_LIKE]
    return replace(asked_for, held=tuple(held), like=tuple(like))


@kept
def vocabulary(words, close):
    """(place, "", how many entries hold words that begin so) of each, and (0, stored word, its count) of those in such a
    form."""
    counted = [
        Word.objects.filter(text__startswith=word).order_by().values(place=Value(place), word=Value("")).annotate(
            n=Sum("count")).values_list("place", "word", "n") for place, word in enumerate(words)]
    like = Slip.objects.filter(form__in=close).order_by().values_list(Value(0), "word__text", "word__count")
    return like.union(*counted, all=True)


def meant(asked_for):
    """The same Question with words that it may have meant, or None if there are none; one statement if not looked up."""
    if asked_for.held is None:
        asked_for = looked_up(asked_for)
    stored = dict(asked_for.like)
    answers, held, dropped, others = [], [], [], []
    for word, count in zip(asked_for.typed, asked_for.held, strict=True):
        if word in stored:
            answers.append(((word, True),))
            held.append(count)
            continue
        close = sorted((other for other in stored if near(word, other, slips(word))),
                       key=lambda other: not near(word, other, 1))[:MOST_MEANT] if slips(word) else []
        if close:
            answers.append(((word, True), *((other, False) for other in close)))
            held.append(count + sum(stored[other] for other in close))
            others += close
        else:
            dropped.append(word)
    if not answers or not (others or dropped):
        return None
    return Question(asked_for.typed, tuple(answers), asked_for.common, tuple(dict.fromkeys(others)), tuple(dropped),
                    tuple(held))
