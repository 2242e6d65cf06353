"""Without a mail server, messages are printed where the server runs: enough to sign in on a laptop."""

import sys

from .interface import Channel


class Console(Channel):
    name = "console"

    def send(self, message):
        heading = f"{message.address}: {message.subject}" if message.subject else message.address
        print(f"--- {heading}\n{message.body}\n---", file=sys.stdout, flush=True)
