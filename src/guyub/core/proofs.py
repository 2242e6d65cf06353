"""Statements that must hold of the stored data; `guyub check` runs them all."""

PROOFS: dict[str, object] = {}


def proof(body):
    """Register function() -> iterator of sentences, each naming something broken; none means it holds."""
    rooms = body.__module__.split(".")
    PROOFS[f"{rooms[rooms.index('proofs') - 1]}.{body.__name__}"] = body
    return body
