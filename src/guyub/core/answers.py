"""Idempotency keys: a request that is sent again with the same key gets the first answer again, and happens once.

The answer is stored in the transaction of the act itself, so there is no moment in which one is kept without the other.
Two at once: the second waits for the first one's commit (a row lock on PostgreSQL, the write lock on SQLite).
"""

import hashlib
from datetime import timedelta

from django.db import OperationalError, transaction
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .errors import Busy, Stopped
from .models import Answer
from .problems import Problem, problem_of
from .sweeps import sweep

KEPT = timedelta(hours=24)
NOT_KEPT = {503}


def seal_of(request):
    """What must be equal for two requests to be the same one."""
    line = f"{request.method} {request.get_full_path()}\n".encode()
    return hashlib.sha256(line + request.body).hexdigest()


def once(owner, key, seal, work):
    """The answer of work(), which runs at most once for this owner's key within 24 hours.

    What the act answers is kept, also that it was refused; a crash or a busy database leaves nothing behind.
    """
    try:
        with transaction.atomic():
            return _once(owner, key, seal, work)
    except OperationalError as error:
        if "locked" in str(error):
            raise Busy(_("Server sedang sibuk. Isian Anda belum disimpan; coba lagi sebentar.")) from error
        raise


def _once(owner, key, seal, work):
    now = timezone.now()
    rows = Answer.objects.filter(owner=owner, key=key)
    rows.filter(created_at__lt=now - KEPT).delete()
    Answer.objects.bulk_create([Answer(owner=owner, key=key, seal=seal, created_at=now)], ignore_conflicts=True)
    kept = rows.get()
    if kept.status:  # committed by an earlier request, since an open one shows its row to nobody
        return again(kept, seal)
    try:
        with transaction.atomic():
            answer = work()
    except Stopped as error:
        if error.status in NOT_KEPT:
            raise
        answer = problem_of(error)
    kept.status, kept.media_type, kept.body = answer.status_code, answer["Content-Type"], answer.content.decode()
    kept.save(update_fields=["status", "media_type", "body"])
    return answer


def again(kept, seal):
    if kept.seal != seal:
        raise Problem("key-reused")
    answer = HttpResponse(kept.body, status=kept.status, content_type=kept.media_type)
    answer["Idempotency-Replayed"] = "true"
    return answer


@sweep(every=3600)
def clear_answers():
    """Forget answers whose day is over."""
    Answer.objects.filter(created_at__lt=timezone.now() - KEPT).delete()
