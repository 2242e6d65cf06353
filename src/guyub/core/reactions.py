"""Upper floors hear of acts below here, after the commit, exactly once in the database."""

import logging
import traceback
from collections import defaultdict
from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone

log = logging.getLogger("guyub.reactions")
LISTENERS: dict[str, set[str]] = defaultdict(set)
REACTIONS: dict[str, object] = {}
MOST_TRIES = 8
PAUSE = timedelta(seconds=3)


class Later(Exception):
    """Raised by a reaction that has to wait through nobody's fault: it is run again soon, and no try is counted."""


def reaction(body):
    """Register a reaction by name without binding it to an act; `core.commands.then` asks for it."""
    rooms = body.__module__.split(".")
    body.reaction = f"{rooms[rooms.index('reactions') - 1]}.{body.__name__}"
    REACTIONS[body.reaction] = body
    return body


def reacts_to(*act_names):
    """Run the decorated function(act) after each act of these names."""

    def wrap(body):
        body = reaction(body)
        for name in act_names:
            LISTENERS[name].add(body.reaction)
        return body

    return wrap


def run_next():
    """Run one due reaction and take its row away, in one transaction. False when nothing is due.

    A reaction that fails is tried again with a growing pause; after MOST_TRIES it is dead and shown to the operator.
    One that says Later is put back.
    """
    from .models import Outbox

    failed = None
    with transaction.atomic():
        skip = connection.features.has_select_for_update_skip_locked
        due = (
            Outbox.objects.select_for_update(skip_locked=skip, of=("self",))
            .filter(dead_at=None, not_before__lte=timezone.now())
            .select_related("act").order_by("not_before", "pk").first()
        )
        if due is None:
            return False
        try:
            with transaction.atomic():
                REACTIONS[due.reaction](due.act)
                due.delete()
        except Later:
            due.not_before = timezone.now() + PAUSE
            due.save(update_fields=["not_before"])
        except Exception as error:  # noqa: BLE001 - whatever a reaction raises is kept, not lost
            failed = error
        if failed is not None:
            due.tries += 1
            due.error = "".join(traceback.format_exception(failed))[-4000:]
            due.not_before = timezone.now() + timedelta(seconds=min(3600, 2**due.tries))
            if due.tries >= MOST_TRIES:
                due.dead_at = timezone.now()
            due.save(update_fields=["tries", "error", "not_before", "dead_at"])
            log.error("reaction failed", extra={"reaction": due.reaction, "act": str(due.act_id), "tries": due.tries})
    return True


def drain(most=10_000):
    """Run what is due, at most `most` reactions; returns how many ran."""
    for done in range(most):
        if not run_next():
            return done
    return most
