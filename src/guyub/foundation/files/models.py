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
