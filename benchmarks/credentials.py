"""Certificates by the thousand: issued, signed, rendered and checked, against bare typst, signatures and hashes.

    GUYUB_DATA=/an/empty/folder python benchmarks/credentials.py [--count 10000] [--processes 2]

Works on an empty database (DATABASE_URL, or SQLite in GUYUB_DATA). What is compared is CPU time of all processes, since
other work on the machine hardly moves it, and time on the wall besides. Prints, never asserts.
"""

import argparse
import json
import multiprocessing
import os
import resource
import sys
import time
from hashlib import sha256
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import django  # noqa: E402

django.setup()

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from guyub.core import papers, signatures  # noqa: E402
from guyub.foundation.people.models import Person  # noqa: E402
from guyub.portal.demo.cast import build, reload  # noqa: E402
from guyub.workshop.credentials import commands  # noqa: E402
from guyub.workshop.credentials.models import Credential  # noqa: E402
from guyub.workshop.credentials.pages.papers import SOURCE, certificate  # noqa: E402
from guyub.workshop.credentials.queries.shown import page_of  # noqa: E402
from guyub.workshop.credentials.rules.integrity import holds, read  # noqa: E402
from guyub.workshop.credentials.rules.multibase import base58, unbase58  # noqa: E402
from guyub.workshop.credentials.rules.quads import BADGE_CONTEXTS, canonical  # noqa: E402

BATCH = 500


def cpu():
    """Seconds of this process and of the children that ended."""
    return sum(getattr(resource.getrusage(who), name) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
               for name in ("ru_utime", "ru_stime"))


def measured(work):
    """(CPU seconds, seconds on the wall, result)"""
    spent, begun = cpu(), time.perf_counter()
    result = work()
    return cpu() - spent, time.perf_counter() - begun, result


def spread(work, parts, processes):
    """work(part) for each part, in so many processes."""
    connection.close()
    with multiprocessing.get_context("fork").Pool(processes) as pool:
        return sum(pool.map(work, parts, chunksize=1))


def render(pks):
    """Render the certificates of these ids as the page does."""
    rows = Credential.objects.select_related("kind", "group", "key", "person").filter(pk__in=pks)
    return sum(len(certificate(page_of(row, None))) for row in rows)


def bare(pairs):
    """The bare calls: typst on the same facts, and the two signatures of a certificate."""
    private = signatures.private_key("credentials.1")
    source, size = SOURCE.read_bytes(), 0
    for facts, document, slip in pairs:
        for part in (document, document["proof"]):
            words = canonical({key: said for key, said in part.items() if key != "proofValue"}, BADGE_CONTEXTS)
            sha256(words.encode()).digest()
        base58(private.sign(bytes(64)))
        private.sign(slip)
        size += len(papers.compiler().compile(input=source, sys_inputs={"facts": facts}, format="pdf", pdf_standards="ua-1"))
    return size


def facts_told(pks):
    """What the page gave typst for these certificates, caught on its way."""
    caught, real = [], papers.drawn

    def catch(source, said, **how):
        caught.append(said)
        return b""

    papers.drawn = catch
    try:
        rows = list(Credential.objects.select_related("kind", "group", "key", "person").filter(pk__in=pks))
        for row in rows:
            certificate(page_of(row, None))
    finally:
        papers.drawn = real
    return [(said, json.loads(row.document), row.slip.encode()) for said, row in zip(caught, rows, strict=True)]


def check_bare(texts, public):
    """Canonicalise, hash and verify by the same calls, with nothing around them."""
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
    for text in texts:
        document = json.loads(text)
        proof = document["proof"]
        options = {name: said for name, said in proof.items() if name != "proofValue"}
        words = b"".join(sha256(canonical(part, BADGE_CONTEXTS).encode()).digest() for part in (options, document))
        key.verify(unbase58(proof["proofValue"][1:]), words)
    return len(texts)


def check(texts, method, public):
    return sum(holds(read(text), {method: public}) for text in texts)


def parts_of(things, size):
    return [things[start:start + size] for start in range(0, len(things), size)]


def main():
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--count", type=int, default=10_000)
    ask.add_argument("--processes", type=int, default=os.cpu_count())
    asked = ask.parse_args()
    call_command("migrate", verbosity=0, interactive=False)
    if not Person.objects.exists():
        build()
    cast = reload()
    actor = cast.actor("retno")
    kind = commands.make_kind(actor, cast.klaten, sort="Award", name="Piagam relawan", about="Tanda terima kasih",
                              criteria="Setia setahun")
    first = Person.objects.count()
    Person.objects.bulk_create((Person(name=f"Orang Nomor {n}", key=f"orang nomor {n}")
                                for n in range(first, first + asked.count)), batch_size=2000)
    people = list(Person.objects.order_by("-pk").values_list("pk", flat=True)[: asked.count])
    print(f"{asked.count} certificates, {asked.processes} processes, load {os.getloadavg()[0]:.1f}, {connection.vendor}")

    issue = measured(lambda: [commands.issue_credentials(actor, kind, person_ids=part) for part in parts_of(people, BATCH)])
    pks = [row.pk for part in issue[2] for row in part]
    drawn = measured(lambda: spread(render, parts_of(pks, 100), asked.processes))
    pairs = [pair for part in parts_of(pks, BATCH) for pair in facts_told(part)]
    base = measured(lambda: spread(bare, parts_of(pairs, 100), asked.processes))
    ours, wall = issue[0] + drawn[0], issue[1] + drawn[1]
    print(f"issued and signed  {issue[0]:8.1f} s CPU {issue[1]:8.1f} s wall")
    print(f"rendered           {drawn[0]:8.1f} s CPU {drawn[1]:8.1f} s wall, {drawn[2] / len(pks) / 1000:.1f} kB each")
    print(f"bare typst + sign  {base[0]:8.1f} s CPU {base[1]:8.1f} s wall")
    print(f"rate against bare  {100 * base[0] / ours:8.1f} % by CPU {100 * base[1] / wall:8.1f} % by the wall (bar 80 %)")

    row = Credential.objects.select_related("key").get(pk=pks[0])
    method = json.loads(row.document)["proof"]["verificationMethod"]
    texts = list(Credential.objects.filter(pk__in=pks[:BATCH]).values_list("document", flat=True))
    texts = (texts * (len(pks) // len(texts) + 1))[: len(pks)]
    best = [min(measured(work)[0] for _turn in range(3)) for work in (
        lambda: check_bare(texts, row.key.public), lambda: check(texts, method, row.key.public))]
    print(f"checked            {best[1]:8.2f} s CPU, bare {best[0]:.2f} s: {100 * best[0] / best[1]:.1f} % (bar 80 %)")


if __name__ == "__main__":
    main()
