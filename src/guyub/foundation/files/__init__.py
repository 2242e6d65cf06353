"""Owns pictures that people upload: looked at, drawn anew without hidden data, named by their content.

Refuses to know what a picture is of, and who may set one: that is judged by whoever stands above.
"""
