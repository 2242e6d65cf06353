"""Keep a worker running: for installations where the worker is not beside the web server."""

from django.core.management.base import BaseCommand

from guyub.portal.supervisor import Child, command, supervise


class Command(BaseCommand):
    help = __doc__

    def handle(self, **options):
        supervise([Child("worker", command("work"))])
