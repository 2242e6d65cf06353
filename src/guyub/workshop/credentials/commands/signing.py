"""Signing inside an act: the key, a place in a status list drawn by lot, the document and the slip."""

import secrets
from dataclasses import dataclass
from uuid import uuid4

from django.conf import settings
from django.utils import timezone

from guyub.core import signatures

from ..models import Key, Mark, StatusList
from ..rules import document as written
from ..rules.bits import PLACES
from ..rules.integrity import signed
from ..rules.slip import slip

FULL = PLACES // 2  # beyond, lots are drawn too often


@dataclass(frozen=True)
class Signed:
    """What was signed, ready to be stored."""

    token: str
    mark: Mark
    key: Key
    document: dict
    slip: str


def current_key():
    """The key that signs now, made if there is none yet or if the secret key of the house was changed."""
    key = Key.objects.filter(retired_at=None, revoked_at=None).order_by("-number").first()
    if key is not None and signatures.public_key(key.purpose) == key.public:
        return key
    return next_key(key)


def next_key(old):
    """The key after `old`, which signs nothing more."""
    last = Key.objects.order_by("-number").values_list("number", flat=True).first() or 0
    if old is not None:
        Key.objects.filter(pk=old.pk).update(retired_at=timezone.now())
    number = last + 1
    return Key.objects.create(number=number, public=signatures.public_key(f"credentials.{number}"))


def drawn(group, key, count):
    """So many new Marks of this group's list under this key, their places drawn by lot."""
    found = StatusList.objects.select_for_update(no_key=True).filter(group=group, key=key).order_by("-pk").first()
    used = set(found.marks.values_list("place", flat=True)) if found else set()
    if found is None or len(used) + count > FULL:
        found, used = StatusList.objects.create(group=group, key=key), set()
    places = set()
    while len(places) < count:
        place = secrets.randbelow(PLACES)
        if place not in used:
            places.add(place)
    Mark.objects.bulk_create([Mark(list=found, place=place) for place in places])
    return list(Mark.objects.filter(list=found, place__in=places).select_related("list"))


def signer(key):
    """A function that signs bytes with this key; the private half is derived once."""
    private = signatures.private_key(key.purpose)
    return lambda words: private.sign(words).hex()


def sealed(facts, *, group_id, kind_id, mark, key, sign, issued, until=None, parts=written.ALL, token=None):
    """The signed document and slip of these facts."""
    site, token = settings.SITE, token or secrets.token_urlsafe(16)
    issuer, method = written.issuer_of(site, group_id, key.public)
    document = written.badge(
        facts, site=site, issuer=issuer, group_id=group_id, kind_id=kind_id, uid=uuid4(), list_path=mark.list.path,
        place=mark.place, issued=issued, until=until, parts=parts)
    slip_facts = written.slip_facts(facts, site=site, key=key.number, list_id=mark.list_id, place=mark.place, token=token,
                                    issued=issued, until=until, parts=parts)
    return Signed(token, mark, key, signed(document, method, written.stamp(issued), sign), slip(slip_facts, sign))
