"""Make the cast in an empty house: the people whom demo, tests and guides know by name."""

from django.core.management.base import BaseCommand

from guyub.portal.demo.cast import build


class Command(BaseCommand):
    help = __doc__

    def handle(self, **options):
        build()
        self.stdout.write("The cast is in.")
