"""A policy answers True, False, or a No with the reason in words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class No:
    """A refusal that says why; false wherever a truth is asked."""

    reason: object

    def __bool__(self):
        return False

    def __str__(self):
        return str(self.reason)
