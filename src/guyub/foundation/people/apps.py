from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "guyub.foundation.people"
    label = "people"
