from django.apps import AppConfig


class SkillsConfig(AppConfig):
    name = "guyub.workshop.skills"
    label = "skills"
