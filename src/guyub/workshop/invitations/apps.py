from django.apps import AppConfig


class InvitationsConfig(AppConfig):
    name = "guyub.workshop.invitations"
    label = "invitations"
