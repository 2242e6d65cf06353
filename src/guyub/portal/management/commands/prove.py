"""Prove chains, balances, totals and attendance of the stored data; name the first broken entry. Ends with 1 if one is."""

from django.core.management.base import BaseCommand

from guyub.core.proofs import PROOFS

MOST = 5


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = []

    def handle(self, **options):
        broken = 0
        for name, proof in sorted(PROOFS.items()):
            sentences = []
            for sentence in proof():
                sentences.append(sentence)
                if len(sentences) == MOST:
                    break
            broken += bool(sentences)
            self.stdout.write(f"{'BROKEN' if sentences else 'ok':7} {name}")
            for sentence in sentences:
                self.stdout.write(f"        {sentence}")
        if broken:
            raise SystemExit(1)
