"""The page of training as the window knows it."""

from typing import TYPE_CHECKING

from organiser.database import Database
from organiser.i18n import _
from organiser.ui.messages import Messages
from organiser.ui.page import PageAct, PageSpec

if TYPE_CHECKING:
    from organiser.ui.training.page import TrainingPage

TRAINING = "training"


class TrainingPages:
    """Makes the page when it is first shown."""

    def __init__(self, database: Database, messages: Messages) -> None:
        self._database, self._messages = database, messages
        self._page: TrainingPage | None = None
        self._wanted = ""

    def spec(self) -> PageSpec:
        """Return the page as the side bar names it."""
        return PageSpec(
            TRAINING, lambda: _("Training"), "graduation-cap", self.make, lambda: _("My committee"),
            acts=(PageAct("write_course", lambda: _("Write a course"), "plus"),),
        )  # fmt: skip

    def make(self) -> "TrainingPage":
        """Make the page."""
        from organiser.ui.training.page import TrainingPage

        self._page = TrainingPage(self._database, self._messages)
        self._begin_wanted()
        return self._page

    def follow(self, key: str) -> None:
        """Have the page open the course *key*, now or when it is made."""
        self._wanted = key
        self._begin_wanted()

    def _begin_wanted(self) -> None:
        if self._page is not None and self._wanted:
            self._page.follow(self._wanted)
            self._wanted = ""
