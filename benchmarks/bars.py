"""What the house hopes to reach: how often a bare page a page may cost, and how many statements it may take."""

BARS = {
    "home": (3, "page", 6), "activities": (2.5, "page", 6), "groups": (2.5, "page", 6), "group": (2.5, "page", 6),
    "activity": (2.5, "page", 6), "search": (2.5, "page", 6), "rare search": (2.5, "page", 6),
    "search filled": (2.5, "page", 6), "misspelt, found": (2.5, "page", 6),
    "search groups": (2.5, "page", 6), "search all": (2.5, "page", 6), "search misspelt": (2.5, "page", 6),
    "book": (2.5, "page", 6), "today": (5, "page", 10), "my shifts": (5, "page", 10),
    "impact": (3, "page", 6), "impact of a province": (3, "page", 6), "api": (2.5, "api", 4), "api groups": (2.5, "api", 4),
}
SIGNED_IN = ("today", "my shifts")
PUBLIC_MS, GROWTH = 13, 1.5
