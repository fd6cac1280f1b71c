"""A dialog that asks a few fields at once, and hands on what was typed when all of it is meant."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from organiser.errors import OrganiserError
from organiser.ui.forms.fields import Field
from organiser.ui.forms.form import Form
from organiser.ui.settings.dialog import SettingsDialog
from organiser.ui.widgets.boxes import Item
from organiser.ui.widgets.labels import label


class FormDialog(SettingsDialog):
    """Closes when *keep* has taken what was typed; its error stands below the fields."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        act: str,
        fields: Sequence[Field[Any]],
        keep: Callable[..., object],
        *above: Item,
        below_form: Sequence[Item] = (),
    ) -> None:
        super().__init__(parent, title, act)
        self._keep = keep
        self.fields = tuple(fields)
        self.form = Form()
        for field in fields:
            self.form.add(field)
        self.problem = label(role="error", wraps=True)
        self.problem.hide()
        self.lay_out(*above, self.form, *below_form, self.problem)
        self.fields[0].editor.setFocus()

    def submit(self) -> None:
        """Hand on what was typed, or say what is wrong with it."""
        if not self.form.check():
            return
        try:
            self._keep(*(field.value() for field in self.fields))
        except OrganiserError as error:
            self.problem.setText(str(error))
            self.problem.show()
            return
        self.accept()
