"""What fills a house without visitors: the cast, a living demo around it, and the seed by which speed is measured.

`cast` is made through commands alone. `life` and `bulk` write rows past them, through `writing` and `books`, and must
leave what commands would have left: `guyub check` proves it.
"""
