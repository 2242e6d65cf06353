"""Owns what a person is told and how it reaches them: inbox, e-mail, phone message, console.

Refuses to know why: apps above call commands.tell, those below are heard through reactions.
"""
