from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "guyub.foundation.files"
    label = "files"
