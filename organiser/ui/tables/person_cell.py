"""A person in a list: a round with her initials, her name with a mark, and a line below."""

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QPainter

from organiser.ui.tables.cells import (
    HOVERED,
    SELECTED,
    SMALL,
    STRONG,
    first_of_two,
    ground_of,
    paint_focus,
    paint_ground,
    paint_line,
    round_width,
    second_of_two,
)
from organiser.ui.tables.columns import PersonCell
from organiser.ui.tables.kept_pictures import KeptPictures, Look
from organiser.ui.theme import Theme
from organiser.ui.theme.current import while_worn
from organiser.ui.theme.icons import paint_icon
from organiser.ui.widgets.pictures import (
    initials_of,
    paint_avatar,
    paint_disc,
    paint_initials,
    tone_of,
)


def paint_person(painter: QPainter, area: QRectF, look: Look, cell: PersonCell) -> None:
    """Draw a person and her ground from the top left corner of a picture."""
    places = _places(look.width, look.height)
    paint_ground(painter, area, look, round_width() if look.is_first else 0)
    paint_avatar(painter, places.round, initials_of(cell.name), tone_of(cell.seed))
    end = _paint_name(painter, places, cell)
    if cell.mark:
        where = QRectF(end + 6, 0, _mark_width(), look.height)
        _paint_mark(painter, where, cell.mark, cell.mark_tone)
    _paint_detail(painter, places, cell)
    paint_focus(painter, places.whole, look)


def paint_in_place(
    painter: QPainter, corner: QPoint, look: Look, cell: PersonCell, kept: KeptPictures
) -> None:
    """Draw a person right into the list, half as dear as a picture that no other row can use.

    What other rows do have too, the disc and the mark, come from what is *kept*.
    """
    places = _places(look.width, look.height)
    painter.translate(corner)
    if places.is_narrow:
        painter.setClipRect(places.whole)
    tone, part = tone_of(cell.seed), look._replace(width=round_width())
    painter.drawPixmap(0, 0, kept.get(part, _paint_disc, tone))
    paint_initials(painter, places.round, initials_of(cell.name), tone)
    if look.state & (SELECTED | HOVERED):
        painter.fillRect(places.words, Theme.colour(ground_of(look)))
    painter.fillRect(places.line, Theme.colour("border"))
    end = _paint_name(painter, places, cell)
    if cell.mark:
        part = look._replace(width=_mark_width(), is_first=False)
        mark = kept.get(part, _paint_mark_on_ground, cell.mark, cell.mark_tone)
        painter.drawPixmap(round(end) + 6, 0, mark)
    _paint_detail(painter, places, cell)
    paint_focus(painter, places.whole, look)
    painter.setClipping(False)
    painter.translate(-corner)


class _Places(NamedTuple):
    whole: QRectF
    round: QRectF
    words: QRectF
    line: QRectF
    name: QRectF
    detail: QRectF
    room: int
    room_before_mark: int
    is_narrow: bool


@while_worn
def _places(width: int, height: int) -> _Places:
    """Where the parts of a person stand is the same in each row."""
    left = round_width()
    words = QRectF(left, 0, width - left, height)
    room = width - left - 6
    return _Places(
        whole=QRectF(0, 0, width, height),
        round=_round_of(words),
        words=words,
        line=QRectF(left, height - 1, width - left, 1),
        name=first_of_two(words),
        detail=second_of_two(words),
        room=room,
        room_before_mark=room - Theme.px(20),
        is_narrow=room < Theme.px(34),
    )


def _paint_disc(painter: QPainter, area: QRectF, look: Look, tone: str) -> None:
    paint_ground(painter, area, look, round_width())
    paint_disc(painter, _round_of(area), tone)


def _paint_name(painter: QPainter, places: _Places, cell: PersonCell) -> float:
    """Draw the name; return where it ends."""
    painter.setPen(Theme.colour("text"))
    where = places.name if cell.detail else places.words
    room = places.room_before_mark if cell.mark else places.room
    return where.left() + paint_line(painter, where, cell.name or "—", STRONG, room)


def _paint_detail(painter: QPainter, places: _Places, cell: PersonCell) -> None:
    if cell.detail:
        painter.setPen(Theme.colour("text3"))
        paint_line(painter, places.detail, cell.detail, SMALL, places.room)


def _paint_mark_on_ground(
    painter: QPainter, area: QRectF, look: Look, name: str, tone: str
) -> None:
    paint_ground(painter, area, look)
    _paint_mark(painter, area, name, tone)


def _paint_mark(painter: QPainter, area: QRectF, name: str, tone: str) -> None:
    side = area.width()
    top = first_of_two(area).center().y() - side / 2
    paint_icon(painter, name, QRectF(area.left(), top, side, side), Theme.colour(tone), 2.2)


def _mark_width() -> int:
    return Theme.px(14)


def _round_of(area: QRectF) -> QRectF:
    side = Theme.px(34)
    return QRectF(16, area.center().y() - side / 2, side, side)
