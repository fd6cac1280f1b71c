"""Makes or changes a path: its name, whom it is for, its steps."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from organiser.domain.engagement import LADDER, Rung
from organiser.domain.pathway import LONGEST_NAME, Pathway
from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.ui.forms.fields import ChoiceField, LineField
from organiser.ui.forms.form import Form
from organiser.ui.paths.steps_field import StepsField
from organiser.ui.phrases import Phrase
from organiser.ui.settings.dialog import SettingsDialog
from organiser.ui.soon import soon
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import below, scrolling
from organiser.ui.widgets.labels import label
from organiser.words.rungs import rung_label


class PathDialog(SettingsDialog):
    """Closes when *keep* has taken the path; what is wrong with it stands below the steps."""

    def __init__(
        self, parent: QWidget, keep: Callable[[Pathway], object], path: Pathway | None = None
    ) -> None:
        title = _("A new path") if path is None else _("Change the path")
        super().__init__(parent, title, _("Keep the path"), 820)
        self._keep = keep
        shown = path or Pathway("", ())
        self.name = LineField(lambda: _("What it is called"), required=True)
        self.name.line.setMaxLength(LONGEST_NAME)
        stages: tuple[Rung | None, ...] = (None, *LADDER)
        self.whom = ChoiceField(
            lambda: _("Whom it is proposed for"), [(each, _named(each)) for each in stages],
            hint=lambda: _("Anybody can be put on it, whatever her stage."),
        )  # fmt: skip
        self.steps = StepsField(shown.steps)
        self.problem = label(role="error", wraps=True)
        self.problem.hide()
        self.name.put(shown.name)
        self.whom.put(shown.rung)
        form = Form()
        form.add(self.name)
        form.add(self.whom)
        how = label(
            _("Each step is due so many days after the one before it. Who is on the path already "
              "keeps the steps she began with."), "muted", wraps=True,
        )  # fmt: skip
        inside = QWidget()
        inside.setLayout(below(self.steps, None, margins=(0, 0, 6, 0)))
        self._area = scrolling(inside)
        self._area.setMinimumHeight(Theme.px(150))
        self.steps.added.connect(self._reveal)
        self.lay_out(form, label(_("Steps"), "strong"), how, self._area, self.problem)
        self.name.line.setFocus()

    def submit(self) -> None:
        """Keep the path, or say what is wrong with it."""
        try:
            self._keep(Pathway(self.name.value(), self.steps.value(), self.whom.value()))
        except OrganiserError as error:
            self.problem.setText(str(error))
            self.problem.show()
            return
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a step asks for the next one; with Ctrl, it keeps the path."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submit()
        elif enter and self.focusWidget() in [line.title for line in self.steps.lines]:
            self.steps.add()
        else:
            super().keyPressEvent(event)

    def _reveal(self, line: QWidget) -> None:
        """A line that was just added has its place once the layout came to rest."""
        soon(self, partial(self._area.ensureWidgetVisible, line))


def _named(rung: Rung | None) -> Phrase:
    return (lambda: _("anybody")) if rung is None else partial(rung_label, rung)
