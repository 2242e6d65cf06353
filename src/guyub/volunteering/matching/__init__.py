"""Standing offers (a boat, Saturdays, first aid), kept until their day and matched to activities as these appear.

Refuses to know how people sign up: it tells somebody of an activity, and the rest is theirs.
"""
