"""What courses and their results say of themselves."""

from datetime import date

from organiser import clock
from organiser.domain.course import Course
from organiser.i18n import _, counted, long_date, number, short_date
from organiser.usecases.training.following import Followed, Result
from organiser.words.labels import action_label
from organiser.words.rungs import rung_label


def about_course(course: Course) -> str:
    """Return how long a course is, and how long it counts."""
    if not course.renew:
        return length_of(course)
    words = counted("counts for {count} month", "counts for {count} months", course.renew)
    return " · ".join(filter(None, (length_of(course), words)))


def length_of(course: Course) -> str:
    """Return how long a course is."""
    parts = []
    if course.minutes:
        parts.append(counted("{count} minute", "{count} minutes", course.minutes))
    if course.lessons:
        parts.append(counted("{count} page", "{count} pages", len(course.lessons)))
    if course.questions:
        parts.append(counted("{count} question", "{count} questions", len(course.questions)))
    return " · ".join(parts)


def asked_words(course: Course) -> str:
    """Return of whom a course is asked, or nothing."""
    asked = [rung_label(rung) for rung in course.rungs]
    asked += [action_label(kind) for kind in course.kinds]
    return _("Asked for: {what}").format(what=", ".join(asked)) if asked else ""


def score_words(followed: Followed) -> str:
    """Return how many answers were right, of how many."""
    if followed.score is None or not followed.asked:
        return "—"
    return f"{number(followed.score)} / {number(followed.asked)}"


def until_words(followed: Followed) -> str:
    """Return until when it counts, or why it does not."""
    if followed.is_passed is False:
        return _("Not passed")
    if followed.valid_until is None:
        return _("For good")
    if followed.valid_until < clock.today():
        return _("Over on {day}").format(day=short_date(followed.valid_until))
    return _("Until {day}").format(day=short_date(followed.valid_until))


def result_words(course: Course, result: Result) -> str:
    """Return what came of a quiz, in sentences."""
    if not result.asked:
        return _counts_until(result.valid_until)
    score = _("Right answers: {score} of {asked}.").format(
        score=number(result.score), asked=number(result.asked)
    )
    if result.is_passed:
        return f"{score} {_counts_until(result.valid_until)}"
    more = _("{needed} are needed. Read it once more, then try again.")
    return f"{score} {more.format(needed=number(course.needed))}"


def _counts_until(day: date | None) -> str:
    if day is None:
        return _("It counts from now on.")
    return _("It counts until {day}.").format(day=long_date(day))
