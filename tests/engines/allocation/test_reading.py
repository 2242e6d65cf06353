"""The file format: what is read comes back, what is wrong is named by its field."""

import copy
import gzip
import json

import pytest

from guyub.engines.allocation import Instance, Malformed

from .making import crowd

GOOD = crowd(20, 8, 3).to_dict()


def test_an_instance_comes_back_as_it_was():
    whole = crowd(20, 8, 3)
    assert Instance.read(json.loads(json.dumps(whole.to_dict()))) == whole


def test_optional_fields_come_back_and_are_absent_where_they_say_nothing():
    made = copy.deepcopy(GOOD)
    made["volunteers"][0] |= {"busy": [[0, 60, True]], "rest_min": 600, "day_cap_min": 480}
    made |= {"locks": [[0, 1, 0]], "bans": [[1, 1]]}
    assert Instance.read(made).to_dict() == made
    assert not {"locks", "bans"} & set(GOOD)
    assert not {"busy", "rest_min", "day_cap_min"} & set(GOOD["volunteers"][0])


@pytest.mark.parametrize("name", ["a.json", "a.json.gz"])
def test_a_file_is_read_packed_or_not(tmp_path, name):
    path, text = tmp_path / name, json.dumps(GOOD).encode()
    path.write_bytes(gzip.compress(text) if name.endswith("gz") else text)
    assert Instance.read(path).to_dict() == Instance.read(str(path)).to_dict() == GOOD


WRONG = [
    ("format", ("format",), "guyub-alloc/2"),
    ("rules.rest_min", ("rules", "rest_min"), -1),
    ("rules.week_min", ("rules", "week_min"), 0),
    ("weights.min.4", ("weights", "min", "4"), 99),
    ("weights.fair", ("weights", "fair"), 1.5),
    ("skills", ("skills",), "3"),
    ("volunteers", ("volunteers",), {}),
    ("volunteers[12]", ("volunteers", 12), 4),
    ("volunteers[12].x", ("volunteers", 12, "x"), None),
    ("volunteers[12].cap_min", ("volunteers", 12, "cap_min"), True),
    ("volunteers[12].max_m", ("volunteers", 12, "max_m"), 0),
    ("volunteers[12].avail[0]", ("volunteers", 12, "avail", 0), [5]),
    ("volunteers[12].avail[1]", ("volunteers", 12, "avail", 1), [0, 9]),
    ("volunteers[12].avail[3]", ("volunteers", 12, "avail", 3), ["a", "b"]),
    ("volunteers[12].avail", ("volunteers", 12, "avail"), None),
    ("volunteers[12].skills.9", ("volunteers", 12, "skills"), {"9": 1}),
    ("volunteers[12].skills", ("volunteers", 12, "skills"), {"a": 1}),
    ("volunteers[12].pref.0", ("volunteers", 12, "pref"), {"0": 50}),
    ("volunteers[2].busy[0]", ("volunteers", 2, "busy"), [[1, 2]]),
    ("volunteers[2].day_cap_min", ("volunteers", 2, "day_cap_min"), -5),
    ("shifts[3].end", ("shifts", 3, "end"), 0),
    ("shifts[3].prio", ("shifts", 3, "prio"), 5),
    ("shifts[3].roles[0].max", ("shifts", 3, "roles", 0, "max"), 0),
    ("shifts[3].roles[0].skill", ("shifts", 3, "roles", 0, "skill"), 3),
    ("shifts[3].roles[0]", ("shifts", 3, "roles", 0), []),
    ("locks[0]", ("locks",), [[0, 99, 0]]),
    ("locks[0][2]", ("locks",), [[0, 0, 9]]),
    ("bans[1]", ("bans",), [[0, 0], [0]]),
]


@pytest.mark.parametrize("field, way, value", WRONG, ids=[row[0] for row in WRONG])
def test_the_wrong_field_is_named(field, way, value):
    made = copy.deepcopy(GOOD)
    holder = made
    for step in way[:-1]:
        holder = holder[step]
    holder[way[-1]] = value
    with pytest.raises(Malformed) as refused:
        Instance.read(made)
    assert refused.value.field == field
    assert refused.value.reason


def test_a_missing_field_is_named():
    made = copy.deepcopy(GOOD)
    del made["volunteers"][12]["certs"]
    with pytest.raises(Malformed) as refused:
        Instance.read(made)
    assert (refused.value.field, refused.value.reason) == ("volunteers[12].certs", "is missing")


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\x1f\x8b\x08broken", b"[" * 200_000])
def test_what_is_no_instance_is_refused(tmp_path, content):
    path = tmp_path / "a.json"
    path.write_bytes(content)
    with pytest.raises(Malformed):
        Instance.read(path)
    with pytest.raises(Malformed):
        Instance.read(tmp_path / "nowhere.json")


def test_thirty_megabytes_are_read_and_a_fault_at_the_end_is_found(tmp_path):
    one = json.dumps(GOOD["volunteers"][0])
    filler = json.dumps({**GOOD["volunteers"][0], "avail": [[10 * n, 10 * n + 5] for n in range(4_000)]})
    head, tail = json.dumps({**GOOD, "volunteers": []}).split('"volunteers": []')
    path = tmp_path / "large.json"
    path.write_text(f'{head}"volunteers": [{", ".join([filler] * 550)}, {one}]{tail}')
    assert path.stat().st_size > 33_000_000
    assert len(Instance.read(path).volunteers) == 551
    faulty = one.replace("cap_min", "cap")
    path.write_text(f'{head}"volunteers": [{", ".join([filler] * 550)}, {faulty}]{tail}')
    with pytest.raises(Malformed) as refused:
        Instance.read(path)
    assert refused.value.field == "volunteers[550].cap_min"
