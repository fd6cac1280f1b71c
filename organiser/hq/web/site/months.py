"""How many committees stood at the end of each month: as lines, and as the bars of a chart."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from organiser import clock
from organiser.i18n import counted, month_name, number

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 520, 280, 56, 36, 18, 40
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
class Bar:
    """One month on the chart."""

    x: int
    y: int
    width: int
    height: int
    words: str
    label: str

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
    most = max((month.standing for month in months), default=0) or 1
    room, high = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM
    step = room / max(len(months), 1)
    every = -(-len(months) // _MOST_LABELS) or 1
    bars = []
    for at, month in enumerate(months):
        tall = round(high * month.standing / most)
        words = counted("{count} committee", "{count} committees", month.standing)
        bars.append(
            Bar(
                round(_LEFT + at * step + step * 0.1),
                _TOP + high - tall,
                max(1, min(round(step * 0.8), 60)),
                tall,
                f"{month.words} : {words}",
                f"{month.on:%m/%Y}" if (len(months) - 1 - at) % every == 0 else "",
            )
        )
    marks = sorted({0, most // 2, most})
    lines = [{"y": _TOP + high - round(high * m / most), "words": number(m)} for m in marks]
    return {
        "width": _WIDTH, "height": _HEIGHT, "left": _LEFT, "right": _WIDTH - _RIGHT,
        "words": _LEFT - 12, "foot": _HEIGHT - 12, "bars": bars, "lines": lines,
    }  # fmt: skip
