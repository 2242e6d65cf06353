from django.apps import AppConfig


class ImpactConfig(AppConfig):
    name = "guyub.insight.impact"
    label = "impact"
