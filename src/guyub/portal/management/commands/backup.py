"""Back up database and files into one archive while serving: guyub backup PATH.tar.gz"""

from django.core.management.base import BaseCommand, CommandError

from guyub.portal import archive


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("path")

    def handle(self, path, **options):
        try:
            size = archive.backup(path)
        except archive.BadArchive as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{path}: {size:,} bytes")
