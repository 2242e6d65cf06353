from django.db import models


class Entry(models.Model):
    """One public thing and its words as they are compared (`core.words.normalise`), separated by blanks.

    `heading` are the words of its title, `words` all others. A full-text index over both is kept by the database itself:
    FTS5 by triggers on SQLite, a generated tsvector on PostgreSQL (migration 0002).
    """

    class Kind(models.TextChoices):
        GROUP = "g"
        ACTIVITY = "a"

    kind = models.CharField(max_length=1, choices=Kind.choices)
    ref = models.BigIntegerField()
    heading = models.TextField()
    words = models.TextField(blank=True)
    below = models.BooleanField(default=False)  # a group inside another one: those come after whole ones

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "ref"], name="entry_once")]
        indexes = [models.Index(fields=["kind", "below", "id"], name="entry_in_step")]

    def __str__(self):
        return f"{self.kind}{self.ref}"


class Word(models.Model):
    """A word that at least one entry holds; `count` is how many do."""

    text = models.CharField(max_length=40, unique=True)
    count = models.IntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(count__gte=0), name="word_count_is_no_debt")]

    def __str__(self):
        return self.text


class Slip(models.Model):
    """A form that a word takes when it is mistyped: itself, or itself without one letter.

    Two words that share a form are at most two letters apart; so a misspelling is looked up, not searched for.
    """

    word = models.ForeignKey(Word, on_delete=models.CASCADE, related_name="slips")
    form = models.CharField(max_length=40, db_index=True)

    def __str__(self):
        return self.form


class Index(models.Model):
    """One row, locked by whoever changes entries; `built_at` is when the index was last built whole."""

    built_at = models.DateTimeField(null=True)

    def __str__(self):
        return "index"
