"""Figures are public; counting them anew is for whoever runs the server."""


def may_recount_presences(actor, nothing):
    return actor.operator or actor.office == "console"


def may_count_participation(actor, nothing):
    """The house itself, by the clock, and whoever runs the server."""
    return actor.operator or actor.office in {"console", "impact"}


may_hold_figures = may_release_figures = may_write_figures = may_recount_presences
