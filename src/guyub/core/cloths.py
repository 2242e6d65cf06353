"""A group's striped cloth for paper and pictures, thread by thread as the style sheet weaves it on pages."""

DYES = {
    "ireng": "#241710", "nila": "#1f3563", "biru": "#8ba6cf", "soga": "#8a4b1f", "kunyit": "#e8b13a", "merah": "#9c2a2f",
    "daun": "#3c6a46", "mori": "#f0e8d9",
}
CLOTHS = (  # ground, second, line, accent
    ("nila", "soga", "mori", "kunyit"), ("daun", "ireng", "kunyit", "mori"), ("merah", "ireng", "mori", "kunyit"),
    ("soga", "nila", "mori", "mori"), ("kunyit", "merah", "ireng", "daun"), ("biru", "nila", "mori", "soga"),
    ("ireng", "soga", "kunyit", "mori"), ("mori", "daun", "nila", "merah"), ("nila", "biru", "mori", "merah"),
    ("daun", "biru", "nila", "kunyit"), ("mori", "soga", "ireng", "nila"), ("merah", "kunyit", "nila", "biru"),
)
THREADS = (  # which of the four, and how many threads wide; 47 make one repeat
    (0, 11), (2, 1), (1, 6), (2, 1), (0, 4), (3, 2), (0, 3), (1, 2), (0, 3), (3, 2), (0, 4), (2, 1), (1, 6), (2, 1),
)


def stripes(number):
    """One repeat of the cloth kain-N as [[colour, threads]]."""
    dyes = CLOTHS[(int(number or 1) - 1) % len(CLOTHS)]
    return [[DYES[dyes[place]], width] for place, width in THREADS]
