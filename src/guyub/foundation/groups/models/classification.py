from django.db import models
from django.utils.translation import get_language


class Titled(models.Model):
    """A code with a title in both languages and the everyday words by which people look for it."""

    code = models.CharField(max_length=8, primary_key=True)
    title_id = models.CharField(max_length=160)
    title_en = models.CharField(max_length=160)
    words = models.TextField(blank=True)

    class Meta:
        abstract = True

    def __str__(self):
        return self.title_en if get_language() == "en" else self.title_id


class Occupation(Titled):
    """ISCO-08: one to four digits; the parent is the code without its last digit."""


class Field(Titled):
    """ICNP/TSO: sections A to L and groups; `side` is the side of life served, `short_*` the word in filters."""

    section = models.CharField(max_length=1, db_index=True)
    side = models.CharField(max_length=14)
    short_id = models.CharField(max_length=40)
    short_en = models.CharField(max_length=40)

    @property
    def short(self):
        return self.short_en if get_language() == "en" else self.short_id


class Goal(Titled):
    """One of the seventeen Sustainable Development Goals; the code is its number."""
