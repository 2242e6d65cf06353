"""Static files are collected when they have changed: compressing them all takes longer than everything else at a start."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

STAMP = "collected-from"


def fingerprint():
    """Changes with the name, size or time of any static file of the source, and with how they are stored."""
    seal = hashlib.sha256(repr(settings.STORAGES["staticfiles"]).encode())
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: found[0]):
            stat = Path(storage.path(name)).stat()
            seal.update(f"{name} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return seal.hexdigest()


def collect():
    """Collect, unless what is there was collected from the same files."""
    stamp, now = Path(settings.STATIC_ROOT) / STAMP, fingerprint()
    if stamp.is_file() and stamp.read_text() == now:
        return
    call_command("collectstatic", verbosity=0, interactive=False)
    stamp.write_text(now)
