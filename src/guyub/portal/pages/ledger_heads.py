"""The chains and their published heads, for everybody: the page to compare with, and the file to keep."""

from datetime import date

from django.http import Http404, JsonResponse
from django.shortcuts import render

from guyub.workshop.ledger.queries import chain_lines, head_lines, published_head

SHORT = 7


def day_named(text):
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def chains(request):
    after = request.GET.get("sesudah", "")
    after = int(after) if after.isdecimal() and len(after) < 12 else 0
    lines, following = chain_lines(after=after)
    heads, older = head_lines(limit=SHORT)
    return render(request, "portal/ledger/chains.html", {
        "lines": lines, "following": following, "heads": heads, "older": older, "first": not after})


def heads(request):
    lines, older = head_lines(before=day_named(request.GET.get("sebelum", "")))
    return render(request, "portal/ledger/heads.html", {"heads": lines, "older": older})


def head(request, day):
    """The head of one day as a file: small, signed, the same for ever."""
    found = day_named(day)
    said = published_head(found) if found else None
    if said is None:
        raise Http404
    answer = JsonResponse(said, json_dumps_params={"indent": 1})
    answer["Cache-Control"] = "public, max-age=86400"
    answer["Content-Disposition"] = f'attachment; filename="guyub-head-{said["day"]}.json"'
    return answer
