"""Reading what is kept."""

from .models import place_of, place_of_document


def content_of(name):
    """The bytes of a kept picture, or None if they are not there."""
    try:
        return place_of(name).read_bytes()
    except OSError:
        return None


def document_of(name):
    """The bytes of a kept document, or None if they are not there."""
    try:
        return place_of_document(name).read_bytes()
    except OSError:
        return None
