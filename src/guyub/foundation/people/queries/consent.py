from dataclasses import dataclass

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import get_language

from ..models import Consent, ConsentText


@dataclass(frozen=True)
class AskedConsent:
    """A consent as it is asked, in the reader's language."""

    purpose: str
    version: int
    required: bool
    title: str
    body: str


def texts_in_force():
    newest = ConsentText.objects.filter(
        purpose=OuterRef("purpose"), since__lte=timezone.localdate()).order_by("-version").values("pk")[:1]
    return ConsentText.objects.filter(pk=Subquery(newest)).order_by("-required", "purpose")


def current_texts():
    """The text now in force of each purpose: {purpose: ConsentText}."""
    return {text.purpose: text for text in texts_in_force()}


def required_consents():
    """The purposes that an account cannot do without."""
    return [text.purpose for text in texts_in_force() if text.required]


def missing_consents(person):
    """The required purposes to which this person (or nobody: None) has never said yes, or no longer does."""
    required = required_consents()
    if person is None or not required:
        return required
    given = Consent.objects.filter(person=person, withdrawn_at=None, text__purpose__in=required)
    held = set(given.values_list("text__purpose", flat=True))
    return [purpose for purpose in required if purpose not in held]


def asked(text):
    language = "en" if get_language() == "en" else "id"
    return AskedConsent(
        purpose=text.purpose, version=text.version, required=text.required,
        title=getattr(text, f"title_{language}"), body=getattr(text, f"body_{language}"))


def asked_consents(purposes=None):
    """The texts of these purposes, or of all, as they are asked."""
    return [asked(text) for text in texts_in_force() if purposes is None or text.purpose in purposes]
