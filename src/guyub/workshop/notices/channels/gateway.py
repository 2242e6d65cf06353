"""Text messages through an HTTPS gateway: POST {"to", "text", "id"} as JSON, with a bearer key.

What stands behind the address (SMS, WhatsApp) is the operator's choice. The Idempotency-Key is the same for each try.
"""

import json
import urllib.error
import urllib.request
from urllib.parse import urlsplit

from django.conf import settings

from .interface import AddressBad, Channel, ChannelDown, stamp

SECONDS = 15
WRONG_ADDRESS = {400, 410, 422}
AT_HOME = {"localhost", "127.0.0.1", "::1"}


class NoDetour(urllib.request.HTTPRedirectHandler):
    """The key goes to the configured address and nowhere else."""

    def redirect_request(self, *_):
        return None


class Gateway(Channel):
    name = "gateway"

    def __init__(self):
        self.opener = urllib.request.build_opener(NoDetour)

    def send(self, message):
        parts = urlsplit(settings.GATEWAY_URL)
        if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in AT_HOME):
            raise ChannelDown("GUYUB_GATEWAY_URL must start with https://")
        key = stamp(message)
        request = urllib.request.Request(
            settings.GATEWAY_URL, method="POST",
            data=json.dumps({"to": message.address, "text": message.body, "id": key}).encode(),
            headers={"Authorization": f"Bearer {settings.GATEWAY_KEY}", "Content-Type": "application/json",
                     "Idempotency-Key": key},
        )
        try:
            with self.opener.open(request, timeout=SECONDS):
                pass
        except urllib.error.HTTPError as error:
            with error:
                failure = AddressBad if error.code in WRONG_ADDRESS else ChannelDown
            raise failure(f"the gateway answered {error.code}") from error
        except (OSError, ValueError) as error:
            raise ChannelDown(f"the gateway did not answer: {error}") from error
