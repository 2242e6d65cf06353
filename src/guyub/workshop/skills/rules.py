"""Terms of a holding, and what a skill includes. Pure functions; no ORM."""

import re

SEPARATORS = re.compile(r"[\s./-]+")
WARNINGS = (90, 30, 7)  # days before the end of a term on which its holder is warned


def closed(includes):
    """{code: codes included, also through others} of {code: codes included directly}; nothing includes itself."""
    found = {}
    for code in includes:
        reached, ahead = set(), list(includes[code])
        while ahead:
            if (step := ahead.pop()) not in reached:
                reached.add(step)
                ahead.extend(includes.get(step, ()))
        found[code] = reached - {code}
    return found


def fits(shape, text):
    """Whether a licence number of this shape stands in the text: 9 is a digit, A a letter, other signs themselves.

    Spaces, dots, dashes and strokes count on neither side, and no letter or digit may touch the number.
    """
    bare, wanted = SEPARATORS.sub("", text.upper()), SEPARATORS.sub("", shape.upper())
    pattern = "".join({"9": "[0-9]", "A": "[A-Z]"}.get(sign, re.escape(sign)) for sign in wanted)
    return bool(re.search(rf"(?<![0-9]){pattern}(?![0-9A-Z])", bare))


def warning_due(days, warned):
    """Which of the WARNINGS is due with so many days left, when the last one given was `warned`; or None."""
    due = min((step for step in WARNINGS if days <= step), default=None)
    return due if days >= 0 and due is not None and (warned is None or due < warned) else None


def covers(since, until, inner_since, inner_until):
    """Whether the first term contains the second; no end is the end of time."""
    return since <= inner_since and (until is None or (inner_until is not None and inner_until <= until))
