"""Owns declared interests, links between people and parties, the rules by which a link bars from an act, and recusals.

Refuses to know what is decided: a case is a title, an address and its parties. Floors above write the links that they know.
"""
