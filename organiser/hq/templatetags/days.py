"""Days in templates, as everywhere else in the program: "mardi 1er décembre 2026"."""

from datetime import date, datetime

from django import template
from django.utils import timezone

from organiser.i18n import long_date

register = template.Library()


@register.filter
def in_words(day: date | None) -> str:
    """Write *day* in full, in the language of the page; nothing for none."""
    if day is None:
        return ""
    return long_date(timezone.localtime(day).date() if isinstance(day, datetime) else day)
