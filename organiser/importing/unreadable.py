"""Why a file cannot be read, each reason with its own sentence."""

from typing import ClassVar

from organiser.errors import UnreadableFile
from organiser.i18n import _, number

MOST_BYTES = 500_000_000
MOST_ROWS = 2_000_000


class NotImportable(UnreadableFile):
    """A file that brings nobody in; its *code* is stable for scripts."""

    code: ClassVar[str] = "unreadable"


class MissingFile(NotImportable):
    """There is no such file."""

    code = "missing"

    def __init__(self) -> None:
        super().__init__(_("This file is no longer there. Choose it again."))


class FolderChosen(NotImportable):
    """A folder was chosen instead of a file."""

    code = "folder"

    def __init__(self) -> None:
        super().__init__(_("This is a folder. Choose one file inside it."))


class LockedFile(NotImportable):
    """Another program holds the file, or it may not be read."""

    code = "locked"

    def __init__(self) -> None:
        super().__init__(
            _(
                "This file is held by another program, or may not be read. "
                "Close it there, then try again."
            )
        )


class FailingDisk(NotImportable):
    """The disk or the stick gave up while reading."""

    code = "disk"

    def __init__(self) -> None:
        super().__init__(
            _("The disk does not give this file back. Copy it elsewhere, then try again.")
        )


class EmptyFile(NotImportable):
    """Nothing is written in the file."""

    code = "empty"

    def __init__(self) -> None:
        super().__init__(_("This file is empty. There is nobody in it."))


class ProtectedWorkbook(NotImportable):
    """A workbook with a password."""

    code = "password"

    def __init__(self) -> None:
        super().__init__(
            _(
                "This workbook is protected by a password. "
                "Open it, take the password off, then save it."
            )
        )


class DamagedWorkbook(NotImportable):
    """A workbook that does not open."""

    code = "damaged"

    def __init__(self) -> None:
        super().__init__(
            _("This workbook is damaged. Ask for a new copy, or save it again as CSV.")
        )


class PictureChosen(NotImportable):
    """A photo or a scan."""

    code = "image"

    def __init__(self) -> None:
        super().__init__(_("This is a picture. Only a table can be read, such as CSV or Excel."))


class NotATable(NotImportable):
    """A document, a program, a compressed folder, a text."""

    code = "not_a_table"

    def __init__(self) -> None:
        super().__init__(
            _("This file does not read as a table. Save it as CSV or Excel, then try again.")
        )


class TooLarge(NotImportable):
    """More than one import can hold."""

    code = "too_large"

    def __init__(self) -> None:
        super().__init__(
            _(
                "This file is too large: at most 500 MB and {rows} rows. Cut it in several files."
            ).format(rows=number(MOST_ROWS))
        )


class WrongEncoding(NotImportable):
    """Accents were spoilt by an earlier program ("FranÃ§aise")."""

    code = "encodage"

    def __init__(self, spoilt: str, mended: str) -> None:
        super().__init__(
            _(
                "The accents of this file are spoilt: “{spoilt}” should be “{mended}”. "
                "Nothing was imported; accept the repair, or ask for a new copy."
            ).format(spoilt=spoilt, mended=mended)
        )
        self.spoilt = spoilt
        self.mended = mended


class UnknownEncoding(NotImportable):
    """An encoding was asked for that does not exist or does not fit."""

    code = "encodage"

    def __init__(self) -> None:
        super().__init__(_("This encoding does not exist. Leave it out, and the program finds it."))


class NoSuchSheet(NotImportable):
    """The sheet asked for is not in the workbook."""

    code = "sheet"

    def __init__(self, name: str) -> None:
        super().__init__(_("There is no sheet called “{name}” in this workbook.").format(name=name))
