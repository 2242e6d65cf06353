from importlib import import_module

from django.apps import AppConfig, apps
from django.utils.module_loading import module_has_submodule


class CoreConfig(AppConfig):
    name = "guyub.core"
    label = "core"

    def ready(self):
        from . import answers, checks, lookups  # noqa: F401

        for config in apps.get_app_configs():
            if config.name.startswith("guyub."):
                for room in ("reactions", "proofs", "sweeps"):
                    if module_has_submodule(config.module, room):
                        import_module(f"{config.name}.{room}")
