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
from organiser.domain.street_counts import StreetCount
from organiser.i18n import _
from organiser.ui.forms.fields import CheckField, LineField, NoteField, NumberField
from organiser.ui.lists.word_field import WordField
from organiser.ui.proposals.words import watched
from organiser.ui.rights.form_dialog import FormDialog
from organiser.ui.widgets.labels import label
from organiser.words.proposals import streets_words

Counting = Callable[[str], tuple[StreetCount, ...]]
"""Counts who named a theme, by street."""


class ProposalDialog(FormDialog):
    """Writes a draft; *keep* takes what it says. It warns of who is named, and forbids nothing."""

    def __init__(
        self, parent: QWidget, keep: Callable[[Said], object], themes: Sequence[str],
        said: Said | None = None, count: Counting = lambda _theme: (),
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
        self._count = count
        self.with_streets = CheckField(
            lambda: _("Add how many people here named this theme, by street"),
            hint=lambda: _("Numbers alone; streets of fewer than five people are added up."),
        )
        self.streets = label(role="muted", wraps=True)
        self.streets.hide()
        fields = (self.heading, self.text, self.theme, self.heard, self.with_streets)
        super().__init__(
            parent, _("A proposal"), _("Keep the draft"), fields,
            lambda title, text, theme, heard, is_wanted: keep(
                Said(title, text, theme, heard or 1, self._counted() if is_wanted else ())
            ),
            label(_("Say what is asked, never who asks it."), "muted", wraps=True), self.caution,
            below_form=(self.streets,),
        )  # fmt: skip
        for each in (self.theme, self.with_streets):
            each.changed.connect(self._show_streets)
        for field in (self.heading, self.text):
            field.changed.connect(self._watch)
        self._put(said or Said("", ""))

    def _put(self, said: Said) -> None:
        self.heading.put(said.title)
        self.text.put(said.text)
        self.theme.put(said.theme)
        self.heard.put(said.heard)
        self.with_streets.put(bool(said.streets))
        self._show_streets()

    def _counted(self) -> tuple[StreetCount, ...]:
        return self._count(self.theme.value())

    def _show_streets(self) -> None:
        """Show what would go up, before it does."""
        is_wanted = self.with_streets.value()
        if is_wanted:
            words = streets_words(self._counted())
            self.streets.setText(words or _("Fewer than five people here named this theme."))
        self.streets.setVisible(is_wanted)

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
