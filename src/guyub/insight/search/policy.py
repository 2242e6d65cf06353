"""Anybody may search. The index is kept by the house itself, and built anew by whoever runs the server."""


def may_build_entries(actor, nothing):
    return actor.operator or actor.office == "console"


may_close_index = may_build_entries
