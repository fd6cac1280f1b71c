"""Files dropped on a part of the window: a cue while they hang over it, words for what is wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.ui.phrases import Phrase
from organiser.ui.soon import soon
from organiser.ui.theme import Theme
from organiser.ui.theme.icons import paint_icon

_ROUND, _INSET = 10, 8
_COPY = Qt.DropAction.CopyAction


@dataclass(frozen=True, slots=True)
class Kind:
    """Which files a part of the window takes."""

    suffixes: tuple[str, ...]
    here: Phrase
    """Said while such a file hangs over it."""
    wrong: Phrase
    """Why another file is not taken, and which would be."""
    takes_many: bool = False

    @property
    def patterns(self) -> str:
        """The same files as a question for one names them."""
        return " ".join(f"*{suffix}" for suffix in self.suffixes)


class DropPlace(QObject):
    """Lets files be dropped on *place*; what is not taken is told by *say*.

    *twin* does the same without dragging.
    It is the button, or the key of the command, that asks for such a file: nothing is
    reached by the mouse alone.
    """

    def __init__(
        self,
        place: QWidget,
        kind: Kind,
        take: Callable[[tuple[Path, ...]], object],
        say: Callable[[OrganiserError], object],
        *,
        twin: QWidget | str,
    ) -> None:
        super().__init__(place)
        self.place, self.kind, self.twin = place, kind, twin
        self._take, self._say = take, say
        self.cue = DropCue(place)
        self.cue.dropped.connect(self.drop)
        place.setAcceptDrops(True)
        place.installEventFilter(self)

    def drop(self, files: tuple[Path, ...]) -> None:
        """Take *files*, or say why not."""
        if why := self.refusal(files):
            self._say(OrganiserError(why))
        else:
            self._take(files)

    def refusal(self, files: tuple[Path, ...]) -> str:
        """Return why *files* are not taken here, or nothing."""
        if not files or any(not self._is_known(file) for file in files):
            return self.kind.wrong()
        if len(files) > 1 and not self.kind.takes_many:
            return _("One file at a time here: drop them one after the other.")
        return ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The cue takes over as soon as it shows: fields below it would take a path as text."""
        if isinstance(event, QDragEnterEvent) and _has_files(event.mimeData()):
            files = files_of(event.mimeData())
            self.cue.show_for(self.refusal(files) or self.kind.here(), is_good=self._takes(files))
            _accept(event)
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self.cue.dropEvent(event)
            return True
        if isinstance(event, QDragLeaveEvent):
            soon(self.cue, self.cue.leave_unless_over)
        return super().eventFilter(watched, event)

    def _takes(self, files: tuple[Path, ...]) -> bool:
        return not self.refusal(files)

    def _is_known(self, file: Path) -> bool:
        return file.suffix.lower() in self.kind.suffixes and not file.is_dir()


class DropCue(QWidget):
    """Lies over the place while files hang above it, and says what becomes of them."""

    dropped = Signal(object)
    """The files, as paths."""

    def __init__(self, place: QWidget) -> None:
        super().__init__(place)
        self.setAcceptDrops(True)
        self._words, self.is_good, self._is_over = "", True, False
        self.hide()

    def text(self) -> str:
        """Return what it says."""
        return self._words

    def show_for(self, words: str, *, is_good: bool) -> None:
        """Cover the place and say *words*; what is not taken looks so too."""
        parent = self.parentWidget()
        assert parent is not None
        self._words, self.is_good, self._is_over = words, is_good, False
        self.setAccessibleName(words)
        self.setGeometry(parent.rect())
        self.show()
        self.raise_()

    def leave_unless_over(self) -> None:
        """Go when the files left without ever hanging over the cue itself."""
        if not self._is_over:
            self.hide()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._is_over = True
        _accept(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        _accept(event)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.hide()
        files = files_of(event.mimeData())
        _accept(event)
        soon(self, lambda: self.dropped.emit(files))  # the other program waits until this is over

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = Theme.colour("accent_text" if self.is_good else "danger")
        ground = QColor(Theme.colour("accent_soft" if self.is_good else "danger_soft"))
        ground.setAlpha(235)
        area = QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        painter.setPen(QPen(ink, 2, Qt.PenStyle.DashLine))
        painter.setBrush(ground)
        painter.drawRoundedRect(area, _ROUND, _ROUND)
        self._paint_words(painter, area, ink)

    def _paint_words(self, painter: QPainter, area: QRectF, ink: QColor) -> None:
        side = Theme.px(30)
        middle = area.center()
        place = QRectF(middle.x() - side / 2, middle.y() - side - Theme.px(4), side, side)
        paint_icon(painter, "file-up" if self.is_good else "ban", place, ink)
        painter.setPen(ink)
        painter.setFont(Theme.font("h3"))
        below = area.adjusted(Theme.px(16), 0, -Theme.px(16), 0)
        below.setTop(middle.y() + Theme.px(6))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(below, int(flags | Qt.TextFlag.TextWordWrap), self._words)


def files_of(data: QMimeData) -> tuple[Path, ...]:
    """Return the files of this computer among what is dragged."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


def _has_files(data: QMimeData) -> bool:
    """Say whether *data* are files; an address of the web is none."""
    return data.hasUrls() and any(url.isLocalFile() for url in data.urls())


def _accept(event: QDropEvent) -> None:
    """Copy: the other program keeps its file."""
    event.setDropAction(_COPY)
    event.accept()
