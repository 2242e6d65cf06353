"""Work that is due by the clock, not by an act; the worker runs each sweep when its pause is over."""

SWEEPS: dict[str, tuple[int, object]] = {}


def sweep(*, every):
    """Register function() to run about every so many seconds; it must be safe to run twice."""

    def wrap(body):
        rooms = body.__module__.split(".")
        SWEEPS[f"{rooms[-2]}.{body.__name__}"] = (every, body)
        return body

    return wrap
