"""Webhooks by the Standard Webhooks format: what is told, how it is signed, where it may go, when it is tried. Pure."""

import base64
import hashlib
import hmac
import ipaddress
import json
from datetime import timedelta
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

KINDS = {
    "membership.approved": _("Anggota diterima"),
    "signup.made": _("Pendaftaran giliran"),
    "attendance.confirmed": _("Jam disahkan"),
    "transfer.posted": _("Catatan di buku"),
    "activity.published": _("Kegiatan terbit"),
    "activity.cancelled": _("Kegiatan dibatalkan"),
}
TRIAL = "webhook.trial"
FAILURES = {
    "nowhere": _("Nama alamatnya tidak ditemukan"),
    "private": _("Alamatnya mengarah ke jaringan dalam"),
    "refused": _("Tidak ada program di alamat itu"),
    "late": _("Tidak menjawab dalam sepuluh detik"),
    "insecure": _("Sertifikat atau penyandiannya tidak sah"),
    "broken": _("Sambungannya terputus"),
}
PAUSES = tuple(timedelta(seconds=seconds) for seconds in (5, 300, 1800, 7200, 18000, 25200, 33900))  # a day in all
MOST_TRIES = len(PAUSES) + 1
ENOUGH = timedelta(hours=24)  # without one success: the webhook is paused
SECONDS = 10
OVERLAP = timedelta(hours=24)  # in which the secret before still signs
KEPT = timedelta(days=30)
MOST_WEBHOOKS = 10
NAT64 = ipaddress.ip_network("64:ff9b::/96")


def pause_after(failures):
    return PAUSES[min(failures, len(PAUSES)) - 1]


def url_problem(url, *, plain_http=False, at_home=False):
    """A sentence if this address cannot be told anything, else ""."""
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return _("Alamat ini tidak terbaca. Contoh: https://contoh.id/guyub")
    if parts.scheme != "https" and not (plain_http and parts.scheme == "http"):
        return _("Alamatnya harus diawali https://")
    if not host or parts.username or parts.password or len(url) > 500 or not url.isascii() or not url.isprintable():
        return _("Alamat ini tidak terbaca. Contoh: https://contoh.id/guyub")
    if not at_home and ("." not in host and ":" not in host or host.endswith((".local", ".localhost", ".internal"))):
        return _("Alamat di jaringan dalam tidak bisa dituju.")
    try:
        literal = ipaddress.ip_address(host)
    except ValueError:
        return ""
    return "" if at_home or is_public(literal) else _("Alamat di jaringan dalam tidak bisa dituju.")


def is_public(address):
    """Whether an IP address lies in the open internet, also if it is wrapped in one of version 6."""
    address = ipaddress.ip_address(str(address).partition("%")[0])
    if address.version == 6:
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo and address.teredo[1])
        if address in NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner:
            return is_public(inner)
        if address.is_site_local:
            return False
    return address.is_global and not address.is_multicast


def secret_words(key):
    """A signing key as it is shown and given to a library: whsec_ and base64."""
    return f"whsec_{base64.b64encode(key).decode()}"


def signature(keys, message, timestamp, body):
    """The header webhook-signature: one v1 signature for each key, HMAC-SHA256 over id.timestamp.body."""
    signed = f"{message}.{timestamp}.{body}".encode()
    return " ".join(f"v1,{base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()}" for key in keys)


def body_of(kind, moment, facts):
    """What is sent, as text; the same each time, since the signature is over these very bytes."""
    return json.dumps({"type": kind, "timestamp": moment.isoformat(), "data": facts}, separators=(",", ":"))
