"""Asks for a file without holding the program up: the lock may close the dialog meanwhile."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from organiser.i18n import _

Then = Callable[[Path], object]


def ask_where(parent: QWidget, title: str, name: str, kind: str, then: Then) -> QFileDialog:
    """Ask where to write a file that is called *name* unless she says otherwise.

    What is written there is hers, outside the program: it asks before it replaces.
    """
    dialog = _dialog(parent, title, kind, then)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
    dialog.selectFile(name)
    QDialog.open(dialog)
    return dialog


def ask_which(parent: QWidget, title: str, kind: str, then: Then) -> QFileDialog:
    """Ask for a file that is there."""
    dialog = _dialog(parent, title, kind, then)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    QDialog.open(dialog)
    return dialog


def ask_several(
    parent: QWidget, title: str, kind: str, then: Callable[[tuple[Path, ...]], object]
) -> QFileDialog:
    """Ask for one file that is there, or for several."""
    dialog = _bare_dialog(parent, title, kind)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda files: then(tuple(map(Path, files))))
    QDialog.open(dialog)
    return dialog


def _dialog(parent: QWidget, title: str, kind: str, then: Then) -> QFileDialog:
    dialog = _bare_dialog(parent, title, kind)
    dialog.fileSelected.connect(lambda file: then(Path(file)))
    return dialog


def _bare_dialog(parent: QWidget, title: str, kind: str) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setNameFilter(kind)
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, _("Folder:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, _("Kind of file:"))
    if dialog.directory() == QDir.current():
        dialog.setDirectory(QDir.homePath())
    dialog.finished.connect(dialog.deleteLater)
    return dialog
