"""Keys as others find them, and whether what somebody brings was signed by this house and still stands."""

from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from guyub.core import signatures

from ..models import Key, Mark, StatusList
from ..rules import document as written
from ..rules.bits import packed
from ..rules.integrity import holds, signed
from ..rules.multibase import multikey, public_of
from ..rules.quads import Unreadable


def all_keys():
    """All keys, the newest first; one statement."""
    return list(Key.objects.order_by("-number"))


def methods_of(public, group_id):
    """The verificationMethods under which a key of this house signs for a group."""
    key = multikey(public)
    return {f"did:key:{key}#{key}": public, f"{written.did_web(settings.SITE, group_id)}#{key}": public}


def is_whole(document, public, group_id):
    """Whether the document is as it was signed, with this key for this group."""
    return holds(document, methods_of(public, group_id))


def did_of(group, rows):
    """The DID document of a group by the web; keys that are not trusted are not in it."""
    trusted = [key.public for key in rows if key.trusted]
    return written.did_document(written.did_web(settings.SITE, group.pk), trusted,
                                also=[written.did_key(public) for public in trusted[:1]])


def did_key_document(public):
    return written.did_document(written.did_key(public), [public])


def status_list_named(group_id, pk):
    return StatusList.objects.select_related("key").filter(pk=pk, group_id=group_id).first()


def status_document(row, rows):
    """The list as a signed credential of this moment, by its own key or, if that cannot sign any more, by the present one.

    None while the house has no key that it can sign with. One statement.
    """
    able = [key for key in (row.key, *rows) if key.trusted and signatures.public_key(key.purpose) == key.public]
    if not able:
        return None
    key, now = able[0], timezone.now()
    issuer, method = written.issuer_of(settings.SITE, row.group_id, key.public)
    places = Mark.objects.filter(list=row, revoked_at__isnull=False).values_list("place", flat=True)
    document = written.status_list(site=settings.SITE, issuer=issuer, path=row.path, encoded=packed(places), now=now)
    return signed(document, method, written.stamp(now), lambda words: signatures.sign(key.purpose, words))


def revoked_places():
    """{list: places} of all that is revoked; one statement."""
    found = {}
    rows = Mark.objects.filter(revoked_at__isnull=False).order_by("list_id", "place")
    for pk, place in rows.values_list("list_id", "place"):
        found.setdefault(str(pk), []).append(place)
    return found


@dataclass(frozen=True)
class Claim:
    """What somebody brought says of itself, and `state`: stands, revoked, over, early, untrusted, unsigned or foreign."""

    state: str
    issuer: str
    title: str
    group: str
    name: str
    detail: str
    since: str
    until: str
    path: str = ""


def key_of(method, rows):
    """The Key behind a verificationMethod, or None."""
    try:
        public = public_of(method.partition("#")[2])
    except ValueError:
        return None
    return next((key for key in rows if key.public == public), None)


def claim_of(document):
    """The Claim of a credential as an Open Badge; Unreadable if it is none. At most two statements."""
    try:
        issuer, subject, proof = document["issuer"], document["credentialSubject"], document["proof"]
        said = {
            "issuer": str(issuer["id"]), "group": str(issuer["name"]), "title": str(subject["achievement"]["name"]),
            "name": ", ".join(str(one["identityHash"]) for one in subject.get("identifier", []) if not one["hashed"]),
            "detail": ", ".join(str(subject[key]) for key in ("role", "narrative") if subject.get(key)),
            "since": str(document["validFrom"])[:10], "until": str(document.get("validUntil", ""))[:10]}
        method, status = str(proof["verificationMethod"]), document.get("credentialStatus")
        ours = said["issuer"] == method.partition("#")[0] and (
            said["issuer"].startswith("did:key:") or said["issuer"].startswith(written.did_web(settings.SITE, "")))
    except (KeyError, TypeError, AttributeError) as error:
        raise Unreadable("not such a credential") from error
    key = key_of(method, all_keys()) if ours else None
    if key is None:
        return Claim("foreign", **said)
    if not holds(document, {method: key.public}):
        return Claim("unsigned", **said)
    return Claim(state_of(key, marked(status), document.get("validFrom"), document.get("validUntil")), **said,
                 path=path_of(status))


def marked(status):
    """The Mark of a status entry, or None."""
    try:
        pk, place = int(status["statusListCredential"].rstrip("/").rpartition("/")[2]), int(status["statusListIndex"])
        found = Mark.objects.select_related("list", "credential", "showing").filter(list_id=pk, place=place).first()
    except (KeyError, TypeError, ValueError, OverflowError, AttributeError):
        return None
    return found if found and f"{settings.SITE}{found.list.path}" == status["statusListCredential"] else None


def path_of(status):
    found = marked(status)
    return next((row.path for name in ("credential", "showing") if (row := getattr(found, name, None))), "")


def state_of(key, mark, since, until):
    now = written.stamp(timezone.now())
    if not key.trusted:
        return "untrusted"
    if mark is None or mark.revoked_at:
        return "revoked"
    if since and since > now:
        return "early"
    return "over" if until and until < now else "stands"
