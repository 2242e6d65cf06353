"""The steps of a sign-in by password. Apart, since allauth's own bring the heavy library of passkeys."""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage


class SecondFactorStage(AuthenticateStage):
    """Asks for a second factor where one was set up as such.

    A passkey is a way to sign in. It is asked beside a password, but not beside a one-time code: otherwise losing the
    phone that holds the passkey would lock its owner out. Who turned the authenticator app on is always asked.
    """

    def _should_handle(self, request):
        if not super()._should_handle(request):
            return False
        records = get_authentication_records(request, self.login.user)
        by_code = bool(records) and records[-1]["method"] == "code"
        return not by_code or Authenticator.objects.filter(
            user=self.login.user, type=Authenticator.Type.TOTP).exists()
