"""Places on a page where floors above may hang something of theirs: the page names the place, and knows nobody."""

from collections import defaultdict

PANELS = defaultdict(list)


def hang(place, panel):
    """panel(request) answers a dict with its `template`, or None when it has nothing to show."""
    if panel not in PANELS[place]:
        PANELS[place].append(panel)


def panels(request, place):
    return [shown for panel in PANELS[place] if (shown := panel(request))]
