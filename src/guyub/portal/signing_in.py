"""Whose session it is: the login behind it, with a statement that is written once."""

from allauth.account.auth_backends import AuthenticationBackend

from guyub.core.kept import kept
from guyub.foundation.people.models import Login


class Backend(AuthenticationBackend):
    def get_user(self, user_id):
        login = next(iter(logins(user_id)), None)
        return login if login is not None and self.user_can_authenticate(login) else None


@kept
def logins(pk):
    return Login.objects.filter(pk=pk)
