from guyub.foundation.people.models import Consent

from ..models import Readiness
from .pool import OTHERS


def readiness_of(actor):
    """(one's Readiness or None, whether other groups may propose one too); two statements."""
    if actor.person_id is None:
        return None, False
    others = Consent.objects.filter(person_id=actor.person_id, text__purpose=OTHERS, withdrawn_at=None).exists()
    return Readiness.objects.filter(person_id=actor.person_id).select_related("place").first(), others
