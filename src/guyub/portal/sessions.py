"""Where sessions are kept: in the database as Django keeps them, asked for with a statement that is written once."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from guyub.core.kept import kept


class SessionStore(db.SessionStore):
    def _get_session_from_db(self):
        if found := sessions(self.session_key, timezone.now()):
            return found[0]
        self._session_key = None
        return None


@kept
def sessions(key, now):
    return Session.objects.filter(session_key=key, expire_date__gt=now)
