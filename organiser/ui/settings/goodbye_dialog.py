"""Hands the committee over: what waits is sent, then everything of it goes from this computer."""

from functools import partial

from PySide6.QtWidgets import QProgressBar, QWidget

from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.progress import Progress
from organiser.ui.forms.fields import LineField
from organiser.ui.forms.form_row import FormRow
from organiser.ui.line.exchanges import Exchanges
from organiser.ui.settings.dialog import SettingsDialog
from organiser.ui.settings.parts import SettingsParts
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.usecases.committee import read_facts


class GoodbyeDialog(SettingsDialog):
    """Keeping everything is the default; the button that removes waits for the committee's name."""

    def __init__(self, parent: QWidget, parts: SettingsParts, exchanges: Exchanges) -> None:
        super().__init__(parent, _("Leave this committee?"), "", width=560)
        self._parts, self._exchanges = parts, exchanges
        self._name = " ".join(read_facts(parts.database).name.split())
        self.act_button = Button("danger", "trash-2")
        self.act_button.setText(_("Send all, then remove it"))
        self.act_button.setEnabled(False)
        self.act_button.clicked.connect(self.submit)
        self.keep_button.setText(_("Keep it here"))
        self.keep_button.setDefault(True)
        self.typed = LineField(lambda: _("Type the name of the committee to go on"))
        self.typed.changed.connect(self._look)
        self.problem, self._bar = label(role="error", wraps=True), QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("How far the work is"))
        self.problem.hide()
        self._bar.hide()
        self.lay_out(
            *(label(words, "muted", wraps=True) for words in _told()),
            label(self._name, "strong", wraps=True), FormRow(self.typed), self.problem, self._bar,
        )  # fmt: skip
        self.typed.editor.setFocus()

    def submit(self) -> None:
        """Exchange a last time, once it is meant."""
        if self._is_meant():
            self.set_working(True)
            self._exchanges.when_idle(self._say_goodbye)

    def _say_goodbye(self) -> None:
        from organiser.usecases.line import parting

        self._exchanges.is_held = True
        progress = Progress()
        self._parts.jobs.run(
            partial(parting.say_goodbye, self._parts.database, self._exchanges.call, progress),
            then=self._leave, failed=self._refuse, owner=self, progress=progress,
        )  # fmt: skip

    def set_working(self, working: bool) -> None:
        self.act_button.setEnabled(not working and self._is_meant())
        self.typed.editor.setEnabled(not working)
        self.problem.hide()
        self._bar.setVisible(working)

    def _leave(self, _nothing: None) -> None:
        self.accept()
        self._parts.program.remove_committee()

    def _refuse(self, error: BaseException) -> None:
        self._exchanges.is_held = False
        self.set_working(False)
        if not isinstance(error, OrganiserError):
            self._parts.messages.show(error)
            return
        self.problem.setText(str(error))
        self.problem.show()

    def _look(self) -> None:
        self.act_button.setEnabled(self._is_meant())

    def _is_meant(self) -> bool:
        return self.typed.value() == self._name


def _told() -> tuple[str, ...]:
    return (
        _("What waits is sent to headquarters first: whoever takes the committee over finds "
          "everything there. Without a network nothing is removed."),
        _("Then the file, its keys and its copies go from this computer. It cannot be taken back. "
          "Copies on a stick and printed sheets are yours to destroy."),
    )  # fmt: skip
