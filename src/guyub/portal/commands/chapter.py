from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected

from .. import policy
from ..chapters.doors import DOORS
from ..chapters.reading import LANGUAGES, OVERVIEW, SLUGS, Unreadable, read
from ..models import ChapterText
from ..queries import FIGURES


def known(slug, language):
    if slug not in (OVERVIEW, *SLUGS) or language not in LANGUAGES:
        raise Rejected(_("Bab ini tidak ada."))


@command(policy.may_edit_chapter)
def edit_chapter(actor, nothing, *, slug, language, text):
    """Put one's own wording of a chapter in the place of what is read now; what was stays on record."""
    known(slug, language)
    text = text.replace("\r\n", "\n")
    try:
        read(text, figures=FIGURES, doors=DOORS)
    except Unreadable as error:
        raise Rejected(str(error), field="text") from None
    return ChapterText.objects.create(slug=slug, language=language, text=text, by_id=actor.person_id)


@command(policy.may_restore_chapter)
def restore_chapter(actor, nothing, *, slug, language):
    """Give the text that comes with the house its place back."""
    known(slug, language)
    return ChapterText.objects.create(slug=slug, language=language, text="", by_id=actor.person_id)
