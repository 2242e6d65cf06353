"""A statement that is kept finds what one written anew would find, whatever its values are."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Count, Q, Value
from django.utils import timezone

from guyub.core import kept as keeping
from guyub.core.actors import PUBLIC, Actor
from guyub.core.kept import kept
from guyub.foundation.groups.models import Group, Membership
from guyub.foundation.groups.policy import visible_groups, visible_memberships


def forms(build):
    """The forms that are kept of this statement."""
    return [form for shape, form in vars(keeping.connections["default"])["kept_forms"].items()
            if shape[0] is build.__wrapped__]


@kept
def below(path, slug, since, day, ids):
    return Group.objects.filter(
        Q(path__startswith=path) | Q(path__contains=f".{slug}."), created_at__gt=since, founded_year__lt=9999).exclude(
        pk__in=ids).exclude(place__title="%s").order_by("pk").values_list("pk", "name", "created_at", "approved_at")


@kept
def seen(actor):
    return visible_groups(actor).order_by("pk").values_list("pk", "created_at")


@kept
def ours(actor, since):
    return visible_memberships(actor).filter(applied_at__lt=since).order_by("pk").values_list("pk", "applied_at")


@kept
def firsts(most):
    return Group.objects.order_by("pk").values_list("pk")[:most]


@kept
def page(of):
    return Group.objects.order_by("pk").values_list("pk")[of.start : of.stop]


@kept
def named(words):
    return Group.objects.filter(name__icontains=words).order_by("pk").values_list("name")


@kept
def whole(slug):
    return Group.objects.filter(slug=slug).select_related("place", "parent").annotate(twice=Value(2))


@kept
def counted(person, since):
    mine = Membership.objects.filter(person_id=person).values(of=Value("m")).annotate(n=Count("pk"))
    rows = Group.objects.filter(created_at__gt=since).order_by().values(of=Value("g")).annotate(n=Count("pk"))
    return mine.order_by().union(rows, all=True).values_list("of", "n")


def test_the_same_rows_are_found_for_other_values(cast):
    now, long_ago = timezone.now(), timezone.now() - timedelta(days=9000)
    roots = list(Group.objects.filter(parent=None).order_by("pk"))
    for since in (long_ago, now):
        for root in roots:
            for ids in ([], [root.pk], [root.pk, roots[0].pk]):
                asked = (root.path, "0", since, now.date(), ids)
                assert below(*asked) == list(below.__wrapped__(*asked))
    assert len(forms(below)) == 3 and all(forms(below)[1:])


def test_a_kept_statement_is_not_written_again(cast, monkeypatch):
    root = Group.objects.order_by("pk").first()
    asked = (root.path, "0", timezone.now() - timedelta(days=9000), timezone.localdate(), [1, 2])
    expected = below(*asked)
    monkeypatch.setattr(connection.ops.__class__, "compiler", None)
    assert below(*asked) == expected


@pytest.mark.parametrize("key", ["yohanes", "ketut", "retno", None])
def test_every_actor_sees_what_is_theirs(cast, key):
    actor = PUBLIC if key is None else cast.actor(key)
    for one in (actor, Actor(person_id=7, login_id=7, roles={3: {"chair"}, 1: {"member"}}), PUBLIC):
        assert seen(one) == list(seen.__wrapped__(one))
        assert ours(one, timezone.now()) == list(ours.__wrapped__(one, timezone.now()))


def test_what_cannot_be_found_again_is_written_each_time(cast):
    assert len(firsts(1)) == 1 and len(firsts(3)) == 3
    assert forms(firsts) == [None]


def test_signs_of_a_pattern_are_not_taken_for_patterns(cast):
    names = [row[0] for row in Group.objects.order_by("pk").values_list("name")]
    part = names[0][2:6]
    assert [row[0] for row in named(part)] == [name for name in names if part.lower() in name.lower()]
    assert named("%") == [] and named("_") == []


def test_rows_of_a_model_come_as_such_with_what_is_joined_to_them(cast, django_assert_num_queries):
    for group in Group.objects.select_related("place"):
        with django_assert_num_queries(1):
            found, = whole(group.slug)
            assert found == group and vars(found)["_state"].fields_cache.keys() == {"place", "parent"}
            assert (found.place, found.parent_id, found.created_at) == (group.place, group.parent_id, group.created_at)
            assert found.twice == 2 and found._state.db == "default" and not found._state.adding


def test_a_union_of_counts_is_kept(cast):
    asked = (cast.yohanes.pk, timezone.now() - timedelta(days=9000))
    assert sorted(counted(*asked)) == sorted(counted.__wrapped__(*asked))
    assert all(forms(counted)) and below("", "0", timezone.now(), timezone.localdate(), []) == []


def test_how_many_rows_are_wanted_is_told_as_a_range(cast):
    assert [len(page(range(1, 3))), len(page(range(2))), len(page(range(1, 3)))] == [2, 2, 2]
    assert page(range(1, 3)) == list(Group.objects.order_by("pk").values_list("pk")[1:3])
    assert len(forms(page)) == 2 and all(forms(page))
