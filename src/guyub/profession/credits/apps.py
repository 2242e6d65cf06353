from django.apps import AppConfig


class CreditsConfig(AppConfig):
    name = "guyub.profession.credits"
    label = "credits"
