from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "guyub.volunteering.matching"
    label = "matching"

    def ready(self):
        from guyub.core.panels import hang

        from .pages.readiness import panel

        hang("own shifts", panel)
