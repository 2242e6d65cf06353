"""Owns activities, their roles and shifts, who signed up, who came, and the vouching for hours.

Refuses to know why a group acts, what an hour is later worth, and who else may look.
"""
