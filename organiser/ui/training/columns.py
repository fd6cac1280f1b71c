"""The lists of the page of training: the courses, and who followed one."""

from dataclasses import dataclass

from organiser import clock
from organiser.domain.engagement import Rung
from organiser.i18n import _, counted, short_date
from organiser.ui.tables.columns import Column, LinesCell, PersonCell, PillCell
from organiser.ui.training.words import length_of, score_words, until_words
from organiser.ui.widgets.empty_state import EmptyState
from organiser.usecases.training.asking import Awaited
from organiser.usecases.training.following import Followed
from organiser.usecases.training.shipped import Offered
from organiser.words.rungs import rung_label


@dataclass(frozen=True, slots=True)
class CourseRow:
    """A course of the list, and for how many people it counts today."""

    offered: Offered
    counts_for: int


def course_columns() -> list[Column[CourseRow]]:
    """Return the columns of the list of courses."""
    return [
        Column(
            lambda: _("Course"), _said,
            lambda row: LinesCell(row.offered.course.title, _below(row), strong=True),
            tip=_said, width=200, stretches=True,
        ),
        Column(
            lambda: _("Counts for"), _count,
            lambda row: PillCell(_count(row), "success" if row.counts_for else "neutral"),
            width=128,
        ),
    ]  # fmt: skip


def followed_columns() -> list[Column[Followed]]:
    """Return the columns of the list of who followed a course."""
    return [
        Column(lambda: _("Name"), _name, _person, width=200, stretches=True),
        Column(lambda: _("Day"), lambda followed: short_date(followed.on), width=100),
        Column(lambda: _("Result"), score_words, width=80),
        Column(
            lambda: _("Counts"), until_words,
            lambda followed: PillCell(until_words(followed), _tone(followed)), width=170,
        ),
    ]  # fmt: skip


def awaited_columns() -> list[Column[Awaited]]:
    """Return the columns of the list of who should follow a course."""
    return [
        Column(
            lambda: _("Name"), lambda awaited: awaited.name or _("Without a name"),
            lambda awaited: PersonCell(awaited.name, "", awaited.person_id.int % 97),
            width=200, stretches=True,
        ),
        Column(lambda: _("Why"), _why, width=260),
    ]  # fmt: skip


def asked_of_nobody() -> EmptyState:
    """Return what stands where nobody is missing."""
    return EmptyState(
        "check",
        lambda: _("Nobody is missing"),
        lambda: _("Everybody of whom it is asked has followed it, or it is asked of nobody."),
        width=330,
    )


def no_course() -> EmptyState:
    """Return what stands where there is no course."""
    return EmptyState(
        "graduation-cap", lambda: _("No course"), lambda: _("Write the first one."), width=240
    )


def followed_by_nobody() -> EmptyState:
    """Return what stands where nobody followed a course."""
    return EmptyState(
        "users",
        lambda: _("Nobody followed it yet"),
        lambda: _("Who answers its questions is listed here, and in her own history."),
        width=330,
    )


def _said(row: CourseRow) -> str:
    return ", ".join(filter(None, (row.offered.course.title, _below(row))))


def _below(row: CourseRow) -> str:
    """Return what stands under the title: who wrote it, how long it takes."""
    written = _("from headquarters") if row.offered.is_of_headquarters else ""
    return " · ".join(filter(None, (written, length_of(row.offered.course))))


def _count(row: CourseRow) -> str:
    if not row.counts_for:
        return _("nobody")
    return counted("{count} person", "{count} people", row.counts_for)


def _why(awaited: Awaited) -> str:
    if awaited.is_coming:
        return _("Is coming to an action that asks for it")
    return rung_label(Rung(awaited.rung))


def _name(followed: Followed) -> str:
    if followed.person_id is None:
        return _("You, who hold this file")
    return followed.name or _("Without a name")


def _person(followed: Followed) -> PersonCell | LinesCell:
    seed = followed.person_id.int % 97 if followed.person_id is not None else 0
    return PersonCell(_name(followed), "", seed)


def _tone(followed: Followed) -> str:
    if followed.counts(clock.today()):
        return "success"
    return "neutral" if followed.is_passed is False else "warning"
