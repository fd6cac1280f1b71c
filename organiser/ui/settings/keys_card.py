"""Every key there is."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from organiser.i18n import _
from organiser.ui.actions import Command
from organiser.ui.settings.parts import SettingsParts
from organiser.ui.settings.section import Section
from organiser.ui.shell.help import keys_of


class KeysCard(Section):
    """Lists the keys of the whole program; those of one page stand in its help."""

    def __init__(self, parts: SettingsParts) -> None:
        super().__init__(lambda: _("Keys"), lambda: _("F1 adds the keys of the page in front."))
        self._known = parts.program.known
        self._list: QWidget | None = None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._list is None:
            self._write()

    def retranslate(self) -> None:
        super().retranslate()
        if self._list is not None:
            self._write()

    def _write(self) -> None:
        if self._list is not None:
            self._list.hide()
            self._list.deleteLater()
        self._list = QWidget()
        self._list.setLayout(keys_of(tuple(filter(_is_everywhere, self._known()))))
        self.put(self._list)


def _is_everywhere(command: Command) -> bool:
    return command.group != "page"
