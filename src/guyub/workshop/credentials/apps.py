from django.apps import AppConfig


class CredentialsConfig(AppConfig):
    name = "guyub.workshop.credentials"
    label = "credentials"
