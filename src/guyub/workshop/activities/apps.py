from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "guyub.workshop.activities"
    label = "activities"
