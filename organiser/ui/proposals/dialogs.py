"""Dialogs of the proposals: write one, say how many people here say the same."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from organiser.domain.proposal import (
    LONGEST_TEXT,
    LONGEST_THEME,
    LONGEST_TITLE,
    MOST_HEARD,
    Said,
)
from organiser.i18n import _
from organiser.ui.forms.fields import LineField, NoteField, NumberField
from organiser.ui.lists.word_field import WordField
from organiser.ui.proposals.words import watched
from organiser.ui.rights.form_dialog import FormDialog
from organiser.ui.widgets.labels import label


class ProposalDialog(FormDialog):
    """Writes a draft; *keep* takes what it says. It warns of who is named, and forbids nothing."""

    def __init__(
        self, parent: QWidget, keep: Callable[[Said], object], themes: Sequence[str],
        said: Said | None = None,
    ) -> None:  # fmt: skip
        self.heading = LineField(lambda: _("In one line"), required=True)
        self.heading.line.setMaxLength(LONGEST_TITLE)
        self.text = NoteField(lambda: _("What people ask for"), LONGEST_TEXT)
        self.theme = WordField(lambda: _("Theme"), themes, required=False)
        self.theme.line.setMaxLength(LONGEST_THEME)
        self.heard = NumberField(
            lambda: _("How many people said so"), 1, MOST_HEARD, required=True
        )  # fmt: skip
        self.caution = label(role="warning", wraps=True)
        self.caution.hide()
        fields = (self.heading, self.text, self.theme, self.heard)
        super().__init__(
            parent, _("A proposal"), _("Keep the draft"), fields,
            lambda title, text, theme, heard: keep(Said(title, text, theme, heard or 1)),
            label(_("Say what is asked, never who asks it."), "muted", wraps=True), self.caution,
        )  # fmt: skip
        for field in (self.heading, self.text):
            field.changed.connect(self._watch)
        self._put(said or Said("", ""))

    def _put(self, said: Said) -> None:
        self.heading.put(said.title)
        self.text.put(said.text)
        self.theme.put(said.theme)
        self.heard.put(said.heard)

    def _watch(self) -> None:
        said = Said(self.heading.line.text(), self.text.note.toPlainText())
        self.caution.setText(watched(said))
        self.caution.setVisible(bool(self.caution.text()))


class SecondDialog(FormDialog):
    """Asks how many people here say the same."""

    def __init__(self, parent: QWidget, keep: Callable[[int], object], heard: int) -> None:
        self.heard = NumberField(
            lambda: _("How many people said so here"), 1, MOST_HEARD, required=True
        )  # fmt: skip
        super().__init__(
            parent, _("People say so here too"), _("Second it"), (self.heard,),
            lambda count: keep(count or 1),
        )  # fmt: skip
        self.heard.put(heard or 1)
