"""Owns the catalogue of skills, who holds which at what level, verified by whom, from when until when.

Refuses to know what a skill is needed for.
"""
