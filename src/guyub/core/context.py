"""What the frame of every page needs: navigation that the portal has filled, and the language."""

from django.conf import settings
from django.utils.translation import get_language

NAVIGATION = []


def frame(request):
    """Template context: nav (label, url, current), language, the other language, demo."""
    path = request.path
    language = get_language() or settings.LANGUAGE_CODE
    return {
        "nav": [(label, url, path.startswith(url)) for label, url in NAVIGATION],
        "language": language,
        "demo": settings.DEMO,
        "actor": getattr(request, "actor", None),
    }
