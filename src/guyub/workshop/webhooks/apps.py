from django.apps import AppConfig


class WebhooksConfig(AppConfig):
    name = "guyub.workshop.webhooks"
    label = "webhooks"
