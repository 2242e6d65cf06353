from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "guyub.portal"
    label = "portal"

    def ready(self):
        from .navigation import fill

        fill()
