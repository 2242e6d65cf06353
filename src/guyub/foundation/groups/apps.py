from django.apps import AppConfig


class GroupsConfig(AppConfig):
    name = "guyub.foundation.groups"
    label = "groups"
