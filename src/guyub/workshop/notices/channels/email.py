"""E-mail by the configured server.

A server that dies between taking a letter and saying so gets it again, with the same Message-ID.
"""

import smtplib
from contextlib import suppress

from django.core.mail import BadHeaderError, EmailMessage, get_connection

from .interface import AddressBad, Channel, ChannelDown, stamp


class Email(Channel):
    name = "email"

    def __init__(self):
        self.connection = None

    def send(self, message):
        if self.connection is None:
            self.connection = get_connection()
        letter = EmailMessage(
            message.subject, message.body, to=[message.address], connection=self.connection,
            headers={"Message-ID": f"<{stamp(message)}>", "Auto-Submitted": "auto-generated"},
        )
        try:
            self.connection.open()
            letter.send()
        except BadHeaderError as error:
            raise AddressBad(error) from error
        except smtplib.SMTPRecipientsRefused as error:
            codes = [code for code, _ in error.recipients.values()]
            self._fail(error, for_good=bool(codes) and all(code >= 500 for code in codes))
        except smtplib.SMTPDataError as error:
            self._fail(error, for_good=error.smtp_code >= 500)
        except (smtplib.SMTPException, OSError) as error:
            self._fail(error, for_good=False)

    def _fail(self, error, *, for_good):
        self.close()
        raise (AddressBad if for_good else ChannelDown)(error) from error

    def close(self):
        if self.connection is not None:
            with suppress(smtplib.SMTPException, OSError):
                self.connection.close()
            self.connection = None
