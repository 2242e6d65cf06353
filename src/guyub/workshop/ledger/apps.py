from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "guyub.workshop.ledger"
    label = "ledger"
