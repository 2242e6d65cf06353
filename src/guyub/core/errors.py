"""What can stop an act. Each carries a sentence for the person who tried."""


class Stopped(Exception):
    """An act that did not happen; `str(error)` is a sentence in the reader's language, `ways` what one may do instead."""

    status = 400
    ways = ()  # (label, address)

    def __init__(self, sentence, field=None):
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field

    def __str__(self):
        return str(self.sentence)


class Refused(Stopped):
    """The actor may not do this (HTTP 403)."""

    status = 403


class Rejected(Stopped):
    """The act breaks a rule of the domain (HTTP 422); `field` names the input that is wrong, if one is."""

    status = 422


class Busy(Stopped):
    """The database is held by another write for too long (HTTP 503); nothing was written."""

    status = 503
