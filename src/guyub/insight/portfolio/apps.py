from django.apps import AppConfig


class PortfolioConfig(AppConfig):
    name = "guyub.insight.portfolio"
    label = "portfolio"
