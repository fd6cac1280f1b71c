"""The courses that come with the program, in the language spoken."""

from dataclasses import dataclass
from functools import cache
from uuid import UUID

from organiser import paths
from organiser.domain.course import Course, read_course
from organiser.i18n import LANGUAGES, language

DATA_AND_RIGHTS = "data-and-rights"
_KEYS = (DATA_AND_RIGHTS,)


@dataclass(frozen=True, slots=True)
class Offered:
    """A course of the list."""

    course: Course
    id: UUID | None
    """Of a course of the committee's own; None for one that it does not write."""
    text: str
    is_of_headquarters: bool = False


def shipped_courses() -> tuple[Offered, ...]:
    """Return the courses that come with the program."""
    return _read(language() if language() in LANGUAGES else "en")


def title_of(key: str) -> str:
    """Return what the course *key* of the program is called."""
    return next(each.course.title for each in shipped_courses() if each.course.key == key)


@cache
def _read(spoken: str) -> tuple[Offered, ...]:
    folder = paths.resources() / "courses"
    texts = ((folder / f"{key}.{spoken}.md").read_text(encoding="utf-8") for key in _KEYS)
    return tuple(Offered(read_course(text), None, text) for text in texts)
