"""Rows of a table into candidates: one for each row, none dropped without a word."""

from collections.abc import Iterator
from collections.abc import Mapping as Dictionary
from dataclasses import replace
from datetime import date

from organiser import clock
from organiser.domain.consent import Channel
from organiser.domain.intake import Candidate
from organiser.domain.remarks import refused_channels
from organiser.importing.findings import problem
from organiser.importing.mapping import Mapping
from organiser.importing.places import layout_of
from organiser.importing.refusals import in_order
from organiser.importing.rejoin import rejoined
from organiser.importing.row import Habits, read_row, rejected
from organiser.importing.table import Table
from organiser.progress import Progress

_STEP = 500
_NO_FIXES: Dictionary[int, tuple[str, ...]] = {}
_MISPLACED = frozenset({"phone_unreadable", "email_unreadable", "date_unreadable", "phone_short"})


def candidates(
    table: Table,
    mapping: Mapping,
    *,
    region: str = "FR",
    fixes: Dictionary[int, tuple[str, ...]] = _NO_FIXES,
    progress: Progress | None = None,
    today: date | None = None,
) -> Iterator[Candidate]:
    """Yield one candidate for each row of *table*, a rejected one with its reason.

    *fixes* are rows she corrected, by line; *region* is the country that numbers without a
    prefix belong to.
    """
    habits = _habits(table, mapping, region, today or clock.today())
    for count, (line, cells) in enumerate(table):
        if progress is not None and count % _STEP == 0:
            progress.at(count)
        if line in fixes:
            yield read_row(habits, line, fixes[line])
        elif line in table.damaged or line in table.wrong_width:
            yield _of_odd_row(habits, table, mapping, line, cells)
        else:
            yield read_row(habits, line, cells)


def _habits(table: Table, mapping: Mapping, region: str, today: date) -> Habits:
    return Habits(
        layout_of(table.headers, mapping),
        mapping.date_order,
        mapping.name_order,
        region,
        today,
        _refused_by(table),
    )


def _refused_by(table: Table) -> tuple[Channel, ...]:
    words = [table.found.sheet, *table.found.titles]
    return in_order({channel for text in words if text for channel in refused_channels(text)})


def _of_odd_row(
    habits: Habits, table: Table, mapping: Mapping, line: int, cells: tuple[str, ...]
) -> Candidate:
    if line in table.damaged:
        if len(cells) != table.width or line in table.wrong_width:
            return rejected(line, "cut_off")
        return _with(read_row(habits, line, cells), "stray_quote")
    if len(cells) > table.width:
        mended = rejoined(cells, mapping.targets, table.found.delimiter)
        if mended is None:
            return rejected(line, "row_shape")
        return _with(read_row(habits, line, mended), "cells_rejoined")
    read = read_row(habits, line, cells)
    if any(each.code in _MISPLACED for each in read.problems):
        return rejected(line, "row_shape")
    return _with(read, "row_short")


def _with(candidate: Candidate, code: str) -> Candidate:
    told = (*candidate.problems, problem(candidate.line, "", code))
    return replace(candidate, problems=told)
