"""What an act says when it is done, with the way back where there is one."""

from django.contrib import messages
from django.utils.html import format_html
from django.utils.translation import gettext as _


def done(request, sentence, back=""):
    """Say what happened on the next page; `back` is the address where it can be undone."""
    if back:
        sentence = format_html('{} <a class="btn btn-3" href="{}">{}</a>', sentence, back, _("Urungkan"))
    messages.success(request, sentence)
