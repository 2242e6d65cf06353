"""What may be shown of counts of people: never a small one, neither by itself nor as what is left of a sum. Pure.

A table shows each count and how many answered in all, so one hidden count could be worked out from the rest. Therefore at
least two are hidden together, and together they hold at least as many people as the limit. What is shown is rounded down to
fives, so that neither two tables of different months nor a table and its sum give the last person away.
"""

STEP = 5


def rounded(count):
    return count // STEP * STEP


def shown(counts, fewest):
    """({value: count or None}, answers or None) of {value: people}: None is hidden; a count of nobody is shown as 0."""
    known = {value: count for value, count in counts.items() if count > 0}
    total = sum(known.values())
    if total < fewest:
        return {value: None if count else 0 for value, count in counts.items()}, None
    order = sorted(known, key=lambda value: (known[value], value))
    hidden = [value for value in order if known[value] < fewest]
    rest = [value for value in order if value not in hidden]
    while hidden and rest and (len(hidden) < 2 or sum(known[value] for value in hidden) < fewest):
        hidden.append(rest.pop(0))
    return {value: None if value in hidden else rounded(count) for value, count in counts.items()}, rounded(total)
