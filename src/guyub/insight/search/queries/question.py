"""What somebody asks, word by word, and what they may have meant by a word that nothing holds."""

from dataclasses import dataclass

from django.db import connection

from guyub.core.words import near

from ..models import Slip
from ..rules import asked, forms, slips

MOST_MEANT = 3


@dataclass(frozen=True)
class Question:
    """`words`: for each word asked, the words that answer it, as (text, whether longer words do too).

    `meant` are the words looked for beside those typed; `dropped` the typed ones that nothing here holds.
    """

    typed: tuple[str, ...]
    words: tuple[tuple[tuple[str, bool], ...], ...]
    common: bool = False
    meant: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()

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


def meant(asked_for):
    """The same Question with words that it may have meant, or None if there are none; one statement."""
    wanted = {form for word in asked_for.typed if slips(word) for form in forms(word)}
    whole = set(asked_for.typed)
    rows = Slip.objects.filter(form__in=wanted | whole).order_by("-word__count", "word__text")
    stored = list(dict.fromkeys(rows.values_list("word__text", flat=True)[:500]))
    answers, dropped, others = [], [], []
    for word in asked_for.typed:
        if word in stored:
            answers.append(((word, True),))
            continue
        close = sorted((other for other in stored if near(word, other, slips(word))),
                       key=lambda other: not near(word, other, 1))[:MOST_MEANT] if slips(word) else []
        if close:
            answers.append(((word, True), *((other, False) for other in close)))
            others += close
        else:
            dropped.append(word)
    if not answers or not (others or dropped):
        return None
    return Question(asked_for.typed, tuple(answers), asked_for.common, tuple(dict.fromkeys(others)), tuple(dropped))
