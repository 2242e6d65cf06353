"""Serve the house: migrate, collect static files, print the set-up token, then web server and worker under supervision."""

import sys
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connections

from guyub.portal import statics
from guyub.portal.accounts import setup_token
from guyub.portal.supervisor import Child, command, supervise


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--workers", type=int, default=2)
        parser.add_argument("--threads", type=int, default=2)
        parser.add_argument("--no-worker", action="store_true", help="the worker runs elsewhere")
        parser.add_argument("--no-migrate", action="store_true", help="the database is migrated elsewhere")

    def handle(self, **options):
        if not options["no_migrate"]:
            call_command("migrate", verbosity=0, interactive=False)
        if not settings.WHITENOISE_USE_FINDERS:
            statics.collect()
        if (token := setup_token()) is not None:
            self.stdout.write(f"No operator yet. Set up: {settings.SITE}/siapkan/?token={token}")
        granian = [
            "granian", "--interface", "wsgi", "--host", options["host"], "--port", str(options["port"]), "--workers",
            str(options["workers"]), "--blocking-threads", str(options["threads"]), "--no-ws", "--log-level", "warning",
            "--respawn-failed-workers", "config.wsgi:application",
        ]
        here = Path(sys.executable).parent / "granian"
        if here.exists():
            granian[0] = str(here)
        children = [Child("web", granian)]
        if not options["no_worker"]:
            children.append(Child("worker", command("work")))
        self.stdout.write(f"Guyub: http://{options['host']}:{options['port']}/")
        self.stdout.flush()
        connections.close_all()  # who only watches over the others needs none
        supervise(children)
