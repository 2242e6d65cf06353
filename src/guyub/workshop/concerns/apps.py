from django.apps import AppConfig


class ConcernsConfig(AppConfig):
    name = "guyub.workshop.concerns"
    label = "concerns"
