from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "guyub.workshop.notices"
    label = "notices"
