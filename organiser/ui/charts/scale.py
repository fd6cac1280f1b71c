"""What bars stand in: a scale of whole numbers at the left, lines across, a slot for each bar."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from organiser.i18n import number
from organiser.ui.theme import Theme

_LEFT = Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignVCenter.value


@dataclass(frozen=True, slots=True)
class Scale:
    """Where bars stand: beside the numbers, below some air, above their names."""

    field: QRectF
    count: int
    """How many bars."""
    top: int
    step: int

    def slot(self, at: int) -> QRectF:
        """Return the room of one bar."""
        width = self.field.width() / max(1, self.count)
        return QRectF(self.field.left() + at * width, self.field.top(), width, self.field.height())

    def at(self, point: QPointF) -> int | None:
        """Return which bar is at a point, between left and right."""
        slots = (self.slot(at) for at in range(self.count))
        found = (at for at, slot in enumerate(slots) if slot.left() <= point.x() < slot.right())
        return next(found, None)

    def paint_lines(self, painter: QPainter) -> None:
        """Draw the lines across, each with its number."""
        painter.setFont(Theme.font("caption"))
        for value in range(0, self.top + 1, self.step):
            height = self.field.bottom() - self.field.height() * value / self.top
            painter.setPen(Theme.colour("border"))
            painter.drawLine(
                QPointF(self.field.left(), height), QPointF(self.field.right(), height)
            )
            painter.setPen(Theme.colour("text3"))
            place = QRectF(0, height - Theme.px(8), self.field.left(), Theme.px(16))
            painter.drawText(place, _LEFT, number(value))


def scale_in(room: QRectF, sums: Sequence[int], above: int, foot: int) -> Scale:
    """Return the scale of bars of these *sums*, with air *above* and names at the *foot*."""
    top, step = scale_of(sums)
    left = Theme.metrics("caption").horizontalAdvance(number(top)) + Theme.px(12)
    field = room.adjusted(left, Theme.px(above), 0, -Theme.px(foot))
    return Scale(field, len(sums), top, step)


def scale_of(values: Sequence[int]) -> tuple[int, int]:
    """Return the top of the scale and the step between its lines: round, and never many."""
    most = max(values, default=0)
    for step in (size * ten for ten in (10**power for power in range(9)) for size in (1, 2, 5)):
        if 3 * step >= most:
            return max(1, -(-most // step)) * step, step
    return most, most
