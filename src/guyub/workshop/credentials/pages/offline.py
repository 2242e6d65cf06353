"""What the page that checks certificates keeps on a device: its script, the public keys, and which places are revoked."""

import json
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.cache import never_cache

from .. import queries
from ..rules.document import stamp

WORKER = Path(__file__).parents[1] / "static" / "credentials" / "worker.js"
PAGE, NEEDS = "/v/", "/v/bekal.json"
FILES = ("guyub/guyub.css", "guyub/guyub.js", "guyub/kawung.svg", "django_htmx/htmx-2.min.js", "credentials/check.js",
         "credentials/vendor/ed25519.js")


@never_cache
def worker(request):
    """The service worker, with the addresses that it keeps in front."""
    kept = [PAGE, NEEDS, *(static(name) for name in FILES)]
    name = f"guyub-v-{sha256(json.dumps(kept).encode()).hexdigest()[:12]}"
    text = f"const KEPT = {json.dumps(kept)}, NAME = {json.dumps(name)};\n{WORKER.read_text()}"
    return HttpResponse(text, content_type="text/javascript; charset=utf-8")


@never_cache
def needs(request):
    """Public keys by number, and the revoked places of every list; two statements."""
    return JsonResponse({
        "house": settings.SITE.split("://")[-1], "at": stamp(timezone.now()),
        "keys": {str(key.number): {"public": key.public, "trusted": key.trusted} for key in queries.all_keys()},
        "revoked": queries.revoked_places()})
