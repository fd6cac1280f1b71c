"""A sign-up sheet comes back by its code, line by line in the order of the paper."""

import pytest
from make import person
from sqlalchemy import text

from organiser.domain.action import ActionKind, ActionState, Attendance, Kind
from organiser.domain.consent import Basis, Origin
from organiser.domain.engagement import Rung
from organiser.domain.plan import Plan
from organiser.errors import OrganiserError, Refused
from organiser.usecases import checking, limiting, undo
from organiser.usecases.people import merging
from organiser.usecases.people.card import read_card
from organiser.usecases.plans import agenda, attending, papers, planning, sign_up_sheets
from tests.ui.plans.scene import THURSDAY, at


@pytest.fixture(autouse=True)
def thursday():
    """It is ten in the morning of a Thursday."""
    with at(THURSDAY):
        yield


@pytest.fixture
def action(database):
    return planning.plan(database, Plan(Kind(ActionKind.STALL), THURSDAY, "09:00"))


def printed(database, action, tmp_path):
    """Print the sheet; return the digits of its pages."""
    papers.write_sign_up_sheet(database, action, tmp_path / "sheet.pdf")
    with database.bare() as connection:
        rows = connection.execute(
            "SELECT s.number, l.page FROM sign_up_sheet s JOIN sign_up_line l ON l.sheet_id = s.id "
            "GROUP BY s.printed_at, l.page ORDER BY s.printed_at, l.page"
        ).fetchall()
    return [sign_up_sheets.code_of(number, page) for number, page in rows]


def test_the_lines_come_as_they_were_printed_whatever_changed_since(database, action, tmp_path):
    first, second = person(database, "Anne Le Goff"), person(database, "Yann Riou")
    attending.mark(database, action, [first, second], Attendance.COMING)
    (digits,) = printed(database, action, tmp_path)
    attending.let_lead(database, action, second, leads=True)

    sheet = sign_up_sheets.open_sheet(database, digits)

    names = [line.name for line in sheet.lines if not line.is_blank]
    assert names == ["Anne Le Goff", "Yann Riou"]
    assert [line.place for line in sheet.lines] == list(range(1, 3 + papers.NEWCOMERS))
    assert sheet.first == 0


def test_whoever_is_limited_stands_on_no_sheet(database, action, tmp_path):
    first, second = person(database, "Anne Le Goff"), person(database, "Yann Riou")
    attending.mark(database, action, [first, second], Attendance.COMING)
    limiting.limit(database, second, "par lettre")

    (digits,) = printed(database, action, tmp_path)

    sheet = sign_up_sheets.open_sheet(database, digits)
    assert [line.name for line in sheet.lines if not line.is_blank] == ["Anne Le Goff"]


def test_the_code_of_a_later_page_opens_at_its_first_line(database, action, tmp_path):
    who = [person(database, f"P{n} Nom{n}") for n in range(60)]
    attending.mark(database, action, who, Attendance.COMING)
    codes = printed(database, action, tmp_path)

    sheet = sign_up_sheets.open_sheet(database, codes[1])

    assert len(codes) > 2
    assert 0 < sheet.first < 60
    assert sign_up_sheets.open_sheet(database, codes[0]).first == 0


def test_who_wrote_her_name_came_and_has_agreed_to_nothing(database, action, tmp_path):
    (digits,) = printed(database, action, tmp_path)
    line = sign_up_sheets.open_sheet(database, digits).lines[0]

    someone = sign_up_sheets.add_newcomer(
        database, line.id,
        {"first_name": "Léa", "last_name": "Morvan", "phones": "06 39 98 12 34", "emails": ""},
    )  # fmt: skip

    card = read_card(database, someone)
    assert (card.origin, card.basis, card.rung) == (
        Origin.SIGNUP_SHEET, Basis.PENDING, Rung.SUPPORTER,
    )  # fmt: skip
    assert agenda.read_action(database, action).row.state is ActionState.DONE
    again = sign_up_sheets.open_sheet(database, digits).lines[0]
    assert (again.name, again.state) == ("Léa Morvan", Attendance.CAME)
    with pytest.raises(Refused):
        sign_up_sheets.add_newcomer(database, line.id, {"first_name": "Zoé"})
    undo.undo(database)
    assert sign_up_sheets.open_sheet(database, digits).lines[0].person_id is None
    assert checking.check(database).problems == ()


def test_a_newcomer_has_a_name_and_comes_on_the_day(database, tmp_path):
    later = planning.plan(database, Plan(Kind(ActionKind.STALL), THURSDAY.replace(day=28)))
    (digits,) = printed(database, later, tmp_path)
    line = sign_up_sheets.open_sheet(database, digits).lines[0]

    for values in ({"first_name": " "}, {"first_name": "Léa"}):
        with pytest.raises(OrganiserError):
            sign_up_sheets.add_newcomer(database, line.id, values)


def test_whoever_was_merged_or_erased_is_still_a_line(database, action, tmp_path):
    kept, other = person(database, "Anne Le Goff"), person(database, "Anne Le Gof")
    gone = person(database, "Yann Riou")
    attending.mark(database, action, [other, gone], Attendance.COMING)
    (digits,) = printed(database, action, tmp_path)

    merging.merge(database, kept, other)
    with database.transaction("test") as session:
        session.execute(text("DELETE FROM person WHERE id = :id"), {"id": gone.bytes})

    merged, erased, *_free = sign_up_sheets.open_sheet(database, digits).lines
    assert merged.person_id == kept
    assert erased.is_erased


def test_a_number_that_no_sheet_has_is_said_to_be_none(database):
    for digits in ("417 283 01 97", "123"):
        with pytest.raises(OrganiserError):
            sign_up_sheets.open_sheet(database, digits)


def test_without_a_file_there_is_no_sheet(database, action, tmp_path):
    (tmp_path / "taken").write_text("", encoding="utf-8")

    with pytest.raises(OrganiserError):
        papers.write_sign_up_sheet(database, action, tmp_path / "taken" / "sheet.pdf")

    with database.bare() as connection:
        assert connection.execute("SELECT count(*) FROM sign_up_sheet").fetchone() == (0,)
