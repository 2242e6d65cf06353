"""Restore an archive made by `guyub backup`: guyub restore PATH.tar.gz --yes. The old database is kept."""

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from guyub.portal import archive


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("path")
        parser.add_argument("--yes", action="store_true", help="replace what is there")

    def handle(self, path, yes, **options):
        if not yes:
            raise CommandError("This replaces the database. Stop the server, then say it again with --yes.")
        try:
            kept = archive.restore(path)
        except archive.BadArchive as error:
            raise CommandError(str(error)) from error
        if kept is not None:
            self.stdout.write(f"What was there is kept as {kept}")
        call_command("migrate", verbosity=0, interactive=False)
        call_command("prove")
