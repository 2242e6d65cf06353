"""What a volunteer sees of the own shifts and hours: the nearest first, and the past page by page."""

import re
from datetime import timedelta

import pytest

from guyub.workshop.activities import commands
from guyub.workshop.activities.models import Attendance, Role, Shift, SignUp
from guyub.workshop.activities.queries.mine import HOURS


def hours(cast, plan, count):
    """Attendances of Dwi that wait for hours, two on each day."""
    shift = plan()
    for number in range(count):
        start = shift.starts_at - timedelta(days=1 + number // 2, hours=6 * (number % 2))
        role = Role.objects.create(activity=shift.activity, name=f"Peran {number}")
        past = Shift.objects.create(activity=shift.activity, role=role, starts_at=start, ends_at=start + timedelta(hours=2))
        signup = SignUp.objects.create(shift=past, person=cast.dwi, code=f"H{number:05d}", placed_at=start)
        Attendance.objects.create(signup=signup, shift=past, person=cast.dwi, came_at=start, came_by="list",
                                  left_at=past.ends_at, day=start.date())


def roles(page):
    return [int(number) for number in re.findall(r"Peran (\d+)</span>", page)]


def test_the_past_comes_in_pages_and_nothing_twice(cast, plan, signed_in):
    hours(cast, plan, 2 * HOURS + 5)
    client, path, seen, pages = signed_in("dwi"), "/giliran/", [], 0
    while path:
        page = client.get(path).content.decode()
        seen += roles(page)
        older = re.search(r'href="(\?sebelum=[^"#]+)#js" rel="next"', page)
        path, pages = older and f"/giliran/{older[1]}", pages + 1
        assert (pages == 1) == ('id="gs"' in page)
        assert (pages > 1) == ('href="/giliran/#js" rel="prev"' in page)
    assert pages == 3 and sorted(seen) == list(range(2 * HOURS + 5)) and len(seen) == len(set(seen))


@pytest.mark.parametrize("text", ["kemarin", "2026-13-01~1", "2026-01-01", "~", "2026-01-01~-1", "0001-01-01~1", "\x00~5"])
def test_a_place_in_the_past_that_is_none_shows_the_latest(cast, plan, signed_in, text):
    hours(cast, plan, 3)
    assert sorted(roles(signed_in("dwi").get("/giliran/", {"sebelum": text}).content.decode())) == [0, 1, 2]


def test_the_page_of_many_shifts_and_hours_stays_small(cast, plan, signed_in, flat):
    client = signed_in("dwi")
    hours(cast, plan, 20)
    shift = plan()

    def more(n):
        for number in range(n):
            start = shift.starts_at + timedelta(days=n, hours=5 * number)
            role = Role.objects.create(activity=shift.activity, name=f"Esok {n} {number}")
            coming = Shift.objects.create(activity=shift.activity, role=role, starts_at=start,
                                          ends_at=start + timedelta(hours=2))
            SignUp.objects.create(shift=coming, person=cast.dwi, code=f"{n:02d}{number:04d}", placed_at=start)

    flat(more, lambda: client.get("/giliran/"))
    assert len(client.get("/giliran/").content) < 24_000


def test_a_place_that_is_offered_shows_the_way_back(cast, plan, signed_in):
    signup = commands.sign_up(cast.actor("dwi"), plan())
    swap = commands.offer_swap(cast.actor("dwi"), signup)
    client = signed_in("dwi")
    assert f'action="/tawaran/{swap.pk}/penarikan/"' in client.get("/giliran/").content.decode()
    client.post(f"/tawaran/{swap.pk}/penarikan/")
    assert f'action="/giliran/{signup.pk}/tawaran/"' in client.get("/giliran/").content.decode()
