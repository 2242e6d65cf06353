from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "guyub.foundation.places"
    label = "places"
