from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "guyub.workshop.decisions"
    label = "decisions"
