"""A credential as a file: paper, badge, or the signed document itself."""

from django.http import Http404, HttpResponse

from . import papers

KINDS = {"pdf": "application/pdf", "png": "image/png", "svg": "image/svg+xml", "json": "application/vc+ld+json"}


def file(shown, kind):
    """What the page of a token shows, as a file of this kind; only while it stands."""
    if kind not in KINDS or not shown.good:
        raise Http404
    made = {"pdf": papers.certificate, "png": papers.badge_png, "svg": papers.badge_svg,
            "json": lambda found: found.document}[kind](shown)
    answer = HttpResponse(made, content_type=KINDS[kind])
    how = "inline" if kind == "pdf" else "attachment"
    answer["Content-Disposition"] = f'{how}; filename="guyub-{shown.path[3:11]}.{kind}"'
    answer["Cache-Control"] = "private, no-store"
    answer["X-Robots-Tag"] = "noindex"
    return answer
