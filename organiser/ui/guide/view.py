"""One chapter of the guide or of a course, set as type; its pictures as wide as there is room."""

import re
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextFrameFormat,
    QTextTable,
    QTextTableCellFormat,
)
from PySide6.QtWidgets import QFrame, QTextBrowser

from organiser.ui.theme import Theme

_WIDEST = 720
"""Text pixels: a longer line is hard to read."""
_WITHIN = re.compile("data:image/(png|jpeg);base64,")
"""A picture that is part of the text."""
_BESIDE = re.compile(r"[^/\\:]+(/[^/\\:]+)*")
"""A file of the folder, or below it: no other root, no drive, no other computer."""
_OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
_ROLES = {1: "h1", 2: "h1", 3: "h2", 4: "h3"}


class ChapterView(QTextBrowser):
    """Shows Markdown; it fetches nothing from anywhere but *folder*.

    Without a folder the text is not ours: its HTML stands as it is written, its pictures nowhere.
    """

    def __init__(self, folder: Path | None) -> None:
        super().__init__()
        self._folder, self._markdown, self._set_for = folder, "", 0
        self._resetting = QTimer(self, singleShot=True, interval=0)
        self._resetting.timeout.connect(self.restyle)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)

    def show_markdown(self, markdown: str, name: str) -> None:
        """Show *markdown* from its beginning; a screen reader calls it *name*."""
        self._markdown = markdown
        self.setAccessibleName(name)
        self._set()
        self.verticalScrollBar().setValue(0)

    def restyle(self) -> None:
        """Set the same words in the look and the size worn now."""
        place = self.verticalScrollBar().value()
        self._set()
        self.verticalScrollBar().setValue(place)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Return a picture of the text or beside it, no wider than the text; nothing else."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        picture = self._picture(name.toString() if isinstance(name, QUrl) else name)
        room = self._room()
        sharp = self.devicePixelRatioF()
        if picture.width() > room * sharp:
            smooth = Qt.TransformationMode.SmoothTransformation
            picture = picture.scaledToWidth(round(room * sharp), smooth)
            picture.setDevicePixelRatio(sharp)
        return picture

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.width() != self._set_for:  # not now: a scroll bar may come while words are set
            self._resetting.start()

    def _picture(self, address: str) -> QImage:
        if self._folder is None:
            return QImage()
        if _WITHIN.match(address):
            packed = address.partition(",")[2].encode()
            return QImage.fromData(QByteArray.fromBase64(packed))
        if not _BESIDE.fullmatch(address):  # another computer's is not even looked for
            return QImage()
        file = (self._folder / address).resolve()
        return QImage(str(file)) if file.is_relative_to(self._folder.resolve()) else QImage()

    def _room(self) -> int:
        """How wide the text may be, in pixels."""
        return min(self.width() - Theme.px(64), Theme.px(_WIDEST))

    def _set(self) -> None:
        self._set_for = self.width()
        side = max(Theme.px(32), (self.width() - self._room()) // 2)
        self.setViewportMargins(Theme.px(32), 0, min(side, Theme.px(32)), 0)
        document = self.document()
        document.clear()
        document.setDefaultFont(Theme.font("body"))
        dialect = QTextDocument.MarkdownFeature.MarkdownDialectGitHub
        if self._folder is None:
            dialect |= QTextDocument.MarkdownFeature.MarkdownNoHTML
        document.setMarkdown(self._markdown, dialect)
        document.setTextWidth(self._room())
        _set_type(document)
        _set_tables(document.rootFrame())
        self.setTextCursor(QTextCursor(document))  # left at the end, it would be scrolled to


def _set_type(document: QTextDocument) -> None:
    """Give headings and paragraphs the sizes and the air that the rest of the program has."""
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        cursor = QTextCursor(block)
        air = QTextBlockFormat()
        if _OBJECT not in block.text():  # a picture is a line as high as itself
            air.setLineHeight(145, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        air.setTopMargin(Theme.px(18 if level else 2))
        air.setBottomMargin(Theme.px(8))
        cursor.mergeBlockFormat(air)
        _size(block, cursor, _ROLES.get(level, "h3") if level else "")
        block = block.next()


def _size(block: QTextBlock, cursor: QTextCursor, role: str) -> None:
    """Give a heading the size of *role*; Qt's own size runs on into bold words after it."""
    pieces = block.begin()
    spans = []
    while not pieces.atEnd():
        piece = pieces.fragment()
        spans.append((piece.position(), piece.length(), QTextCharFormat(piece.charFormat())))
        pieces += 1
    for at, length, look in spans:
        look.clearProperty(QTextFormat.Property.FontSizeAdjustment.value)
        look.setFontPointSize(Theme.points(role or "body"))
        if role:
            look.setFontWeight(Theme.font(role).weight())
        cursor.setPosition(at)
        cursor.setPosition(at + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(look)


def _set_tables(frame: QTextFrame) -> None:
    """Let tables stand on thin lines, as lists do elsewhere."""
    for table in frame.childFrames():
        if isinstance(table, QTextTable):
            look = table.format()
            look.setCellPadding(Theme.px(4))
            look.setCellSpacing(0)
            look.setBorder(0)
            look.setBorderCollapse(True)
            table.setFormat(look)
            for row in range(table.rows()):
                _set_row(table, row)


def _set_row(table: QTextTable, row: int) -> None:
    """Draw the line below *row*; the first one holds the heads of the columns."""
    for column in range(table.columns()):
        cell = table.cellAt(row, column)
        look = QTextTableCellFormat()
        look.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        look.setBottomBorder(1)
        look.setBottomBorderBrush(Theme.colour("border"))
        if row == 0:
            look.setFontWeight(QFont.Weight.DemiBold)
        cursor = cell.firstCursorPosition()
        cursor.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
        if row == 0:
            cursor.mergeCharFormat(look)
        cell.setFormat(look)
