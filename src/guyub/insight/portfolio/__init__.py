"""What a person gave and learned over all groups, with who vouched; links by which others may read chosen parts of it.

Owns the links alone; refuses to know how hours, skills and offices come about.
"""
