"""What the frame of every page needs: navigation that the portal has filled, and the language.

The portal fills the lists once, in `ready()`: NAVIGATION (label, url), TABBAR (icon, label, url) for who is
signed in, FOOTER (heading, [(label, url)]), and BELL with one function that counts an actor's unread notices.
"""

from functools import partial

from django.conf import settings
from django.utils.translation import get_language

NAVIGATION = []
TABBAR = []
FOOTER = []
BELL = []


def unread(actor):
    return BELL[0](actor) if BELL and actor is not None and actor.person_id else 0


def here(path, urls):
    """The address among `urls` under which the page stands; the home page stands only under itself."""
    above = (url for url in urls if path.startswith(url) and (url != "/" or path == "/"))
    return max(above, key=len, default="")


def frame(request):
    """nav, tabbar, footer, unread (counted only if shown), language, demo, actor; a page's own values win."""
    actor = getattr(request, "actor", None)
    path = request.path
    current = here(path, [url for _label, url in NAVIGATION])
    context = {
        "nav": [(label, url, url == current) for label, url in NAVIGATION],
        "footer": FOOTER,
        "unread": partial(unread, actor),
        "language": get_language() or settings.LANGUAGE_CODE,
        "demo": settings.DEMO,
        "operator_contact": settings.CONTACT,
        "actor": actor,
    }
    if actor is not None and actor.signed_in:
        current = here(path, [url for _icon, _label, url in TABBAR])
        context["tabbar"] = [(icon, label, url, url == current) for icon, label, url in TABBAR]
    return context
