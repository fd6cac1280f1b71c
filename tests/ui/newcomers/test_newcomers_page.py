"""The page of the newcomers: one key for what came of it, and the next one comes by herself."""

from datetime import UTC, date, datetime, timedelta

from make import person
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from organiser import clock
from organiser.domain.welcome import Step
from organiser.models.rights import PollDay
from organiser.ui.newcomers.waiting_view import detail
from organiser.usecases import newcomers, undo
from organiser.usecases.people.editing import edit_person
from organiser.usecases.people.known_before import propose_known
from tests.ui.lists.scene import settled


def shown(page):
    return page.lane.current.name if page.lane.current else ""


def steps(database, newcomer_id):
    return [row.step for row in newcomers.read_steps(database, newcomer_id)]


def test_who_waits_longest_is_first_and_is_marked_late(page):
    late = detail(page.lane.waiting[0])

    assert [row.name for row in page.lane.waiting] == [
        "Alan Abgrall", "Bleuenn Riou", "Camille Le Goff",
    ]  # fmt: skip
    assert late.startswith("late")
    assert not detail(page.lane.waiting[1]).startswith("late")


def test_a_figure_and_enter_note_a_step_and_the_next_one_comes(database, page, sign_ups):
    QTest.keyClicks(page, "2")
    QTest.keyClick(page, Qt.Key.Key_Return)

    assert steps(database, sign_ups[0]) == [Step.REACHED]
    assert shown(page) == "Bleuenn Riou"


def test_whom_she_may_be_is_told_and_one_click_compares(database, window, page):
    before = page.card.known_button.isHidden()
    person(database, "Alan Abgral", email="alan@example.org")
    edit_person(database, page.lane.current.person_id, {"email": "alan@example.org"})

    propose_known(database)
    settled(window)
    told = page.card.known_button.text()
    page.card.known_button.click()

    assert before
    assert "Alan Abgral" in told
    assert window.pages.key == "duplicates"


def test_in_the_silence_before_a_vote_nobody_is_to_be_called_and_it_says_why(database, page):
    with database.transaction("rights.election") as session:
        session.add(PollDay(title="Présidentielle", on=date(2027, 4, 11), department=""))

    with clock.set_to(lambda: datetime(2027, 4, 10, 8, tzinfo=UTC)):
        page.read_again()
        closed = shown(page), page.nobody.isVisible(), page._none_words()
        page.show_open(False)
        done = page._none_title()
        page.show_open(True)
    page.read_again()

    assert closed[:2] == ("", True)
    assert "L.49" in closed[2]
    assert done == "Nobody was welcomed yet"
    assert shown(page) == "Alan Abgrall"


def test_nothing_is_written_before_a_step_is_named(database, page, sign_ups):
    QTest.keyClick(page, Qt.Key.Key_Return)

    assert steps(database, sign_ups[0]) == []
    assert not page.card.missing.isHidden()


def test_another_committee_asks_where_and_says_so(database, page, sign_ups):
    page.answer(Step.MOVED)
    page.save()
    before = steps(database, sign_ups[0])
    page.card.note.setPlainText("Lannion")
    page.save()

    assert before == []
    assert steps(database, sign_ups[0]) == [Step.MOVED]
    assert len(page.lane.waiting) == 2


def test_who_was_absent_is_tried_again_on_the_day_that_was_said(database, page, sign_ups):
    day = clock.today() + timedelta(days=3)
    page.answer(Step.ABSENT)
    page.card.day_chips[1].click()
    page.save()

    (step,) = newcomers.read_steps(database, sign_ups[0])

    assert (step.step, step.back_on) == (Step.ABSENT, day)


def test_the_third_try_without_an_answer_proposes_to_close(database, page, sign_ups):
    for _try in range(2):
        newcomers.note_step(database, sign_ups[0], Step.ABSENT)
    page.read_again()
    before = page.lane.is_to_be_let_go
    page.answer(Step.ABSENT)

    assert not before
    assert "6" in page.card.hint.text()


def test_a_step_is_taken_back_and_she_waits_again(database, page, sign_ups):
    page.answer(Step.INTEGRATED)
    page.save()
    undo.undo(database)
    page.read_again()

    assert steps(database, sign_ups[0]) == []
    assert {row.id for row in page.lane.waiting} == set(sign_ups)


def test_who_was_welcomed_can_be_welcomed_again(database, page, sign_ups):
    page.answer(Step.LAPSED)
    page.save()
    page.list.done_chip.click()
    page.card.reopen_button.click()
    page.list.open_chip.click()

    assert {row.id for row in page.lane.waiting} == set(sign_ups)


def test_when_nobody_waits_the_page_says_so(database, page, sign_ups):
    for newcomer in sign_ups:
        newcomers.note_step(database, newcomer, Step.INTEGRATED)
    page.read_again()

    assert "Nobody waits" in page.nobody.text()
    assert page._layers.currentWidget() is page.nobody


def test_her_card_is_one_key_away(qtbot, window, page):
    QTest.keyClicks(page, "o")

    qtbot.waitUntil(lambda: window.pages.page("people").isVisible())


def test_what_an_answer_asks_is_in_sight_and_the_next_begins_at_her_name(qtbot, window, page):
    window.resize(1024, 640)
    bar, asked, sight = page.area.verticalScrollBar(), page.card.caller.editor, page.area.viewport()

    page.answer(Step.ABSENT)
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    qtbot.waitUntil(lambda: sight.rect().contains(asked.mapTo(sight, asked.rect().bottomLeft())))
    bar.setValue(bar.maximum())
    was_further_down = bar.value() > 0
    page.save()

    assert was_further_down
    assert bar.value() == 0
