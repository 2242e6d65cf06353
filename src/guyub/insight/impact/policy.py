"""Figures are public; counting them anew is for whoever runs the server."""


def may_recount_presences(actor, nothing):
    return actor.operator or actor.office == "console"


may_hold_figures = may_release_figures = may_write_figures = may_recount_presences
