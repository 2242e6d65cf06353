"""Terms of a holding, and what a skill includes. Pure functions; no ORM."""


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


def covers(since, until, inner_since, inner_until):
    """Whether the first term contains the second; no end is the end of time."""
    return since <= inner_since and (until is None or (inner_until is not None and inner_until <= until))
