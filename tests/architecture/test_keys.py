"""Keys: foreign keys point down, and no key across apps leaves a reverse accessor behind."""

from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from .reading import heights, stands_below


def ours():
    return [model for model in apps.get_models() if model.__module__.startswith("guyub.")]


def keys(model):
    for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
        if field.is_relation and field.related_model is not None:
            yield field, field.related_model


def upward(found):
    """Keys whose target stands no lower than their own app."""
    return [
        f"{model._meta.label}.{field.name} -> {target._meta.label}"
        for model in found for field, target in keys(model)
        if target._meta.app_label in heights() and not stands_below(target._meta.app_label, model._meta.app_label)
    ]


def accessors(found):
    """Keys across apps that give their target a reverse accessor."""
    return [
        f"{model._meta.label}.{field.name} -> {target._meta.label}"
        for model in found for field, target in keys(model)
        if target._meta.app_label != model._meta.app_label and not (field.remote_field.related_name or "").endswith("+")
    ]


def test_foreign_keys_point_down():
    assert upward(ours()) == []


def test_keys_across_apps_have_no_reverse_accessor():
    assert accessors(ours()) == []


@isolate_apps("guyub.foundation.people", "guyub.foundation.groups")
def test_a_key_upwards_and_a_reverse_accessor_are_found():
    class Circle(models.Model):
        class Meta:
            app_label = "groups"

        def __str__(self):
            return "circle"

    class Soul(models.Model):
        circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="souls")
        friends = models.ManyToManyField("self")

        class Meta:
            app_label = "people"

        def __str__(self):
            return "soul"

    assert upward([Circle, Soul]) == ["people.Soul.circle -> groups.Circle"]
    assert accessors([Circle, Soul]) == ["people.Soul.circle -> groups.Circle"]


@isolate_apps("guyub.workshop.ledger", "guyub.workshop.skills")
def test_a_key_between_apps_side_by_side_is_found():
    class Talent(models.Model):
        class Meta:
            app_label = "skills"

        def __str__(self):
            return "talent"

    class Entry(models.Model):
        talent = models.ForeignKey(Talent, on_delete=models.PROTECT, related_name="+")

        class Meta:
            app_label = "ledger"

        def __str__(self):
            return "entry"

    assert upward([Entry]) == ["ledger.Entry.talent -> skills.Talent"]
    assert accessors([Entry]) == []
