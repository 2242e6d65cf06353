"""Owns accounts, transfers, their chains and totals: whatever anybody gives, in one append-only book.

Refuses to know why: an hour of service and a sack of rice are both an amount of a unit with a key.
"""
