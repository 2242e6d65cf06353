"""The one door for writes (command, act, outbox), who acts (actor), errors, jobs, seals and the page kit.

Refuses to know any noun of the domain: no person, group or activity is named here.
"""
