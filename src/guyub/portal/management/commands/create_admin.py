"""Make an operator: guyub create-admin --name NAME --email ADDRESS (asks for the password, or --password)."""

from getpass import getpass

from django.core.management.base import BaseCommand, CommandError

from guyub.core.actors import Actor
from guyub.core.errors import Stopped
from guyub.foundation.people.commands import create_operator


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--name", required=True)
        contact = parser.add_mutually_exclusive_group(required=True)
        contact.add_argument("--email")
        contact.add_argument("--phone")
        parser.add_argument("--password")

    def handle(self, name, email, phone, password, **options):
        kind, value = ("email", email) if email else ("phone", phone)
        try:
            create_operator(Actor.office_of("console"), None, name=name, kind=kind, value=value,
                            password=password or getpass("Kata sandi: "))
        except Stopped as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Operator: {value}")
