"""HiGHS, quietly: its banner must not stand in what a command prints, and it must end when it is told to."""

import os
import sys
import threading

_FIRST, _MADE = threading.Lock(), []


def solver(*, seconds=None, stop=None, options=()):
    """A fresh solver on one thread, silent, that ends after `seconds` of its own time or when `stop()` is true."""
    import highspy

    with _FIRST:
        made = highspy.Highs() if _MADE else _made_aside(highspy)
    for name, setting in (("output_flag", False), ("threads", 1), ("parallel", "off"), ("random_seed", 1), *options):
        made.setOptionValue(name, setting)
    if seconds is not None:
        made.setOptionValue("time_limit", float(max(0.01, seconds)))
    if stop is not None:

        def asked(event):
            if stop():
                event.interrupt()

        for occasion in (made.cbSimplexInterrupt, made.cbMipInterrupt):
            occasion.subscribe(asked)
    return made


def _made_aside(highspy):
    """The first solver of a process greets on standard output: let it greet on standard error."""
    _MADE.append(True)
    sys.stdout.flush()
    try:
        kept = os.dup(1)
        os.dup2(2, 1)
    except OSError:  # a process without these
        return highspy.Highs()
    try:
        return highspy.Highs()
    finally:
        os.dup2(kept, 1)
        os.close(kept)
