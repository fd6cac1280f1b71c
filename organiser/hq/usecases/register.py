"""The register of online selections: lines opened, replaced, withdrawn, and let go after years.

Regulation (EU) 2024/900: without a complete line no laptop writes to people chosen online (R12,
R13). Nothing is opened or replaced in the silence before a vote of the whole country (R17).
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from organiser import clock
from organiser.domain.directive import MOVEMENT
from organiser.domain.exchange.records import Value
from organiser.domain.identifier import new_id
from organiser.domain.online import Line, Parameter
from organiser.domain.outreach import Use
from organiser.domain.register import Entry, Said, kept_until
from organiser.errors import Misuse, Refused
from organiser.hq.home import Keys
from organiser.hq.models import DriveFigures, SelectionLine
from organiser.hq.usecases import elections, feeds
from organiser.hq.usecases.series import all_in, newest_in, newest_of_each
from organiser.i18n import _, long_date

_KIND = "online_selection"
_YEAR = timedelta(days=365)


def open_line(keys: Keys, entry: Entry, *, by: str = "") -> SelectionLine:
    """Open a line; laptops hear of it at their next exchange, complete or not."""
    _refuse_in_silence()
    made = new_id()
    with transaction.atomic():
        row = SelectionLine(id=made, series=made, version=1, reference=_reference())
        return _write(keys, row, entry, by)


def revise(keys: Keys, series: UUID, entry: Entry, *, by: str = "") -> SelectionLine:
    """Write the next version of a line; what it said before stays in the register.

    A line that was complete is not made incomplete again, nor one that was withdrawn changed.
    """
    _refuse_in_silence()
    with transaction.atomic():
        last = newest_of(series, lock=True)
        if last.withdrawn_at is not None:
            raise Refused(_("This line was withdrawn. Open another one."))
        if last.is_complete and not entry.is_complete:
            raise Refused(_("This line is complete: its next version must be complete too."))
        fresh = SelectionLine(
            id=new_id(), series=series, version=last.version + 1, reference=last.reference
        )
        return _write(keys, fresh, entry, by)


def withdraw(keys: Keys, series: UUID, reason: str, *, by: str = "") -> SelectionLine:
    """Close a line before its last day; drives under it pause. Its notice stays, and says so."""
    if not reason.strip():
        raise Refused(_("Say why it is withdrawn: it stays in the register."))
    with transaction.atomic():
        last = newest_of(series, lock=True)
        if last.withdrawn_at is not None:
            return last
        last.withdrawn_at, last.reason, last.withdrawn_by = clock.now(), reason.strip(), by
        last.save(update_fields=["withdrawn_at", "reason", "withdrawn_by"])
        _tell(keys, last)
    return last


def newest_of(series: UUID, *, lock: bool = False) -> SelectionLine:
    """Return the newest version of a line; `Misuse` where there is none."""
    last = newest_in(SelectionLine.objects.all(), series, lock=lock)
    if last is None:
        raise Misuse(_("There is no such line in the register."))
    return last


def list_lines() -> tuple[SelectionLine, ...]:
    """Return the newest version of every line, the latest reference first."""
    last = newest_of_each(SelectionLine.objects.all())
    return tuple(sorted(last, key=lambda each: each.reference, reverse=True))


def versions_of(series: UUID) -> tuple[SelectionLine, ...]:
    """Return every version of a line, the newest first."""
    return all_in(SelectionLine.objects.all(), series)


def to_assess(today: date | None = None) -> tuple[SelectionLine, ...]:
    """Return the lines in force whose risks nobody looked at for a year: it is done every year.

    What counts is when the words about them last changed (Regulation (EU) 2024/900, article 18).
    """
    now = today or clock.today()
    return tuple(
        line for line in list_lines()
        if line.withdrawn_at is None and line.ends_on >= now
        and _assessed_on(line) <= now - _YEAR
    )  # fmt: skip


def public_lines() -> tuple[SelectionLine, ...]:
    """Return the lines that have a public notice, each in its newest complete version."""
    last = newest_of_each(SelectionLine.objects.filter(is_complete=True))
    return tuple(sorted(last, key=lambda each: each.reference, reverse=True))


def public_of(reference: str) -> SelectionLine | None:
    """Return the line behind a public notice; None where there is none."""
    found = SelectionLine.objects.filter(reference=reference, is_complete=True)
    return found.order_by("-version").first()


def entry_of(row: SelectionLine) -> Entry:
    """Return what a version says."""
    kept = row.entry
    known = set(map(str, Parameter))
    return Entry(
        Use(row.use), row.starts_on, row.ends_on,
        frozenset(Parameter(each) for each in kept["parameters"] if each in known),
        kept["subject"], kept["words"], {each: kept["said"].get(each, "") for each in Said},
    )  # fmt: skip


def line_of(row: SelectionLine) -> Line:
    """Return a version as a laptop knows it: the shared check is asked of this."""
    entry = entry_of(row)
    return Line(
        row.series, row.reference, row.version, entry.use, entry.parameters, row.starts_on,
        row.ends_on, row.is_complete, row.withdrawn_at is not None, entry.subject, entry.words,
        entry.said[Said.SPONSOR], notice_of(row.reference),
    )  # fmt: skip


def notice_of(reference: str) -> str:
    """Return the short address of the public notice of a line."""
    return f"{settings.SITE}/t/{reference}"


def forget_old(keys: Keys, today: date | None = None) -> int:
    """Let go of lines whose seven years are over, their numbers too; return how many."""
    now = today or clock.today()
    old = [each for each in list_lines() if kept_until(each.ends_on) < now]
    for each in old:
        with transaction.atomic(), feeds.opened(keys, MOVEMENT) as desk:
            feeds.take_out(desk, _KIND, each.series)
            SelectionLine.objects.filter(series=each.series).delete()
            DriveFigures.objects.filter(about=each.series).delete()
    return len(old)


def _assessed_on(line: SelectionLine) -> date:
    """Return when the risks of a line were last written down."""
    since = line.written_at
    for earlier in versions_of(line.series):
        if entry_of(earlier).said[Said.RISKS] != entry_of(line).said[Said.RISKS]:
            break
        since = earlier.written_at
    return since.date()


def _refuse_in_silence() -> None:
    found = elections.silence_of("", clock.now())
    if found is None:
        return
    words = _("Not now: before the vote “{title}” the law wants silence until {day}, {time}.")
    raise Refused(
        words.format(
            title=found.title, day=long_date(found.ends.date()), time=f"{found.ends:%H:%M}"
        )
    )  # fmt: skip


def _reference() -> str:
    year = clock.today().year
    begun = SelectionLine.objects.filter(reference__startswith=f"S-{year}-")
    numbers = [int(each.rpartition("-")[2]) for each in begun.values_list("reference", flat=True)]
    return f"S-{year}-{max(numbers, default=0) + 1:03}"


def _write(keys: Keys, row: SelectionLine, entry: Entry, by: str) -> SelectionLine:
    row.use, row.starts_on, row.ends_on = str(entry.use), entry.starts_on, entry.ends_on
    row.is_complete, row.entry = entry.is_complete, _kept(entry)
    row.written_at, row.written_by = clock.now(), by
    row.save(force_insert=True)
    _tell(keys, row)
    return row


def _kept(entry: Entry) -> Mapping[str, Any]:
    return {
        "parameters": sorted(map(str, entry.parameters)), "subject": entry.subject,
        "words": entry.words, "said": {str(name): text for name, text in entry.said.items()},
    }  # fmt: skip


def _tell(keys: Keys, row: SelectionLine) -> None:
    line, at = line_of(row), row.withdrawn_at
    fields: dict[str, Value] = {
        "reference": line.reference, "version": line.version, "use": str(line.use),
        "parameters": " ".join(sorted(map(str, line.parameters))),
        "starts_on": line.starts_on.isoformat(), "ends_on": line.ends_on.isoformat(),
        "is_complete": int(line.is_complete),
        "withdrawn_at": None if at is None else clock.stamp(at), "subject": line.subject,
        "words": line.words, "sponsor": line.sponsor, "notice": line.notice,
    }  # fmt: skip
    with feeds.opened(keys, MOVEMENT) as desk:
        feeds.put(desk, _KIND, row.series, fields)
