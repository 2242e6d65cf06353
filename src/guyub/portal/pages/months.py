"""A month as the address names it, as people say it, and its neighbours."""

from datetime import date

from django.utils import timezone
from django.utils.translation import get_language

from guyub.core import typed
from guyub.core.formats import month_name


def read(text):
    """The first day of a month written 2026-11, or None."""
    return typed.day(f"{text}-01") if len(text) == 7 else None


def said(month):
    """November of this year, November 2025 of another; nothing of None."""
    if month is None:
        return ""
    name = month_name(month, get_language())
    return name if month.year == timezone.localdate().year else f"{name} {month.year}"


def beside(month, steps):
    """The month so many months later; None where the calendar ends."""
    count = month.year * 12 + month.month - 1 + steps
    return date(count // 12, count % 12 + 1, 1) if 12 <= count < 120_000 else None


def past(month):
    """The month, unless it has not begun."""
    return month if month and month <= timezone.localdate() else None
