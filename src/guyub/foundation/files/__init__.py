"""Owns pictures that people upload: looked at, drawn anew without hidden data, named by their content. And documents: one
small PDF each, private, handed out only by whoever stands above and has judged.

Refuses to know what one is of, and who may set or read it: that is judged by whoever stands above.
"""
