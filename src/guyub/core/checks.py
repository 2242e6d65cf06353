from django.apps import apps
from django.core.checks import Error, register


@register()
def cross_app_keys_hide_their_reverse_side(app_configs, **kwargs):
    """A reverse accessor across apps is an import that no linter sees."""
    return [
        Error(
            f"{model.__name__}.{field.name} gives {field.related_model.__name__} a reverse accessor across apps",
            hint="related_name='+'", obj=model, id="guyub.E001",
        )
        for model in apps.get_models()
        if model.__module__.startswith("guyub.")
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model
        and field.related_model._meta.app_label != model._meta.app_label
        and not field.remote_field.hidden
    ]
