"""A page of calls speaks of people and calls, not of doors."""

import pytest
from PySide6.QtCore import Qt

from organiser.ui.field.oddities import oddities
from tests.ui import rules
from tests.ui.field.doors import print_calls


@pytest.fixture
def desk(field, streets, sheet):
    """Where a page of twelve calls is typed."""
    field.go("returns")
    page = field.pages.page("returns")
    page.open_code(print_calls(streets, 12))
    return page.desk


def test_its_headings_and_answers_are_those_of_calls(desk):
    model = desk.model

    headings = [model.headerData(part, Qt.Orientation.Horizontal) for part in range(1, 5)]

    rules.type_text(desk.grid, "40")
    assert headings == ["Name", "Town", "Phone", "Answer"]
    assert [model.answer(line) for line in desk.entry.lines[:2]] == [
        "Call back later",
        "Not called",
    ]


def test_it_is_asked_only_what_can_be_asked_of_calls(desk, field):
    rules.type_text(desk.grid, "11111111111")

    asked = oddities(desk.entry)
    desk.settled.emit()

    assert asked == ("1 line is empty: it counts as not called.",)
    assert "11 calls are noted." in field.pages.page("returns").opening.struck.text()
