"""Owns figures: what was given, by how many people, in how many activities, where, in which field and when; and charts them.

Refuses to know a name: it counts, compares, and opens the entries under each figure.
"""
