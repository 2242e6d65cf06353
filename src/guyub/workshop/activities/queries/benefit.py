"""What roles bring, in words: promised to everybody in them, and ticked off for each who came."""

from dataclasses import dataclass

from ..models import Role


@dataclass(frozen=True)
class Brought:
    """What a role promised somebody, in words, and what of it was ticked off: `given` and `missing`, once `said`."""

    promised: str
    given: str
    missing: str
    said: bool


def promise_words(benefits, note):
    """Makan, Asuransi (makan siang): what a role brings."""
    words = ", ".join(str(Role.Benefit(name).label) for name in benefits)
    return f"{words} ({note})" if words and note else words or note


def brought(benefits, note, received, at):
    """What a role brought somebody; None if it promised nothing."""
    if not benefits:
        return None
    return Brought(
        promised=promise_words(benefits, note), said=at is not None,
        given=promise_words([name for name in benefits if name in received], "") if at else "",
        missing=promise_words([name for name in benefits if name not in received], "") if at else "")
