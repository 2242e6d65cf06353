"""The one door for writes: begin, lock the subject, ask the policy, do it, note the act, fill the outbox, commit."""

from contextvars import ContextVar
from functools import cache, wraps

from django.db import OperationalError, models, transaction
from django.utils.translation import gettext_lazy as _

from . import rows
from .errors import Busy, Refused, Rejected
from .kept import kept
from .models import Act, Outbox
from .reactions import LISTENERS

_running: ContextVar["Act | None"] = ContextVar("act", default=None)
COMMANDS: dict[str, object] = {}
TRIES = 3
ACT = "id", "name", "actor_id", "office", "subject", "made", "notes", "cause_id", "at"
ASKED = "act_id", "reaction", "tries", "not_before", "error"
RETRIED = {"40001", "40P01"}  # PostgreSQL: serialization failure, deadlock


def current_act():
    """The act under way; raises outside a command, so that nothing is written without an authorised act."""
    if (act := _running.get()) is None:
        raise RuntimeError("only a command may write here")
    return act


def then(reaction):
    """Ask for one more reaction to the act under way (by its registered name), once per act."""
    current_act().reactions.add(reaction)


def heard(name):
    """Let the reactions to `name` hear of the act under way: of what it did inside, not only of itself."""
    current_act().reactions |= LISTENERS[name]


def unheard():
    """Nobody needs to hear of the act under way, since it said nothing new."""
    current_act().reactions.clear()


def reference(thing):
    return f"{thing._meta.label_lower}/{thing.pk}"


def command(allow, *, notes=(), joined=(), weighs=""):
    """Make a function the act of its name.

    allow   policy(actor, subject) -> True | False | No(reason)
    notes   names of keyword facts that the act journals: ids and numbers only
    joined  relations fetched together with the locked subject, for the policy and the body
    weighs  marks an act of judgement or money by its kind; a test demands that its policy asks for conflicts of interest

    The decorated body is called as body(actor, subject, **facts). The subject is the row that the policy judges
    (for a creation, its parent; for a founding or first sign-up None). Raises Refused, Rejected or Busy.
    """

    def wrap(body):
        rooms = body.__module__.split(".")
        name = f"{rooms[rooms.index('commands') - 1]}.{body.__name__}"

        @wraps(body)
        def run(actor, subject=None, /, **facts):
            if _running.get() is not None:
                return perform(actor, subject, facts)
            for left in reversed(range(TRIES)):
                try:
                    return perform(actor, subject, facts)
                except OperationalError as error:
                    state = getattr(error.__cause__, "sqlstate", None)
                    if "locked" in str(error):
                        raise Busy(_("Server sedang sibuk. Isian Anda belum disimpan; coba lagi sebentar.")) from error
                    if state not in RETRIED or not left:
                        raise
            raise AssertionError("unreachable")

        def perform(actor, subject, facts):
            cause = _running.get()
            with transaction.atomic(savepoint=cause is None):
                subject = locked(subject)
                verdict = allow(actor, subject)
                if not verdict:
                    reason = getattr(verdict, "reason", None)
                    raise Refused(reason or _("Anda tidak berhak melakukan ini."))
                act = Act(
                    name=name, actor_id=actor.person_id, office=actor.office, cause=cause,
                    subject=reference(subject) if subject is not None else "",
                    notes={key: noted(facts[key]) for key in notes if facts.get(key) is not None},
                )
                act.reactions = set(LISTENERS[name])
                token = _running.set(act)
                try:
                    result = body(actor, subject, **facts)
                finally:
                    _running.reset(token)
                if isinstance(result, models.Model) and result is not subject:
                    act.made = reference(result)
                rows.insert(Act, ACT, [[getattr(act, name) for name in ACT]])
                rows.insert(Outbox, ASKED, [(act.pk, name, 0, act.at, "") for name in sorted(act.reactions)])
                return result

        def locked(subject):
            if subject is None:
                return None
            found = finder(subject._meta.model, joined)(subject.pk)
            if not found:
                raise Rejected(_("Yang Anda maksud sudah tidak ada."))
            return found[0]

        run.allow = allow
        run.act_name = name
        run.weighs = weighs
        COMMANDS[name] = run
        return run

    return wrap


@cache
def finder(model, joined):
    """What locks a row of this model and fetches it, with what is joined to it: [row], or [] if it is gone."""

    def locked(pk):
        rows = model._base_manager.select_for_update(no_key=True, of=("self",)).filter(pk=pk)
        return rows.select_related(*joined) if joined else rows

    return kept(locked)


def noted(fact):
    """An id or a number as the journal keeps it."""
    if isinstance(fact, models.Model):
        return fact.pk
    if isinstance(fact, bool | int | str):
        return fact
    if isinstance(fact, (list, tuple, set)):
        return [noted(one) for one in fact]
    return str(fact)


__all__ = ["COMMANDS", "command", "current_act", "heard", "reference", "then", "unheard"]
