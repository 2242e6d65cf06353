"""Owns bodies, meetings, proposals, votes and what follows from a decision.

Refuses to know money and what is decided about: a proposal is words, parties and a rule. Interests are asked below.
"""
