"""What holds a drive up: its directive, or its line of the register, is withdrawn or over.

It is looked up, never written: a directive that counts again lets the drive go on by itself, and
nothing that was done is lost.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from organiser import clock
from organiser.domain.directive import Standing, standing_between
from organiser.domain.online import Line, standing_fault
from organiser.encrypted_file import Connection
from organiser.i18n import _
from organiser.usecases.outreach.registered import line_of
from organiser.words.online import fault_words


@dataclass(frozen=True, slots=True)
class Origin:
    """The directive that asked for a drive, as it stands now."""

    title: str
    standing: Standing
    reason: str = ""

    @property
    def hold(self) -> str:
        """Return why the drive rests, in words; nothing while it may go on."""
        if self.standing is Standing.WITHDRAWN:
            words = _(
                "Paused: headquarters withdrew its directive. Reason: {reason} What was done "
                "stays; close it, and launch it again for who is left if you go on by yourselves."
            )
            return words.format(reason=self.reason)
        if self.standing is Standing.OVER:
            return _(
                "Paused: the last day of its directive is over. What was done stays; close it, and "
                "launch it again for who is left if you go on by yourselves."
            )
        return ""


def origin_of(connection: Connection, series: bytes | None) -> Origin | None:
    """Return the directive of *series* as it stands; None where there is none, or not here."""
    if series is None:
        return None
    row = connection.execute(_LAST, (series,)).fetchone()
    if row is None:
        return None
    title, start, end, withdrawn_at, reason = row
    if withdrawn_at is not None:
        return Origin(title, Standing.WITHDRAWN, reason)
    until = date.fromisoformat(end) if end else None
    return Origin(title, standing_between(date.fromisoformat(start), until, clock.today()))


def hold_of(connection: Connection, outreach_id: UUID) -> str:
    """Return why a drive rests although nobody paused it; nothing where it may go on."""
    row = connection.execute(_SERIES, (outreach_id.bytes,)).fetchone()
    if row is None:
        return ""
    origin = origin_of(connection, row[0])
    return line_hold(line_of(connection, row[1])) or (origin.hold if origin is not None else "")


def line_hold(line: Line | None) -> str:
    """Return why a drive rests whose line of the register is *line*; nothing where it may go on."""
    fault = standing_fault(line, clock.today()) if line is not None else None
    if fault is None:
        return ""
    words = _("Paused: {why} What was done stays; nothing more is sent.")
    return words.format(why=fault_words(fault))


_LAST = """
    SELECT title, valid_from, valid_until, withdrawn_at, reason FROM directive
    WHERE series_id = ? ORDER BY version DESC LIMIT 1
"""
_SERIES = "SELECT directive_id, selection_id FROM outreach WHERE id = ?"
