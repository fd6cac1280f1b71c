"""Does what she asks through a use case, and lets it be taken back."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from organiser.database import Database
from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.ui.messages import Messages
from organiser.usecases import history
from organiser.words.acts import act_label

Result = TypeVar("Result")


class Acts:
    """The one way these pages write: short work, done at once, that one Undo takes back."""

    def __init__(self, database: Database, messages: Messages) -> None:
        self._database, self._messages = database, messages

    def do(
        self,
        work: Callable[[], Result],
        said: str,
        own_up: Callable[[OrganiserError], bool] = lambda _error: False,
    ) -> Result | None:
        """Do *work* and say *said*, with a way back; or show the error and return None.

        An error for which *own_up* returns True stands already where it belongs.
        """
        try:
            result = work()
        except OrganiserError as error:
            if not own_up(error):
                self._messages.show(error)
            return None
        self.affirm(said)
        return result

    def do_and_say(self, work: Callable[[], Result], say: Callable[[Result], str]) -> Result | None:
        """Do *work* and *say* what came of it; or show the error and return None."""
        try:
            result = work()
        except OrganiserError as error:
            self._messages.show(error)
            return None
        self.affirm(say(result))
        return result

    def did(self, work: Callable[[], object], said: str) -> bool:
        """Do *work* that answers nothing, and say *said*; return whether it was done."""

        def done() -> bool:
            work()
            return True

        return bool(self.do(done, said))

    def affirm(self, said: str) -> None:
        """Say *said* of the last act, with a way back."""
        last = history.last_act(self._database)
        if last is None:
            self._messages.say(said)
        else:
            back = partial(self.take_back, last.number, said)
            self._messages.say(said, back, self._do_again, number=last.number)

    def remember_earlier(self) -> None:
        """Let what was done before this start be taken back too: the file knows it."""
        for act in history.recent_acts(self._database):
            said = act_label(act.kind, act.count)
            back = partial(self.take_back, act.number, said)
            self._messages.remember(said, back, self._do_again, number=act.number)

    def do_quietly(self, work: Callable[[], object]) -> None:
        """Do *work* without a word: what she typed stands there. Errors fly to who asked."""
        before = history.last_act(self._database)
        work()
        last = history.last_act(self._database)
        if last is not None and last != before:
            said = act_label(last.kind, last.count)
            back = partial(self.take_back, last.number, said)
            self._messages.remember(said, back, self._do_again, number=last.number)

    def take_back(self, number: int, said: str) -> None:
        """Take back the act *number*, and say so."""
        from organiser.usecases import undo

        if self._show_errors(partial(undo.undo_act, self._database, number)):
            self._messages.say(_("Taken back: {act}").format(act=said))

    def _do_again(self) -> None:
        from organiser.usecases import undo

        self._show_errors(partial(undo.redo, self._database))

    def _show_errors(self, work: Callable[[], object]) -> bool:
        try:
            work()
        except OrganiserError as error:
            self._messages.show(error)
            return False
        return True
