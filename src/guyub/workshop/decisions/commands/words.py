from django.utils.translation import gettext as _

from guyub.core.errors import Rejected


def line(text, field, least=3, most=120):
    """One line of text within bounds."""
    return bounded(" ".join((text or "").split()), field, least, most)


def text_of(text, field, least=1, most=10_000):
    """Text of several lines within bounds."""
    return bounded((text or "").strip(), field, least, most)


def bounded(text, field, least, most):
    if len(text) < least:
        raise Rejected(_("Tulis paling sedikit %(least)d huruf.") % {"least": least} if text or least > 1 else _(
            "Bagian ini perlu diisi."), field=field)
    if len(text) > most:
        raise Rejected(_("Paling panjang %(most)d huruf.") % {"most": most}, field=field)
    return text
