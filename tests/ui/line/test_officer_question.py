"""The spare key for the officer, as she is asked for it, hands it over, refuses and stops it."""

import pytest
from spare_key import Offline, publish

from organiser.domain.officer_key import Answer
from organiser.usecases.line.exchanging import exchange
from organiser.usecases.line.officer import hand_over, read_officer_key, refuse
from tests.ui import rules


def texts(page):
    return " ".join(rules.texts_on(page))


@pytest.fixture
def offline(tmp_path):
    return Offline(tmp_path / "offline")


@pytest.fixture
def asked(here, laptops, offline):
    """Two laptops that are asked."""
    publish(offline.public)
    for each in laptops:
        exchange(each, here.connect)
    return laptops


@pytest.fixture
def page(qtbot, asked, open_line, idle):
    """The page of exchanges, where the question stands."""
    window = open_line()
    window.go("line")
    page = window.pages.page("line")
    qtbot.waitUntil(lambda: page.asking.question is not None, timeout=10_000)
    idle()
    return page


def test_what_she_can_read_and_when_stands_beside_the_question(page):
    said = texts(page.asking)

    assert "earlier ones too" in said
    assert "one person at a time" in said
    assert "nothing waits for this" in said or "nothing waits for it" in said


def test_the_figures_of_the_letter_hand_it_over(qtbot, page, asked, offline, idle):
    question = page.asking.question
    question.row.field.put(offline.figures.replace(" ", "-"))

    question.yes.click()
    idle()

    qtbot.waitUntil(page.asking.isHidden, timeout=10_000)
    assert read_officer_key(asked[0]).answer is Answer.YES


@pytest.mark.parametrize(("typed", "said"), [
    ("", "Type the figures"), ("1234", "16 figures are missing"),
    ("1234 5678 9012 3456 7890", "not the figures of the key"),
])  # fmt: skip
def test_other_figures_are_said_below_the_field_and_hand_nothing_over(
    qtbot, page, asked, idle, typed, said
):
    question = page.asking.question
    question.row.field.put(typed)

    question.yes.click()
    idle()

    qtbot.waitUntil(lambda: said in question.row.problem(), timeout=10_000)
    assert question.yes.isEnabled()
    assert read_officer_key(asked[0]).answer is None


def test_a_no_takes_the_question_away(qtbot, page, asked, idle):
    page.asking.question.no.click()
    idle()

    qtbot.waitUntil(page.asking.isHidden, timeout=10_000)
    assert read_officer_key(asked[0]).answer is Answer.NO


def test_it_is_stopped_among_the_computers(qtbot, asked, offline, open_line, idle):
    hand_over(asked[0], offline.figures)
    window = open_line()
    window.go("line")
    page = window.pages.page("line")
    page.show_part(page.computers)
    part = page.computers.officer
    before = part.words.text()

    part.ask_to_stop().accept()
    idle()

    qtbot.waitUntil(lambda: "was refused" in part.words.text(), timeout=10_000)
    assert "has a spare key" in before
    assert read_officer_key(asked[0]).answer is Answer.NO


def test_a_no_is_thought_over_among_the_computers(qtbot, asked, offline, open_line, idle):
    refuse(asked[0])
    window = open_line()
    window.go("line")
    page = window.pages.page("line")
    page.show_part(page.computers)
    part = page.computers.officer

    part.button.click()
    part.question.row.field.put(offline.figures)
    part.question.yes.click()
    idle()

    qtbot.waitUntil(lambda: "has a spare key" in part.words.text(), timeout=10_000)
    assert part.question is None


def test_without_such_a_key_nothing_is_said_of_it(laptops, open_line):
    window = open_line()
    window.go("line")
    page = window.pages.page("line")
    page.show_part(page.computers)

    assert page.computers.officer.isHidden()
    assert page.asking.question is None
