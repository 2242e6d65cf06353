"""How a message leaves the house: one driver per file, chosen by what is configured."""

from django.conf import settings

from .console import Console
from .demo import Demo
from .email import Email
from .gateway import Gateway
from .interface import AddressBad, Channel, ChannelDown

DRIVERS = {driver.name: driver for driver in (Console, Demo, Email, Gateway)}


def channel_for(kind):
    """Name of the driver that reaches an "email" or a "phone"; empty if none does here."""
    if kind == "email":
        if settings.DEMO:
            return Demo.name
        return Email.name if settings.EMAIL_HOST else Console.name
    if settings.GATEWAY_URL:
        return Gateway.name
    return Demo.name if settings.DEMO else ""


__all__ = ["DRIVERS", "AddressBad", "Channel", "ChannelDown", "channel_for"]
