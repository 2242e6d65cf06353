"""/healthz: whether the house can work, for machines. No secret, no session."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from guyub.core.models import Outbox

from .. import heartbeat

STALE = 60
_migrated = []


def migrated():
    """Whether every migration is applied; once true it stays so for this process."""
    if not _migrated:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return False
        _migrated.append(True)
    return True


@never_cache
def health(request):
    try:
        ready = migrated()
        oldest = Outbox.objects.filter(dead_at=None).order_by("not_before").values_list("not_before", flat=True).first()
        dead = Outbox.objects.filter(dead_at__isnull=False).count()
    except DatabaseError:
        return JsonResponse({"ok": False, "database": False}, status=503)
    age = heartbeat.age()
    waiting = max(0, round((timezone.now() - oldest).total_seconds())) if oldest else 0
    answer = {
        "ok": ready, "database": True, "migrated": ready, "outbox_seconds": waiting, "outbox_dead": dead,
        "worker_seconds": None if age is None else round(age), "worker": age is not None and age < STALE,
    }
    return JsonResponse(answer, status=200 if ready else 503)
