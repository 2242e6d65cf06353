"""Names of zones as calendar files write them, turned into IANA names.

Sources: the tz database through `zoneinfo`, the Windows names of CLDR as `icalendar` carries them, and
the offsets of the file's own VTIMEZONE blocks.
"""

import re
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

# What CLDR gives these Windows names in the territory ID; elsewhere they mean Bangkok, Singapore and Tokyo.
INDONESIAN = {
    "se asia standard time": "Asia/Jakarta",
    "singapore standard time": "Asia/Makassar",
    "tokyo standard time": "Asia/Jayapura",
    "wib": "Asia/Jakarta",
    "wita": "Asia/Makassar",
    "wit": "Asia/Jayapura",
}
BY_HOURS = {7: "Asia/Jakarta", 8: "Asia/Makassar", 9: "Asia/Jayapura"}
UNIVERSAL = {"UTC", "UCT", "GMT", "GMT0", "GMT+0", "GMT-0", "Greenwich", "Universal", "Zulu"}

_OFFSET = re.compile(r"([+-])([0-9]{2})([0-9]{2})(?:[0-9]{2})?")
_WRITTEN = re.compile(r"\(?\s*(?:UTC|GMT)\s*\+\s*0?([789])(?:[:.]?00)?(?![0-9:.])", re.IGNORECASE)
_BY_MONTH = re.compile(r"BYMONTH=([0-9]{1,2})(?![0-9,])")


def is_universal(name):
    """Whether the IANA `name` is UTC under one of its names: it says nothing of the place."""
    return name.removeprefix("Etc/") in UNIVERSAL


def iana_name(name):
    """The IANA name for an IANA, Windows or Indonesian name, also with a maker's prefix; None if unknown."""
    name = " ".join(name.split()).strip("/\"'")
    if len(name) > 200:
        return None
    found = INDONESIAN.get(name.casefold()) or _known().get(name.casefold())
    if found is None and name.count("/") > 1:  # /citadel.org/20260101_1/Asia/Jakarta
        found = iana_name(name.partition("/")[2])
    return found


def zone_for(name, block, *, prefer, year):
    """The IANA name for `name`, or None.

    `block`: the lines of its VTIMEZONE in the file, pairs (name, value) in file order, or None. A name that
    nobody knows is told by the block's offsets through a year; `prefer` (IANA) wins among equal zones.
    """
    block = block or ()
    places = [value for key, value in block if key in ("X-LIC-LOCATION", "TZID-ALIAS-OF")]
    for candidate in (name, *places):
        if found := iana_name(candidate):
            return found
    if pattern := _pattern(block, year):
        return prefer if _offsets(prefer, year) == pattern else _by_offsets(year).get(pattern)
    written = _WRITTEN.match(name.strip())
    return BY_HOURS[int(written[1])] if written else None


@lru_cache(maxsize=1)
def _known():
    names = available_timezones() - {"Factory", "localtime"}
    known = {name.casefold(): name for name in names}
    return {windows.casefold(): iana for windows, iana in WINDOWS_TO_OLSON.items() if iana in names} | known


@lru_cache(maxsize=1024)
def _offsets(zone, year):
    tz = ZoneInfo(zone)
    return tuple(datetime(year, month, 1, tzinfo=tz).utcoffset() for month in range(1, 13))


@lru_cache(maxsize=8)
def _by_offsets(year):
    places = (
        *BY_HOURS.values(),
        *(zone for zone in WINDOWS_TO_OLSON.values() if zone in available_timezones()),
    )
    return {_offsets(zone, year): zone for zone in reversed(places)}


def _pattern(block, year):
    """The twelve offsets on the first of each month that a VTIMEZONE gives, or None."""
    changes = []  # (goes on every year, from when, month, offset)
    for key, value in block:
        if key == "BEGIN":
            changes.append({})
        elif changes:
            changes[-1].setdefault(key, value)
    found = []
    for change in changes:
        offset, month = _OFFSET.fullmatch(change.get("TZOFFSETTO", "")), change.get("DTSTART", "")[4:6]
        rule = change.get("RRULE", "")
        if offset is None or not month.isdecimal() or change["DTSTART"][:4] > f"{year:04}":
            continue
        by_month = _BY_MONTH.search(rule)
        length = timedelta(hours=int(offset[2]), minutes=int(offset[3])) * (-1 if offset[1] == "-" else 1)
        endless = bool(rule) and "UNTIL" not in rule and "COUNT" not in rule
        found.append((endless, change["DTSTART"], int(by_month[1] if by_month else month), length))
    if not found:
        return None
    yearly = sorted((month, length) for endless, _, month, length in found if endless)
    if not yearly:
        return (max(found)[3],) * 12
    # On the first of a month that month's change has not come yet; before the year's first it is last year's.
    return tuple(
        next((length for at, length in reversed(yearly) if at < month), yearly[-1][1])
        for month in range(1, 13)
    )
