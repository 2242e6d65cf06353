"""The words of things, as the index keeps them: {id: (heading, words, below another or not)}, for public things alone."""

from functools import cache

from django.utils.translation import override

from guyub.foundation.groups.models import Field, Group, Occupation
from guyub.foundation.places.queries import large_titles
from guyub.workshop.activities.models import Activity, Shift

from ..rules import kept
from .found import public_activities, public_groups

LANGUAGES = ("id", "en")


def both(label):
    """A label in both languages."""
    words = []
    for language in LANGUAGES:
        with override(language):
            words.append(str(label))
    return words


@cache
def titled(model):
    """{code: titles and everyday words in both languages}; read once per process, since only a migration changes them."""
    return {row.code: f"{row.title_id}\n{row.title_en}\n{row.words}\n{getattr(row, 'short_id', '')}\n"
                      f"{getattr(row, 'short_en', '')}" for row in model.objects.all()}


def around(path):
    """The titles of what a place lies in."""
    parts = (path or "").split(".")[:-1]
    large = large_titles()
    return [large[outer][0] for n in range(1, len(parts) + 1) if (outer := ".".join(parts[:n]) + ".") in large]


def classed(occupation, field):
    """The words of an occupation and a field, with those of the section."""
    occupations, fields = titled(Occupation), titled(Field)
    return [occupations.get(occupation, ""), fields.get(field, ""), fields.get((field or "")[:1], "")]


def laid_out(heading, *texts, below=False):
    """(heading, words, below) as stored; what stands in the heading is not repeated."""
    title = kept(heading)
    return " ".join(title), " ".join(word for word in kept(*texts) if word not in set(title)), below


def group_texts(ids):
    kinds = {kind: both(kind.label) for kind in Group.Kind}
    areas = {}
    for group, title in Group.areas.through.objects.filter(group_id__in=ids).values_list("group_id", "place__title"):
        areas.setdefault(group, []).append(title)
    rows = public_groups().filter(pk__in=ids).values_list(
        "pk", "name", "kind", "about", "parent__about", "requirements", "occupation_id", "field_id", "place__title",
        "place__path", "parent__name", "parent_id")
    return {pk: laid_out(name, about or above or "", needed, place or "", parent or "", *around(path), *kinds[kind],
                         *areas.get(pk, ()), *classed(occupation, field), below=above_id is not None)
            for pk, name, kind, about, above, needed, occupation, field, place, path, parent, above_id in rows}


def activity_texts(ids):
    kinds = {kind: both(kind.label) for kind in Activity.Kind}
    roles = {}
    named = Shift.objects.filter(activity_id__in=ids, cancelled_at=None).order_by().values_list(
        "activity_id", "role__name", "role__note", "role__skill__title_id", "role__skill__title_en").distinct()
    for activity, *words in named:
        roles.setdefault(activity, []).extend(word or "" for word in words)
    rows = public_activities().filter(pk__in=ids).values_list(
        "pk", "title", "kind", "about", "venue", "field_id", "place__title", "place__path", "group__name",
        "group__occupation_id")
    return {pk: laid_out(title, about, venue, place or "", group, *around(path), *kinds[kind], *roles.get(pk, ()),
                         *classed(occupation, field))
            for pk, title, kind, about, venue, field, place, path, group, occupation in rows}
