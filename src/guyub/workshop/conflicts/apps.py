from django.apps import AppConfig


class ConflictsConfig(AppConfig):
    name = "guyub.workshop.conflicts"
    label = "conflicts"
