"""What the house is about: the overview, the ten chapters, and the operator's desk to word them."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guyub.core.errors import Rejected

from .. import commands, policy, queries
from ..chapters.doors import doors_open
from ..chapters.reading import LANGUAGES, OVERVIEW, SLUGS
from ..forms.chapter import ChapterTextForm


def overview(request):
    """What the two kinds of groups are, and the way into the ten chapters."""
    first, rest = queries.chapters(get_language())
    return render(request, "portal/chapters/overview.html", {
        "chapter": first, "chapters": rest, "figures": queries.figures_named(first.figures),
        "doors": doors_open(first.doors), "slug": OVERVIEW})


def chapter(request, slug):
    """One of the ten."""
    if slug not in SLUGS:
        raise Http404
    found = {one: (number, part) for number, one, part in queries.chapters(get_language())[1]}
    number, part = found[slug]
    around = [(SLUGS[at], found[SLUGS[at]][1].title) if 0 <= at < len(SLUGS) else None for at in (number - 2, number)]
    return render(request, "portal/chapters/page.html", {
        "chapter": part, "number": number, "figures": queries.figures_named(part.figures), "slug": slug,
        "doors": doors_open(part.doors), "before": around[0], "after": around[1]})


def desk_of(request, slug, language):
    if not policy.may_edit_chapter(request.actor, None) or slug not in (OVERVIEW, *SLUGS) or language not in LANGUAGES:
        raise Http404


def edit(request, slug, language):
    """The operator's desk: the whole text of one chapter in one language."""
    desk_of(request, slug, language)
    form = ChapterTextForm(request.POST or None, initial={"text": queries.chapter_source(slug, language)})
    if request.method == "POST" and form.is_valid():
        try:
            commands.edit_chapter(request.actor, None, slug=slug, language=language, text=form.cleaned_data["text"])
        except Rejected as error:
            form.add_error("text", str(error))
        else:
            messages.success(request, _("Naskah tersimpan dan sudah terbaca oleh umum."))
            return HttpResponseRedirect(address(slug))
    return render(request, "portal/chapters/edit.html", {
        "form": form, "forms": [form], "slug": slug, "written_in": language, "edited": queries.is_edited(slug, language),
        "address": address(slug)}, status=422 if form.is_bound else 200)


@require_POST
def restore(request, slug, language):
    desk_of(request, slug, language)
    commands.restore_chapter(request.actor, None, slug=slug, language=language)
    messages.success(request, _("Naskah bawaan dipakai lagi."))
    return HttpResponseRedirect(address(slug))


def address(slug):
    return reverse("about") if slug == OVERVIEW else reverse("chapter", args=[slug])
