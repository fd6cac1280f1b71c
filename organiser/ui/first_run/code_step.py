"""Step four: the recovery code, shown once."""

from PySide6.QtWidgets import QWidget

from organiser.i18n import _
from organiser.ui.first_run.code_panel import CodePanel
from organiser.ui.first_run.step import Step
from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages
from organiser.ui.widgets.boxes import below


class CodeStep(Step):
    """The code, to be printed and proven to be printed."""

    def __init__(self, jobs: Jobs, messages: Messages) -> None:
        super().__init__(
            lambda: _("Keep this code on paper"),
            lambda: _(
                "It opens the file if the password is forgotten or the computer replaced. It is "
                "shown this once. Without the password and without this code, nobody opens the "
                "file."
            ),
        )
        self.panel = CodePanel(jobs, messages)
        self.setLayout(below(self.title_label, self.text_label, 8, self.panel, gap=8))

    def tell(self, code: str, committee: str) -> None:
        """Show *code*."""
        self.panel.tell(code, committee)

    def clear(self) -> None:
        """Show it no longer."""
        self.panel.clear()

    def first_focus(self) -> QWidget:
        return self.panel.print_button

    def check(self) -> bool:
        return self.panel.check()

    def retranslate(self) -> None:
        super().retranslate()
        self.panel.retranslate()
