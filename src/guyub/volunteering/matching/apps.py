from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "guyub.volunteering.matching"
    label = "matching"
