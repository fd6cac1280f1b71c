"""Asks under which name a list is to be kept."""

from collections.abc import Callable

from organiser.i18n import _
from organiser.ui.forms.fields import LineField
from organiser.ui.people.small_form import SmallForm


class NameForm(SmallForm):
    """Stays open until the name was taken."""

    def __init__(self) -> None:
        self.name = LineField(lambda: _("Name of the list"), required=True)
        super().__init__(lambda: _("Save the list"), lambda: _("Keep it"), (self.name,))
        self._then: Callable[[str], bool] = lambda _name: True
        self.kept.connect(self._give)
        self.hide()

    def ask(self, then: Callable[[str], bool], name: str = "") -> None:
        """Ask for a name, and hand it to *then*, which says whether it was taken."""
        self._then = then
        self.open_at((name,))

    def _give(self) -> None:
        if self._then(self.name.value()):
            self.close_form()
