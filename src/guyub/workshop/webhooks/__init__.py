"""Owns webhooks: where a group's officers have its acts told to other programs, each telling and how it went.

Refuses to carry names, contacts or words: what is told is ids and numbers; whoever wants more asks the API.
"""
