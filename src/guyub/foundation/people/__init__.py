"""Owns persons, their contacts and consents, the logins that may be tied to them, and one-time codes.

Refuses to know groups, offices and anything that a person does.
"""
