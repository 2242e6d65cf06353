"""Spans of time that people name: this week, the weekend, this month."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo


def window(name, now, zone):
    """(since, until) of 'pekan' (seven days from now), 'akhir-pekan' (the coming Saturday and Sunday), 'bulan' (30 days);
    (None, None) for anything else. Days begin at midnight in `zone`."""
    today = now.astimezone(ZoneInfo(zone)).date()

    def midnight(day):
        return datetime.combine(day, time.min, tzinfo=ZoneInfo(zone))

    if name == "pekan":
        return now, midnight(today + timedelta(days=7))
    if name == "akhir-pekan":
        saturday = today + timedelta(days=(5 - today.weekday()) % 7) if today.weekday() != 6 else today
        return max(now, midnight(saturday)), midnight(saturday + timedelta(days=1 if today.weekday() == 6 else 2))
    if name == "bulan":
        return now, midnight(today + timedelta(days=30))
    return None, None
