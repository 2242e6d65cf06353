"""Owns places: Indonesia's provinces, regencies, cities and districts, and places abroad; finds them as people type.

Refuses to know who lives or works there.
"""
