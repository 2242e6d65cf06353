"""How a message leaves the house: one POST to an address of the open internet, within ten seconds, without detours.

The name is resolved once, every address that it leads to is judged, and the connection goes to the judged address itself:
a name that leads elsewhere a moment later gains nothing. No proxy of the environment is used.
"""

import http.client
import socket
import ssl
from contextlib import suppress
from threading import Timer
from urllib.parse import urlsplit

from . import rules


class Unreachable(Exception):
    """No answer came; the reason is one of rules.FAILURES."""


def addresses_of(host, port, *, at_home=False):
    """The (family, sockaddr) that a name leads to; Unreachable if one of them is not in the open internet."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreachable("nowhere") from error
    if not at_home and not all(rules.is_public(address[0]) for *_rest, address in found):
        raise Unreachable("private")
    return [(family, address) for family, _kind, _protocol, _name, address in found]


class Pinned(http.client.HTTPConnection):
    """A connection to addresses that were judged before, whatever the name says by now."""

    def __init__(self, host, port, addresses, context, seconds):
        super().__init__(host, port, timeout=seconds)
        self.addresses, self.context, self.late = addresses, context, False
        self.default_port = 443 if context else 80

    def connect(self):
        for number, (_family, address) in enumerate(self.addresses, 1):
            try:
                self.sock = socket.create_connection(address[:2], self.timeout)
                break
            except OSError:
                if number == len(self.addresses) or self.late:
                    raise
        if self.context:
            self.sock = self.context.wrap_socket(self.sock, server_hostname=self.host)

    def cut(self):
        """End it, wherever it hangs."""
        self.late = True
        with suppress(OSError, AttributeError):
            self.sock.shutdown(socket.SHUT_RDWR)


def post(url, body, headers, *, at_home=False, seconds=rules.SECONDS):
    """The HTTP status that the receiver answers with; Unreachable if there is none in time. The rest is not read."""
    if rules.url_problem(url, plain_http=True, at_home=at_home):
        raise Unreachable("private")
    parts = urlsplit(url)
    safe = parts.scheme == "https"
    port = parts.port or (443 if safe else 80)
    addresses = addresses_of(parts.hostname, port, at_home=at_home)
    line = Pinned(parts.hostname, port, addresses, ssl.create_default_context() if safe else None, seconds)
    deadline = Timer(seconds, line.cut)
    deadline.daemon = True
    deadline.start()
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        line.request("POST", path, body.encode(), {"Content-Type": "application/json", "User-Agent": "Guyub", **headers})
        status = line.getresponse().status
        if line.late:  # a head that was cut off reads like one that has ended
            raise TimeoutError
        return status
    except (OSError, ValueError, http.client.HTTPException) as error:
        late = line.late or isinstance(error, TimeoutError)
        raise Unreachable("late" if late else reason(error)) from error
    finally:
        deadline.cancel()
        line.close()


def reason(error):
    if isinstance(error, ssl.SSLError):
        return "insecure"
    return "refused" if isinstance(error, ConnectionRefusedError) else "broken"
