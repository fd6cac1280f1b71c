"""The one way anything is said to the organiser outside of a screen's own text."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from organiser.errors import OrganiserError
from organiser.i18n import _

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Way:
    """Where a notice leads: the *words* of its button, a page, and what to have ready there."""

    words: str
    page: str
    before: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something was done; *undo* takes it back, *redo* does it once more."""

    text: str
    undo: Callable[[], object] | None = None
    redo: Callable[[], object] | None = None
    number: int = 0
    """The act in the file, which may be taken back elsewhere too."""
    is_quiet: bool = False
    """What she sees done already needs no words; it can be taken back all the same."""
    way: Way | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something did not work; *details* are for who helps her, without personal data."""

    text: str
    details: str = ""


class Messages(QObject):
    """Shows an expected error as it is written; logs the rest and says it is our fault."""

    shown = Signal(str)
    """The text of whatever is said, good or bad."""
    noticed = Signal(object)
    """A `Notice`: something worked."""
    failed = Signal(object)
    """A `Problem`: something did not."""
    finished = Signal(str)
    """Long work is over, which she may have left alone; how it went, naming nobody."""
    data_leave = Signal()
    """People's data are about to leave the program, on paper or in a file."""

    def show(self, error: BaseException) -> None:
        """Tell her about *error*."""
        problem = _problem_of(error)
        self.failed.emit(problem)
        self.shown.emit(problem.text)

    def say(
        self,
        text: str,
        undo: Callable[[], object] | None = None,
        redo: Callable[[], object] | None = None,
        *,
        number: int = 0,
    ) -> None:
        """Affirm what was done; offer to take it back when *undo* can."""
        self.noticed.emit(Notice(text, undo, redo, number))
        self.shown.emit(text)

    def remember(
        self,
        text: str,
        undo: Callable[[], object],
        redo: Callable[[], object] | None = None,
        *,
        number: int = 0,
    ) -> None:
        """Let *undo* take back what she sees done already, without a word."""
        self.noticed.emit(Notice(text, undo, redo, number, is_quiet=True))


def _problem_of(error: BaseException) -> Problem:
    if isinstance(error, OrganiserError):
        return Problem(str(error))
    log.error("unexpected error", exc_info=error)
    text = _("Something broke in the program. What you saved is still there.")
    return Problem(text, "\n".join(_trace(error)))


def _trace(error: BaseException) -> list[str]:
    """Say where it broke and of which kind it is; never what the error quotes."""
    places, step = [type(error).__name__], error.__traceback__
    while step is not None:
        code = step.tb_frame.f_code
        places.append(f"{code.co_qualname} {step.tb_lineno}")
        step = step.tb_next
    return places
