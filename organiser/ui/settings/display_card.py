"""How the program looks, speaks and sounds."""

from functools import partial

from PySide6.QtWidgets import QWidget

from organiser.i18n import LANGUAGES, _, language
from organiser.settings import change_settings, read_settings
from organiser.ui.first_run.language_step import NAMES
from organiser.ui.forms.fields import CheckField, ChoiceField
from organiser.ui.phrases import Phrase
from organiser.ui.settings.parts import SettingsParts
from organiser.ui.settings.section import Section
from organiser.ui.theme.current import SIZES


class DisplayCard(Section):
    """Text size, theme, language and sounds; all of it follows at once."""

    def __init__(self, parts: SettingsParts) -> None:
        super().__init__(lambda: _("Display"))
        self._home, self._program = parts.home, parts.program
        kept = read_settings(parts.home)
        sizes = [(percent, _percent(percent)) for percent in SIZES]
        themes = [
            ("system", lambda: _("As the computer")),
            ("light", lambda: _("Light")),
            ("dark", lambda: _("Dark")),
        ]
        languages = [(known, partial(str, NAMES[known])) for known in LANGUAGES]
        self.text_size = ChoiceField(lambda: _("Text size"), sizes)
        self.theme = ChoiceField(lambda: _("Theme"), themes)
        self.language = ChoiceField(lambda: _("Language"), languages)
        self.sounds = CheckField(lambda: _("A soft sound when a key is not understood"))
        can_notify = parts.program.can_notify()
        self.notices = CheckField(
            lambda: _("Notices of what is due while I work elsewhere"),
            hint=_notices_hint if can_notify else _no_notices,
        )
        self.notices.editor.setEnabled(can_notify)
        self.choice(self.text_size, _nearest(kept.text_percent), self._size)
        self.choice(self.theme, kept.theme, self._wear)
        self.choice(self.language, language(), self._speak)
        self.choice(self.sounds, kept.sounds, self._sound)
        self.choice(self.notices, kept.notices and can_notify, self._notify)

    def first_focus(self) -> QWidget:
        """Return the first field."""
        return self.text_size.editor

    def _size(self, percent: int) -> None:
        change_settings(self._home, text_percent=percent)
        self._program.look.wear(percent=percent)

    def _wear(self, theme: str) -> None:
        change_settings(self._home, theme=theme)
        self._program.look.wear(theme)

    def _speak(self, chosen: str) -> None:
        change_settings(self._home, language=chosen)
        self._program.language.choose(chosen)

    def _sound(self, sounds: bool) -> None:
        change_settings(self._home, sounds=sounds)

    def _notify(self, wanted: bool) -> None:
        change_settings(self._home, notices=wanted)
        self._program.changed()


def _notices_hint() -> str:
    return _(
        "By the computer itself, once a day and when an import is done. They name nobody; while "
        "locked they only say that something waits."
    )


def _no_notices() -> str:
    return _("This computer has no place for such notices.")


def _percent(percent: int) -> Phrase:
    return lambda: _("{percent} %").format(percent=percent)


def _nearest(percent: int) -> int:
    return min(SIZES, key=lambda size: abs(size - percent))
