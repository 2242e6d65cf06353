"""Numba where it is installed; where it is not, the same functions run as plain Python, slower and with the same answer."""

try:
    import numba
except ImportError:
    numba = None

COMPILED = numba is not None


def jit(function):
    """The function compiled at its first call, kept on disk where a folder can be written, and without the GIL."""
    if numba is None:
        return function
    try:
        return numba.njit(cache=True, nogil=True)(function)
    except RuntimeError:  # no folder for the cache can be written
        return numba.njit(nogil=True)(function)
