"""What programs of others fetch: keys as DID documents, status lists, and what a group gives credentials for."""

from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from guyub.foundation.groups.models import Group

from .. import queries


def told(document, kind="application/json"):
    answer = JsonResponse(document, content_type=kind, json_dumps_params={"ensure_ascii": False})
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


@never_cache
def did(request, pk):
    """The DID document of a group (did:web); keys that are not trusted are not in it."""
    group = Group.objects.filter(pk=pk, approved_at__isnull=False).first()
    if group is None:
        raise Http404
    return told(queries.did_of(group, queries.all_keys()), "application/did+json")


@never_cache
def status(request, pk, number):
    """A status list as a signed credential, of this moment."""
    row = queries.status_list_named(pk, number)
    document = queries.status_document(row, queries.all_keys()) if row else None
    if document is None:
        raise Http404
    return told(document, "application/vc+ld+json")


def achievement(request, pk):
    """What a group gives a credential for."""
    kind = queries.kind_seen(request.actor, pk)
    if kind is None:
        raise Http404
    return render(request, "credentials/verify/achievement.html", {"kind": kind, "sort": kind.get_sort_display()})
