from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "guyub.insight.search"
    label = "search"
