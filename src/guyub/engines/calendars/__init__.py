"""Calendar files in and out, and the rules by which a date repeats. Plain Python, without Django.

Owns: `reading` (a file becomes events and named problems), `writing` (events become a feed) and
`repeating` (rules and their dates). Refuses to know: shifts, groups, where a file came from, what
the user is told about a problem.
"""
