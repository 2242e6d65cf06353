"""Owns invitations to groups and activities: who passed on which link, until when, and how many came by it.

Refuses to know who opened a link and did not come: nothing is kept of them, and of those who came only the count is shown.
"""
