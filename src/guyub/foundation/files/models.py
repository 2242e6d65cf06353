from pathlib import Path

from django.conf import settings
from django.db import models
from django.utils import timezone


class File(models.Model):
    """A picture that the public may see, named by the digest of its content; two rows of one content share one file.

    It lies in the folder of files, which is part of every backup.
    """

    name = models.CharField(max_length=60, db_index=True)
    size = models.PositiveIntegerField()
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    kept_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return self.name

    @property
    def url(self):
        return f"/berkas/{self.name}"

    @property
    def path(self):
        return place_of(self.name)


def place_of(name):
    """Where a file of this name lies."""
    return Path(settings.MEDIA_ROOT) / name[:2] / name


class Document(models.Model):
    """A small PDF that only those may read whom somebody above lets: named by its content, in a folder of its own.

    `digest` is the SHA-256 of what was sent, whatever it was called and before a photograph became a PDF.
    """

    name = models.CharField(max_length=70, db_index=True)
    digest = models.CharField(max_length=64, db_index=True)
    title = models.CharField(max_length=120, blank=True)
    size = models.PositiveIntegerField()
    kept_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return self.name

    @property
    def path(self):
        return place_of_document(self.name)


def place_of_document(name):
    """Where a document of this name lies; no address leads there."""
    return Path(settings.MEDIA_ROOT) / "surat" / name[:2] / name
