import time
from pathlib import Path

from django.conf import settings

from guyub.core.measures import measure_tables
from guyub.core.sweeps import sweep

KEPT = 30 * 86400


@sweep(every=86400)
def discard_old_pictures():
    """Pictures of pages that were drawn a month ago: one that is still asked for is drawn anew."""
    limit = time.time() - KEPT
    for file in Path(settings.PICTURES).glob("*.*"):
        if file.stat().st_mtime < limit:
            file.unlink(missing_ok=True)


@sweep(every=86400)
def measure():
    """Also at each start of the worker, so behind each migration."""
    measure_tables()
