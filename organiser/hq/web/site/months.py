"""How many committees stood at the end of each month: as lines, and as the bars of a chart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from organiser import clock
from organiser.i18n import _, counted, month_name, number

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 520, 280, 80, 36, 18, 40
_MOST_LABELS = 4


@dataclass(frozen=True, slots=True)
class Month:
    """One month: what began, what ended, how many stood at its end."""

    on: date
    begun: int
    ended: int
    standing: int

    @property
    def words(self) -> str:
        """Return what it is called."""
        return month_name(self.on)

    @property
    def said(self) -> dict[str, str]:
        """Return its numbers as they are written."""
        return {
            "begun": number(self.begun), "ended": number(self.ended),
            "standing": number(self.standing),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """One month of a chart: what it is called, and its parts from the foot up."""

    on: date
    parts: tuple[tuple[int, str], ...]
    """How many, and in words."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One month on the chart, or one part of it."""

    x: int
    y: int
    width: int
    height: int
    words: str
    label: str
    shade: int = 0
    """Which of the six shades of the map it has; 0 for a chart of one part."""

    @property
    def middle(self) -> int:
        """Return the middle of its foot."""
        return self.x + self.width // 2


def months_of(changes: Iterable[tuple[date, int, int]]) -> list[Month]:
    """Return every month from the first one to now, those without a change too."""
    known = {on: (begun, ended) for on, begun, ended in changes}
    if not known:
        return []
    on, last, standing = min(known), max(*known, clock.today().replace(day=1)), 0
    months = []
    while on <= last:
        begun, ended = known.get(on, (0, 0))
        standing += begun - ended
        months.append(Month(on, begun, ended, standing))
        on = date(on.year + on.month // 12, on.month % 12 + 1, 1)
    return months


def chart(months: list[Month]) -> dict[str, object]:
    """Return the bars of *months* with what stands beside them, as `site/chart.html` draws them."""
    return drawn([
        Column(month.on, ((month.standing, _said(month.standing)),)) for month in months
    ])  # fmt: skip


def _said(standing: int) -> str:
    return counted("{count} committee", "{count} committees", standing)


def drawn(columns: Sequence[Column]) -> dict[str, object]:
    """Return the bars of *columns*, each part standing on the one before it."""
    most = max((sum(count for count, _words in each.parts) for each in columns), default=0) or 1
    high = _HEIGHT - _TOP - _BOTTOM
    step = (_WIDTH - _LEFT - _RIGHT) / max(len(columns), 1)
    every = -(-len(columns) // _MOST_LABELS) or 1
    bars = []
    for at, column in enumerate(columns):
        label = f"{column.on:%m/%Y}" if (len(columns) - 1 - at) % every == 0 else ""
        left, wide = round(_LEFT + at * step + step * 0.1), max(1, min(round(step * 0.8), 60))
        foot, shades = 0, len(column.parts) > 1
        for shade, (count, words) in enumerate(column.parts, 1):
            low, top = round(high * foot / most), round(high * (foot + count) / most)
            said = _("{what}: {said}").format(what=month_name(column.on), said=words)
            bars.append(
                Bar(left, _TOP + high - top, wide, top - low, said, label, shade if shades else 0)
            )
            foot, label = foot + count, ""
    marks = sorted({0, most // 2, most})
    lines = [{"y": _TOP + high - round(high * m / most), "words": number(m)} for m in marks]
    return {
        "width": _WIDTH, "height": _HEIGHT, "left": _LEFT, "right": _WIDTH - _RIGHT,
        "words": _LEFT - 12, "foot": _HEIGHT - 12, "bars": bars, "lines": lines,
    }  # fmt: skip
