"""Serve a living demo on an embedded SQLite: about forty groups, six hundred people, a year of history."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from guyub.foundation.people.models import Person
from guyub.portal.demo import life
from guyub.portal.demo.cast import build


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--host", default="127.0.0.1")

    def handle(self, port, host, **options):
        if not settings.DEMO:
            raise CommandError("The demo runs with GUYUB_DEMO=1 only.")
        call_command("migrate", verbosity=0, interactive=False)
        if not Person.objects.exists():
            self.stdout.write("Making the demo's people, groups and a year of history …")
            self.stdout.flush()
            build()
            life.live()
        call_command("serve", port=port, host=host, no_migrate=True)
