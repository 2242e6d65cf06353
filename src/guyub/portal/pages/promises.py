"""What the house promises in plain words: how hours are counted, and what becomes of personal data."""

from django.shortcuts import render

from guyub.foundation.people.queries import asked_consents


def counting(request):
    return render(request, "portal/promises/counting.html")


def privacy(request):
    """The consent texts are those in force, read from where they are kept: the page cannot say something older."""
    return render(request, "portal/promises/privacy.html", {"consents": asked_consents()})
