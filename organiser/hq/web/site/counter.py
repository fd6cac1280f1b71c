"""How many committees there are since the beginning: a chart drawn here, the same as a table."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from organiser import clock
from organiser.atlas.departments import departments
from organiser.hq.usecases.public import country
from organiser.hq.web.site.around import same_for_all
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


@require_safe
@same_for_all
def show(request: HttpRequest) -> HttpResponse:
    """Show how many committees there are, by month and by department."""
    months, counts = _months(), country.by_department()
    total = sum(counts.values())
    areas = [
        {"code": code, "name": name, "count": number(counts[code])}
        for code, name in departments().items() if code in counts
    ]  # fmt: skip
    return render(request, "site/counter.html", {
        "count": total, "total": number(total), "areas": areas, "months": months[::-1],
        "chart": _chart(months), "since": months[0].words if months else "",
        "begun": number(sum(month.begun for month in months)),
        "ended": number(sum(month.ended for month in months)),
    })  # fmt: skip


def _months() -> list[Month]:
    """Return every month from the first one to now, those without a change too."""
    known = {on: (begun, ended) for on, begun, ended in country.by_month()}
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


def _chart(months: list[Month]) -> dict[str, object]:
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
