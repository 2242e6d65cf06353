"""Owns the words by which public groups and activities are found, and finding them: also misspelt, in both languages.

Refuses to know what may be seen: it keeps public things only, and every answer passes the policies below once more.
"""
