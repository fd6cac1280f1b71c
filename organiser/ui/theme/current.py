"""The look worn now, and every measure taken from it."""

from collections.abc import Callable
from functools import cache
from typing import ClassVar, ParamSpec, TypeVar, cast

from PySide6.QtGui import QColor, QFont, QFontMetricsF

from organiser.ui.theme.tokens import LIGHT, Tokens

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")
FAMILY = "Inter"
BASE_POINTS = 10.5
SIZES = (90, 100, 115, 130, 150)
"""Text sizes she may choose, in per cent."""

SCALE = {
    "caption": 0.86,
    "body": 1.0,
    "strong": 1.0,
    "h3": 1.14,
    "h2": 1.36,
    "h1": 1.64,
    "display": 2.1,
}
_NORMAL, _SEMIBOLD, _BOLD = QFont.Weight.Normal, QFont.Weight.DemiBold, QFont.Weight.Bold
_WEIGHTS = {
    "caption": _NORMAL,
    "body": _NORMAL,
    "strong": _SEMIBOLD,
    "h3": _SEMIBOLD,
    "h2": _SEMIBOLD,
    "h1": _BOLD,
    "display": _BOLD,
}


_FORGET: list[Callable[[], None]] = []


def while_worn(find: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """Remember what *find* answers until another look is worn."""
    kept = cache(find)
    _FORGET.append(kept.cache_clear)
    return cast("Callable[Asked, Answer]", kept)


class Theme:
    """The look of the whole program; like the language spoken, there is one at a time.

    Whatever paints asks here each time it paints, so that a switch needs no list of widgets.
    """

    tokens: ClassVar[Tokens] = LIGHT
    percent: ClassVar[int] = 100
    strong_lines: ClassVar[bool] = False
    """Whether the system asks for more contrast: lines are then twice as thick."""
    turn: ClassVar[int] = 0
    """How many looks were worn: what took its sizes in this turn need not take them again."""

    @classmethod
    def set(cls, tokens: Tokens, percent: int, *, strong_lines: bool = False) -> None:
        """Wear *tokens* at *percent* of the ordinary text size."""
        cls.tokens, cls.percent, cls.strong_lines = tokens, percent, strong_lines
        cls.turn += 1
        for forget in _FORGET:
            forget()

    @classmethod
    def px(cls, measure: float) -> int:
        """Return *measure*, thought in pixels at ordinary text size, at the size worn."""
        return round(measure * cls.percent / 100)

    @classmethod
    def text_px(cls, width: int) -> int:
        """Return how wide *width* pixels feel: big text makes a window smaller."""
        return round(width * 100 / cls.percent)

    @classmethod
    def points(cls, role: str = "body") -> float:
        """Return the size of type of *role*, in points."""
        return BASE_POINTS * cls.percent / 100 * SCALE[role]

    @classmethod
    def colour(cls, token: str) -> QColor:
        """Return the colour of *token*; do not change it, it is shared."""
        return _colour(token)

    @classmethod
    def hex(cls, token: str) -> str:
        """Return the colour of *token* as #RRGGBB."""
        return str(getattr(cls.tokens, token))

    @classmethod
    def font(cls, role: str = "body", weight: QFont.Weight | None = None) -> QFont:
        """Return the type of *role*; do not change it, it is shared."""
        return _font(role, weight)

    @classmethod
    def metrics(cls, role: str = "body", weight: QFont.Weight | None = None) -> QFontMetricsF:
        """Return the measures of the type of *role*."""
        return _metrics(role, weight)


@while_worn
def _colour(token: str) -> QColor:
    return QColor(getattr(Theme.tokens, token))


@while_worn
def _font(role: str, weight: QFont.Weight | None) -> QFont:
    font = QFont(FAMILY)
    font.setPointSizeF(Theme.points(role))
    font.setWeight(weight or _WEIGHTS[role])
    if role == "display":
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


@while_worn
def _metrics(role: str, weight: QFont.Weight | None) -> QFontMetricsF:
    return QFontMetricsF(_font(role, weight))
