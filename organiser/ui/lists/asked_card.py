"""Says, in the form of a drive, that headquarters asks for it, and for whom in its words."""

from organiser.i18n import _
from organiser.ui.lists.parts import AskedDrive
from organiser.ui.widgets.boxes import Card
from organiser.ui.widgets.labels import label


class AskedCard(Card):
    """Stands there while the list of such a drive is chosen."""

    def __init__(self) -> None:
        self._title, self._whom = label(role="strong", wraps=True), label(wraps=True)
        self._next = label(role="muted", wraps=True)
        super().__init__(self._title, self._whom, self._next, gap=4, padding=12)
        self._drive: AskedDrive | None = None
        self.hide()

    def show_drive(self, drive: AskedDrive | None) -> None:
        """Show *drive*, or nothing."""
        self._drive = drive
        self.setVisible(drive is not None)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        if self._drive is None:
            return
        self._title.setText(_("Drive of the directive: {title}").format(title=self._drive.title))
        self._whom.setText(_("For: {whom}").format(whom=self._drive.brief.whom))
        self._next.setText(
            _("Choose your own people with the conditions of the list, or take one that you "
              "saved. The form is filled in: launch it when the list is right.")
        )  # fmt: skip
