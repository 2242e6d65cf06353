"""Owns credentials: what a group says of a person under its signature, for how long, and whether it still stands.

Refuses to know how hours come about: it reads confirmed attendances, and hears when one is taken back.
"""
