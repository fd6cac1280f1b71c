"""Sign-up sheets: recorded as they are printed, opened by their code, typed back line by line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain.action import ActionState, Attendance
from organiser.domain.consent import Origin
from organiser.domain.sheet_code import TypedCode, read_digits, write_digits
from organiser.errors import OrganiserError, Refused
from organiser.i18n import _
from organiser.models.action import Participation, SignUpLine, SignUpSheet
from organiser.usecases import derived
from organiser.usecases.people.editing import add_in
from organiser.usecases.plans.agenda import ActionRow, read_action
from organiser.usecases.plans.attending import check_day
from organiser.usecases.plans.planning import known_action
from organiser.usecases.sheet_numbers import draw_number
from organiser.usecases.training.sessions import settle_session


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line in the order of the paper."""

    id: UUID
    place: int
    person_id: UUID | None
    name: str
    state: Attendance | None
    is_blank: bool
    """Printed without a name."""

    @property
    def is_erased(self) -> bool:
        """Whether whoever stood there is no longer in the list."""
        return self.person_id is None and not self.is_blank


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """A sheet on its way back."""

    action: ActionRow
    digits: str
    lines: tuple[SheetLine, ...]
    first: int
    """The place in *lines* where the page begins whose code was typed."""


def record(
    session: Session, action_id: UUID, people: Sequence[UUID], blanks: int, a_page: int
) -> int:
    """Write down a sheet that is being printed, *a_page* lines on each page; return its number."""
    number = draw_number(session)
    sheet = SignUpSheet(action_id=action_id, number=number, printed_at=clock.now())
    session.add(sheet)
    session.flush()
    for at, person_id in enumerate([*people, *[None] * blanks]):
        session.add(
            SignUpLine(
                sheet_id=sheet.id, page=at // a_page + 1, place=at + 1, person_id=person_id,
                is_blank=person_id is None,
            )
        )  # fmt: skip
    session.flush()
    return number


def code_of(number: int, page: int) -> str:
    """Return the digits that a page carries."""
    return write_digits(TypedCode(number, page))


def open_sheet(database: Database, digits: str) -> OpenSheet:
    """Return the sheet that one of its pages names by *digits*."""
    code = read_digits(digits)
    if code is None:
        raise OrganiserError(_("This number is not complete, or a key slipped."))
    with database.bare() as connection:
        sheet = connection.execute(_SHEET, (code.sheet,)).fetchone()
        if sheet is None:
            raise OrganiserError(_("No sign-up sheet has this number."))
        rows = connection.execute(_LINES, (sheet[1], sheet[0])).fetchall()
    lines = tuple(
        SheetLine(
            UUID(bytes=key), place, UUID(bytes=who) if who else None, f"{first} {last}".strip(),
            Attendance(state) if state else None, bool(blank),
        )
        for key, _page, place, who, first, last, state, blank in rows
    )  # fmt: skip
    first = next((at for at, row in enumerate(rows) if row[1] == code.page), 0)
    return OpenSheet(read_action(database, UUID(bytes=sheet[1])).row, digits, lines, first)


def add_newcomer(database: Database, line_id: UUID, values: Mapping[str, str]) -> UUID:
    """Add who wrote her name on a free line: she came, and has agreed to nothing yet (R20)."""
    with database.transaction("action.newcomer") as session:
        line = session.get(SignUpLine, line_id)
        if line is None:
            raise OrganiserError(_("This line is no longer there."))
        if not line.is_blank or line.person_id is not None:
            raise Refused(_("Somebody stands on this line already."))
        sheet = session.get_one(SignUpSheet, line.sheet_id)
        action = known_action(session, sheet.action_id)
        check_day(action, Attendance.CAME)
        person = add_in(session, values, Origin.SIGNUP_SHEET)
        line.person_id, action.state = person.id, ActionState.DONE
        session.add(Participation(action_id=action.id, person_id=person.id, state=Attendance.CAME))
        session.flush()
        settle_session(session, action)
        derived.refresh_people(session, [person.id])
        derived.refresh_engagement(session, [person.id])
        return person.id


_SHEET = "SELECT id, action_id FROM sign_up_sheet WHERE number = ?"
_LINES = """
    SELECT l.id, l.page, l.place, l.person_id, coalesce(e.first_name, ''),
      coalesce(nullif(e.last_name, ''), e.birth_name, ''),
      (SELECT state FROM participation p WHERE p.action_id = ? AND p.person_id = l.person_id),
      l.is_blank
    FROM sign_up_line l LEFT JOIN person e ON e.id = l.person_id WHERE l.sheet_id = ?
    ORDER BY l.place
"""
