"""The settings: look and language, locking, the committee's facts, copies, about."""

from PySide6.QtWidgets import QWidget

from organiser.ui.page import Page
from organiser.ui.settings.parts import SettingsParts


class SettingsPage(Page):
    """Cards of settings."""

    def __init__(self, parts: SettingsParts) -> None:
        super().__init__()
        self._parts = parts

    def first_focus(self) -> QWidget:
        return self
