"""Tells the window what was done lately, each act with its way back."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from organiser.database import Database
from organiser.ui.past import PastAct
from organiser.ui.people.acts import Acts
from organiser.words.acts import act_label

if TYPE_CHECKING:
    from organiser.usecases.past import Happened


class PastActs:
    """Reads the acts of the file in words."""

    def __init__(
        self, database: Database, acts: Acts, open_person: Callable[[UUID], object]
    ) -> None:
        self._database, self._acts, self._open = database, acts, open_person

    def __call__(self, most: int) -> Sequence[PastAct]:
        """Return the last acts, at most *most*."""
        from organiser.usecases.past import read_past  # late: the list does not wait for it

        return [self._told(happened) for happened in read_past(self._database, most)]

    def _told(self, happened: "Happened") -> PastAct:
        said = act_label(happened.kind, happened.count)
        about = happened.about
        back = partial(self._acts.take_back, happened.number, said)
        return PastAct(
            happened.number,
            said,
            about.name if about else happened.subject,
            happened.at,
            happened.is_taken_back,
            None if happened.is_taken_back else back,
            partial(self._open, about.id) if about else None,
        )
