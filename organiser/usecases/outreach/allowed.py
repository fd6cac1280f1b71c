"""Whatever forbids reaching people by a use is asked here, and nowhere else.

The rules of targeting online (R12, R13), and the silence before a vote (R17): every launch, call,
letter and message asks.
"""

from dataclasses import dataclass

from organiser import clock
from organiser.database import Database
from organiser.domain import online
from organiser.domain.online import Line
from organiser.domain.outreach import ONLINE, Audience, Use
from organiser.domain.segments.rules import Rule
from organiser.errors import Refused
from organiser.i18n import _
from organiser.usecases.outreach.drives import Drive
from organiser.usecases.outreach.registered import read_lines
from organiser.usecases.silence import refuse_in_silence
from organiser.words.online import fault_words, no_line_words, profiling_words
from organiser.words.outreach import use_label


@dataclass(frozen=True, slots=True)
class Allowance:
    """Whether the people of a list may be reached by a use."""

    refusal: str = ""
    """Why not, in words; nothing where they may."""
    lines: tuple[Line, ...] = ()
    """Of a selection online: the lines of the register that carry it, the latest first."""


def allowance(database: Database, use: Use, rule: Rule) -> Allowance:
    """Return whether the people of *rule* may be reached by *use*, the silence left aside."""
    if not online.is_selection(use, rule):
        return Allowance()
    if online.profiling(rule):
        return Allowance(profiling_words())
    with database.bare() as connection:
        lines = read_lines(connection)
    today = clock.today()
    found = online.carrying(lines, use, rule, today)
    if found:
        return Allowance(lines=found)
    faults = [online.fault_of(line, use, rule, today) for line in lines if line.use is use]
    return Allowance(no_line_words(faults[0] if len(faults) == 1 else None))


def refuse_unless_allowed(database: Database, use: Use, rule: Rule) -> Allowance:
    """Raise `Refused`, with the rule in words, when its people may not be reached by *use* now."""
    refuse_in_silence(database, use_label(use))
    found = allowance(database, use, rule)
    if found.refusal:
        raise Refused(found.refusal)
    return found


def refuse_unless_carried(
    database: Database, use: Use, rule: Rule, line: Line | None, message: tuple[str, str]
) -> None:
    """Raise `Refused` unless a launch may take place: of a selection online, under *line*.

    *message*: its subject and its words, which must be those of the register.
    """
    found = refuse_unless_allowed(database, use, rule)
    if not found.lines:
        return
    if line is None or line not in found.lines:
        fault = online.fault_of(line, use, rule, clock.today()) if line is not None else None
        raise Refused(fault_words(fault) if fault is not None else no_line_words(None))
    subject = line.subject if use is Use.EMAIL else message[0]
    if message != (subject, line.words):
        raise Refused(
            _("Under a line of the register its own message is sent, word for word: {reference}.")
            .format(reference=line.reference)
        )  # fmt: skip


def refuse_drive(database: Database, drive: Drive) -> None:
    """Raise `Refused`, with the reason, when a drive that was launched may not go on now."""
    refuse_in_silence(database, use_label(drive.use))
    if drive.use in ONLINE and drive.audience is Audience.SELECTION and drive.line is None:
        raise Refused(no_line_words(None))
    if drive.hold:
        raise Refused(drive.hold)
