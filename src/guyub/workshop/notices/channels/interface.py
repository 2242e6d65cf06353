"""What every driver does, and the two ways in which it fails."""

from django.conf import settings


class ChannelDown(Exception):
    """Nobody can be reached this way just now: the message is tried again later."""


class AddressBad(Exception):
    """This address will not take it: the message is given up."""


class Channel:
    """Sends messages one by one; opened once per delivery round, closed at its end."""

    name = ""

    def send(self, message):
        """Hand the message over. Raises ChannelDown or AddressBad."""
        raise NotImplementedError

    def close(self):
        """Let go of whatever was kept open."""


def stamp(message):
    """The same for each try of one message, and for no other message anywhere."""
    return f"guyub-{message.pk}-{message.created_at:%Y%m%d%H%M%S%f}@{settings.SITE_HOST}"
