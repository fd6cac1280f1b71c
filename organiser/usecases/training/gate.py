"""What is to be known before people's data leave the program (R39)."""

from organiser import clock
from organiser.database import Database
from organiser.domain.permission import Switch
from organiser.errors import Refused
from organiser.i18n import _
from organiser.usecases.training.shipped import DATA_AND_RIGHTS, title_of


def check_trained(database: Database) -> str:
    """Return a reminder for who prints or exports without "data and rights", or nothing.

    Raises `Refused` instead once headquarters asks for it, or for a course of its own.
    """
    with database.bare() as connection:
        asked = connection.execute(_ASKED, (clock.today().isoformat(),)).fetchone()
        if asked is not None:
            raise Refused(_must_follow(str(asked[0])))
        counts = connection.execute(_COUNTS, (DATA_AND_RIGHTS, clock.today().isoformat()))
        if counts.fetchone() is not None:
            return ""
        must = connection.execute(_MUST, (Switch.TRAINING,)).fetchone()
    title = title_of(DATA_AND_RIGHTS)
    if must is not None:
        raise Refused(_must_follow(title))
    words = _("Before people's data leave this computer, follow “{course}”: ten minutes.")
    return words.format(course=title)


def _must_follow(title: str) -> str:
    words = _("Headquarters asks you to follow “{course}” before you print or export.")
    return words.format(course=title)


_ASKED = """
    SELECT c.title FROM sent_course c WHERE c.is_gate AND c.is_offered AND NOT EXISTS (
      SELECT 1 FROM course_pass p WHERE p.course_key = c.key AND p.is_passed
        AND (p.valid_until IS NULL OR p.valid_until >= ?)
    ) ORDER BY c.title, c.id LIMIT 1
"""
_MUST = "SELECT 1 FROM permission WHERE name = ? AND reference != ''"
_COUNTS = """
    SELECT 1 FROM course_pass WHERE course_key = ? AND is_passed
      AND (valid_until IS NULL OR valid_until >= ?) LIMIT 1
"""
"""Whoever holds this file: nobody else prints from it."""
