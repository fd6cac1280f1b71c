"""Paints the map, and answers keys, wheel and mouse; the list beside it says the same."""

from collections.abc import Iterator
from itertools import chain
from math import sqrt

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from organiser.domain.geography import Frame, Shape
from organiser.i18n import number
from organiser.ui.map.scene import Scene, Spot
from organiser.ui.theme import Theme
from organiser.ui.theme.contrast import contrast
from organiser.ui.tips import plain_tip

_STEP, _SHIFT = 1.4, 60
_MOST, _LEAST = 60_000.0, 3.0
"""Pixels a degree: from a street to a country."""
_DOT, _SMALLEST_ROUND, _LARGEST_ROUND = 2.0, 7.0, 26.0
_KEYS = {
    Qt.Key.Key_Left: (_SHIFT, 0),
    Qt.Key.Key_Right: (-_SHIFT, 0),
    Qt.Key.Key_Up: (0, _SHIFT),
    Qt.Key.Key_Down: (0, -_SHIFT),
}


class Canvas(QWidget):
    """Shows a `Scene`; knows nothing of where its figures come from."""

    chosen = Signal(str)
    """A commune was clicked: its code, or nothing for the sea."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._scene: Scene | None = None
        self._paths: dict[str, QPainterPath] = {}
        self._backdrop: list[QPainterPath] = []
        self._scale, self._middle = 1.0, QPointF()
        self._is_home = True
        self._selected = ""
        self._held: QPointF | None = None
        self._has_moved = False

    def show_scene(self, scene: Scene, *, stays: bool = False) -> None:
        """Paint *scene*; from where it was looked at if it *stays*, else from its own frame."""
        known = {} if self._scene is None else {s.code: s.shape for s in self._scene.spots}
        drawn = self._paths
        self._paths = {
            spot.code: drawn[spot.code] if known.get(spot.code) is spot.shape else _path(spot.shape)
            for spot in scene.spots
            if spot.shape is not None
        }
        self._backdrop = [_path(shape) for shape in scene.backdrop]
        self._scene = scene
        if not stays:
            self.go_home()
        self.update()

    def select(self, code: str) -> None:
        """Draw a line around the commune *code*; bring it into view if it is not."""
        self._selected = code
        spot = self._spot(code)
        if spot is not None and not self.rect().contains(self._on_screen(spot).toPoint()):
            self._middle = QPointF(*spot.middle)
            self._is_home = False
        self.update()

    def go_home(self) -> None:
        """Show all that has figures."""
        if self._scene is not None:
            self._is_home = True
            self._fit(self._scene.frame)

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Come nearer by *factor*, towards the place *at* of the widget."""
        at = at or QPointF(self.width() / 2, self.height() / 2)
        before = self._in_world(at)
        self._scale = max(_LEAST, min(_MOST, self._scale * factor))
        self._middle += before - self._in_world(at)
        self._is_home = False
        self.update()

    def zoom_in(self) -> None:
        """Come one step nearer."""
        self.zoom(_STEP)

    def zoom_out(self) -> None:
        """Go one step away."""
        self.zoom(1 / _STEP)

    def spot_at(self, place: QPointF) -> Spot | None:
        """Return the commune at a place of the widget."""
        if self._scene is None:
            return None
        world = self._in_world(place)
        rounds = [s for s in self._scene.spots if s.shape is None and s.figure]
        for spot in sorted(rounds, key=lambda spot: spot.figure):
            away = self._on_screen(spot) - place
            if away.x() ** 2 + away.y() ** 2 <= self._radius(spot) ** 2:
                return spot
        for spot in self._scene.spots:
            path = self._paths.get(spot.code)
            if path is not None and path.contains(world):
                return spot
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif event.key() == Qt.Key.Key_Minus:
            self.zoom_out()
        elif event.key() in (Qt.Key.Key_0, Qt.Key.Key_Agrave, Qt.Key.Key_Home):
            self.go_home()
        elif event.key() in _KEYS:
            self._shift(*_KEYS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.angleDelta().y():
            self.zoom(_STEP ** (event.angleDelta().y() / 120), event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held, self._has_moved = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            spot = self.spot_at(event.position())
            self.setToolTip(plain_tip(_tip(spot)) if spot else "")
            return
        moved = event.position() - self._held
        if self._has_moved or moved.manhattanLength() >= QApplication.startDragDistance():
            self._has_moved, self._held = True, event.position()
            self._shift(moved.x(), moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._has_moved:
            spot = self.spot_at(event.position())
            self.chosen.emit(spot.code if spot else "")
        self._held = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_home:
            self.go_home()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), Theme.colour("bg"))
        if self._scene is not None:
            self._paint_areas(painter)
            self._paint_rounds(painter)
            self._paint_names(painter)
        if self.hasFocus():
            painter.setPen(QPen(Theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _paint_areas(self, painter: QPainter) -> None:
        painter.save()
        painter.setTransform(self._transform())
        painter.setPen(_line("border", 1))
        painter.setBrush(Theme.colour("map0"))
        for path in self._backdrop:
            painter.drawPath(path)
        painter.setPen(_line("surface", 1.2))
        for spot in self._seen():
            if spot.code in self._paths:
                painter.setBrush(_colour(spot))
                painter.drawPath(self._paths[spot.code])
        if self._selected in self._paths:
            painter.setPen(_line("text", 2.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(self._paths[self._selected])
        painter.restore()

    def _paint_rounds(self, painter: QPainter) -> None:
        """Communes without an outline: a round as large as the figure, or a dot for none."""
        for spot in sorted(self._seen(), key=lambda spot: (spot.figure > 0, -spot.figure)):
            if spot.shape is not None:
                continue
            is_selected = spot.code == self._selected
            painter.setPen(_line("text" if is_selected else "surface", 2.5 if is_selected else 1))
            painter.setBrush(_colour(spot) if spot.figure else Theme.colour("border"))
            radius = self._radius(spot) if spot.figure or is_selected else _DOT
            painter.drawEllipse(self._on_screen(spot), radius, radius)

    def _paint_names(self, painter: QPainter) -> None:
        """Names with figures first, the largest before; a name that would touch another waits."""
        taken: list[QRectF] = []
        seen = sorted(self._seen(), key=lambda s: (s.code != self._selected, -s.figure))
        for spot in seen:
            room = self._room_for(spot)
            if room is None or any(room.intersects(other) for other in taken):
                continue
            taken.append(room)
            self._paint_name(painter, spot, room)

    def _room_for(self, spot: Spot) -> QRectF | None:
        role = "strong" if spot.figure else "caption"
        metrics = Theme.metrics(role)
        width = metrics.horizontalAdvance(spot.name)
        lines = 2 if spot.figure else 1
        path = self._paths.get(spot.code)
        if not spot.figure:
            wide = path.boundingRect().width() * self._scale if path else self._scale * 0.05
            if width > wide:
                return None
        place = self._on_screen(spot)
        height = metrics.height() * lines
        if spot.shape is None:  # below the round
            place += QPointF(0, self._radius(spot) + height / 2)
        return QRectF(place.x() - width / 2, place.y() - height / 2, width, height)

    def _paint_name(self, painter: QPainter, spot: Spot, room: QRectF) -> None:
        """Write it with an edge of its ground's colour: it may be wider than its area."""
        role = "strong" if spot.figure else "caption"
        ground = _colour(spot) if spot.shape is not None else Theme.colour("bg")
        ink = _ink(ground) if spot.figure else Theme.colour("text2")
        metrics, words = Theme.metrics(role), QPainterPath()
        lines = (spot.name, number(spot.figure)) if spot.figure else (spot.name,)
        for at, line in enumerate(lines):
            left = room.center().x() - metrics.horizontalAdvance(line) / 2
            base = room.top() + at * metrics.height() + metrics.ascent()
            words.addText(QPointF(left, base), Theme.font(role), line)
        edge = QPen(ground, 3.5)
        edge.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(words, edge)
        painter.fillPath(words, ink)

    def _seen(self) -> Iterator[Spot]:
        assert self._scene is not None
        corner = self._in_world(QPointF(0, 0))
        far = self._in_world(QPointF(self.width(), self.height()))
        window = QRectF(corner, far)
        for spot in self._scene.spots:
            path = self._paths.get(spot.code)
            if path.boundingRect().intersects(window) if path else window.contains(*spot.middle):
                yield spot

    def _spot(self, code: str) -> Spot | None:
        spots = self._scene.spots if self._scene else ()
        return next((spot for spot in spots if spot.code == code), None)

    def _radius(self, spot: Spot) -> float:
        """Areas of rounds compare as figures do."""
        assert self._scene is not None
        most = max((s.figure for s in self._scene.spots), default=0) or 1
        return max(_SMALLEST_ROUND, _LARGEST_ROUND * sqrt(spot.figure / most))

    def _fit(self, frame: Frame) -> None:
        wide, high = frame.right - frame.left, frame.bottom - frame.top
        room = min(self.width() / max(wide, 1e-6), self.height() / max(high, 1e-6))
        self._scale = max(_LEAST, min(_MOST, room))
        self._middle = QPointF((frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2)
        self.update()

    def _shift(self, x: float, y: float) -> None:
        self._middle -= QPointF(x, y) / self._scale
        self._is_home = False
        self.update()

    def _transform(self) -> QTransform:
        to = QTransform()
        to.translate(self.width() / 2, self.height() / 2)
        to.scale(self._scale, self._scale)
        to.translate(-self._middle.x(), -self._middle.y())
        return to

    def _on_screen(self, spot: Spot) -> QPointF:
        away = QPointF(*spot.middle) - self._middle
        return away * self._scale + QPointF(self.width() / 2, self.height() / 2)

    def _in_world(self, place: QPointF) -> QPointF:
        away = place - QPointF(self.width() / 2, self.height() / 2)
        return self._middle + away / self._scale


def _path(shape: Shape) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for ring in shape.rings:
        path.moveTo(*ring[0])
        for point in chain(ring[1:], ring[:1]):
            path.lineTo(*point)
    return path


def _line(token: str, width: float) -> QPen:
    pen = QPen(Theme.colour(token), width)
    pen.setCosmetic(True)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _colour(spot: Spot) -> QColor:
    return Theme.colour(f"map{spot.shade}")


def _ink(ground: QColor) -> QColor:
    """The one of two inks that is easier to read on *ground*."""
    inks = (Theme.colour("text"), Theme.colour("surface"))
    return max(inks, key=lambda ink: contrast(ink.name(), ground.name()))


def _tip(spot: Spot) -> str:
    return f"{spot.name} · {number(spot.figure)}" if spot.figure else spot.name
