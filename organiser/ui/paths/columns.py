"""The two lists of the paths: which there are, and who is on one, the latest first."""

from organiser import clock
from organiser.domain.pathway import State
from organiser.i18n import _, short_date
from organiser.ui.relative_date import ago
from organiser.ui.tables.columns import Column, LinesCell, PersonCell, PillCell
from organiser.usecases.paths.keeping import PathRow
from organiser.usecases.paths.reading import WalkRow
from organiser.words.paths import path_words, state_label

CARER, VERB = 3, 4
"""Columns: who looks after it, and the one thing there is to do, which a click does."""
_TONES = {State.COMPLETED: "success", State.GIVEN_UP: "neutral", State.RESTING: "warning"}


def path_columns() -> list[Column[PathRow]]:
    """Return the columns of the paths."""
    return [Column(lambda: _("Path"), path_said, _path_cell, width=200, stretches=True)]


def walk_columns() -> list[Column[WalkRow]]:
    """Return the columns of who is on a path."""
    return [
        Column(lambda: _("Name"), lambda row: row.name, _person_cell, width=170, stretches=True),
        Column(lambda: _("Next step"), _step, _step_cell, width=220, stretches=True),
        Column(lambda: _("By when"), _when, _when_cell, width=155),
        Column(lambda: _("Looked after by"), lambda row: row.carer or "—", width=130),
        Column(lambda: _("To do"), _verb, _verb_cell, width=120),
    ]


def path_said(row: PathRow) -> str:
    """Return a path as a screen reader says it."""
    return ", ".join((row.path.name, _about(row)))


def _path_cell(row: PathRow) -> LinesCell:
    return LinesCell(row.path.name or _("A path"), _about(row), strong=row.is_offered)


def _about(row: PathRow) -> str:
    return path_words(row.path, row.walking, is_offered=row.is_offered)


def _person_cell(row: WalkRow) -> PersonCell:
    return PersonCell(row.name or _("Without a name"), row.phone, row.person_id.int % 97)


def _step(row: WalkRow) -> str:
    due = row.stand.next
    return due.step.title if due is not None else row.path or _("A path")


def _step_cell(row: WalkRow) -> LinesCell:
    due = row.stand.next
    if due is None:
        return LinesCell(_step(row), row.word)
    words = _("step {place} of {steps} · {path}")
    return LinesCell(
        due.step.title,
        words.format(path=row.path, place=due.place + 1, steps=len(row.stand.stages)),
        strong=True,
    )


def _when(row: WalkRow) -> str:
    day = row.stand.due_on or row.ended_on
    return short_date(day) if day is not None else "—"


def _when_cell(row: WalkRow) -> LinesCell:
    if row.stand.due_on is None:
        return LinesCell(_when(row))
    when = ago(row.stand.due_on, clock.today())
    words = _("late · {when}").format(when=when) if row.stand.is_late else when
    return LinesCell(_when(row), words, "danger" if row.stand.is_late else "")


def _verb(row: WalkRow) -> str:
    return _("Step done") if row.stand.next is not None else state_label(row.stand.state)


def _verb_cell(row: WalkRow) -> PillCell:
    if row.stand.next is not None:
        return PillCell(_("Step done"), "accent")
    return PillCell(state_label(row.stand.state), _TONES[row.stand.state])
