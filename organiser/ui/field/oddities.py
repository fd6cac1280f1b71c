"""What is unlikely about a page that is about to be settled: each is one question."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import groupby

from organiser import clock
from organiser.domain.field import Outcome
from organiser.i18n import _, counted
from organiser.ui.field.entry import Entry, Line
from organiser.usecases.field.typed_apart import CALLS

_ENOUGH = 10
"""Answers a page must have before its shares say anything."""
_MANY, _FEW = 0.60, 0.05
_IN_A_ROW = 8
_A_DOOR = timedelta(seconds=20)
"""Nobody rings, waits and writes in less."""


def oddities(entry: Entry) -> tuple[str, ...]:
    """Return one sentence for each thing that she should look at again."""
    lines = [line for at, line in enumerate(entry.lines) if not entry.is_erased(at)]
    if entry.page.kind == CALLS:
        return tuple(_uncalled(lines))
    return (
        *_empty(lines), *_shares(lines), *_runs(lines), *_mixed(lines),
        *_haste(entry, lines),
    )  # fmt: skip


def _empty(lines: Sequence[Line]) -> Iterator[str]:
    if count := sum(not line.is_said for line in lines):
        yield counted(
            "{count} line is empty: it counts as not visited.",
            "{count} lines are empty: they count as not visited.", count,
        )  # fmt: skip


def _uncalled(lines: Sequence[Line]) -> Iterator[str]:
    if count := sum(not line.is_said for line in lines):
        yield counted(
            "{count} line is empty: it counts as not called.",
            "{count} lines are empty: they count as not called.", count,
        )  # fmt: skip


def _shares(lines: Sequence[Line]) -> Iterator[str]:
    answered = [line.outcome for line in lines if line.outcome is not None]
    if len(answered) < _ENOUGH:
        return
    share = answered.count(Outcome.MET) / len(answered)
    if share > _MANY:
        yield _("More than 60 doors in 100 opened: this is rare.")
    elif share < _FEW:
        yield _("Hardly any door opened: this is rare.")


def _runs(lines: Sequence[Line]) -> Iterator[str]:
    for outcome, run in groupby(line.outcome for line in lines):
        length = len(list(run))
        if outcome not in (None, Outcome.ABSENT) and length >= _IN_A_ROW:
            yield counted(
                "{count} equal answer in a row.", "{count} equal answers in a row.", length
            )


def _mixed(lines: Sequence[Line]) -> Iterator[str]:
    wrong = sum(line.outcome is Outcome.WRONG_ADDRESS and line.leaflet for line in lines)
    if wrong:
        yield counted(
            "{count} wrong address was given a leaflet.",
            "{count} wrong addresses were given a leaflet.", wrong,
        )  # fmt: skip
    open_slips = sum(line.slip and not line.slip_number for line in lines)
    if open_slips:
        yield counted(
            "{count} slip has no number: nobody can be written to from it yet.",
            "{count} slips have no number: nobody can be written to from them yet.", open_slips,
        )  # fmt: skip


def _haste(entry: Entry, lines: Sequence[Line]) -> Iterator[str]:
    doors = sum(line.outcome is not None for line in lines)
    out_at = entry.page.out_at
    is_fresh = not entry.page.is_settled
    if is_fresh and out_at is not None and clock.now() - out_at < doors * _A_DOOR:
        yield _("The sheet is back sooner than 20 seconds a door.")
