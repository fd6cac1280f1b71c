"""How long work says how far it is, and hears that it must stop."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event

from organiser.errors import Cancelled
from organiser.i18n import _


def _nobody_listens(_done: int, _total: int) -> None:
    pass


@dataclass(slots=True)
class Progress:
    """Handed to long work; shared by the thread that works and the one that watches."""

    tell: Callable[[int, int], None] = _nobody_listens
    """Called with how many are done and how many there are (0 when nobody can know)."""

    _stop: Event = field(default_factory=Event)

    def at(self, done: int, total: int = 0) -> None:
        """Say that *done* of *total* are done; raise `Cancelled` if the work must stop."""
        if self._stop.is_set():
            raise Cancelled(_("Stopped. Nothing was changed."))
        self.tell(done, total)

    def is_stopped(self) -> bool:
        """Return whether the work was asked to stop."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Ask the work to stop at its next step; safe from any thread."""
        self._stop.set()
