"""Who is too young to be in the list, and what may not be asked of who is not of age (R28)."""

from datetime import date

LEAST_AGE = 15
"""Alone from fifteen (French data-protection act, art. 45)."""
OF_AGE = 18


def is_too_young(birth_date: date | None, birth_year: int | None, today: date) -> bool:
    """Tell whether somebody is certainly under fifteen; who gave no birth date is not."""
    oldest = _oldest(birth_date, birth_year, today)
    return oldest is not None and oldest < LEAST_AGE


def is_minor(birth_date: date | None, birth_year: int | None, today: date) -> bool:
    """Tell whether somebody is or may be under eighteen: a year alone leaves a doubt, for her."""
    oldest = _oldest(birth_date, birth_year, today)
    if oldest is None:
        return False
    return (oldest if birth_date is not None else oldest - 1) < OF_AGE


def last_birth_of_age(today: date) -> str:
    """Return the day after which nobody was born who is of age *today*, as dates are written.

    On 29 February it may be a day that no calendar of that year had; as text it still divides
    those who are of age from those who are not.
    """
    return f"{today.year - OF_AGE:04d}-{today.month:02d}-{today.day:02d}"


def _oldest(birth_date: date | None, birth_year: int | None, today: date) -> int | None:
    """Return how old she is at most."""
    if birth_date is not None:
        had_it = (today.month, today.day) >= (birth_date.month, birth_date.day)
        return today.year - birth_date.year - (not had_it)
    return today.year - birth_year if birth_year is not None else None
