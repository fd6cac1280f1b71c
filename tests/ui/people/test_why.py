"""Why this stage: what the card explains, what it proposes, and how she objects to it."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from organiser import clock, i18n, paths
from organiser.domain.action import ActionKind
from organiser.domain.climbing import next_outing
from organiser.domain.consent import Channel
from organiser.domain.engagement import Rung
from organiser.domain.permission import Switch
from organiser.i18n import tenths
from organiser.models.permission import Permission
from organiser.ui.widgets.buttons import IconButton
from organiser.usecases import actions, consents, objections
from organiser.usecases.people.card import read_card
from organiser.usecases.people.editing import edit_person
from tests.ui import rules

CTRL = Qt.KeyboardModifier.ControlModifier
CLICK = Qt.MouseButton.LeftButton


def card_of(page):
    return read_card(page._parts.database, page.side.card.card.id)


@pytest.fixture
def engaged(qtbot, page, people):
    """The page, with somebody shown who came three times to two kinds of action."""
    someone = page.side.card.card.id
    for days, kind in ((1, ActionKind.STALL), (9, ActionKind.STALL), (40, ActionKind.MEETING)):
        day = clock.today() - timedelta(days=days)
        actions.log_action(people, kind, [someone], on=day)
    qtbot.waitUntil(lambda: page.side.card.card.rung is Rung.VOLUNTEER)
    return page


def said_on(page):
    rules.settle()
    return rules.texts_on(page.side.card.why)


def test_it_is_opened_and_closed_by_keys_and_closed_for_the_next_person(qtbot, page):
    card = page.side.card
    card.why_button.setFocus()
    qtbot.keyClick(card.why_button, Qt.Key.Key_Space)
    assert card.why.isVisible()

    qtbot.keyClick(card.why_button, Qt.Key.Key_Escape)
    assert not card.why.isVisible()

    qtbot.mouseClick(card.why_button, CLICK)
    page.list.view.table.setFocus()
    qtbot.keyClick(page.list.view.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: card.card.name == "Éva Kerbrat")
    assert not card.why.isVisible()


def test_what_is_there_comes_first_then_what_is_missing(qtbot, engaged):
    qtbot.mouseClick(engaged.side.card.why_button, CLICK)

    said = said_on(engaged)
    assert {"Stall", "Meeting", "yesterday", "9 days ago", "5 weeks ago"} <= said
    assert "For the next stage, Relay" in said
    assert {"Come 3 times within 6 months: 3 so far", "Organise an action"} <= said


def test_the_points_shown_add_up(qtbot, engaged):
    qtbot.mouseClick(engaged.side.card.why_button, CLICK)

    score = card_of(engaged).standing.score
    assert [part.tenths for part in score.contributions] == [80, 76, 40]
    assert {"8.0", "7.6", "4.0", tenths(196)} <= said_on(engaged)
    assert f"{score.shown} out of 100, from these points" in said_on(engaged)
    assert "8 points, 9 days ago, halves every 120 days" in said_on(engaged)


def test_older_deeds_are_one_line_until_they_are_asked_for(qtbot, engaged):
    for days in range(50, 56):
        day = clock.today() - timedelta(days=days)
        actions.log_action(engaged._parts.database, ActionKind.CALLS, [card_of(engaged).id], on=day)
    card = engaged.side.card
    qtbot.waitUntil(lambda: card.card == card_of(engaged))
    qtbot.mouseClick(card.why_button, CLICK)
    assert "5 older deeds" in said_on(engaged)

    qtbot.mouseClick(card.why.score.more_button, CLICK)

    assert "5 older deeds" not in said_on(engaged)
    assert "8 points, 55 days ago, halves every 120 days" in said_on(engaged)


def test_the_proposed_act_becomes_her_next_step_by_one_click(qtbot, window, page, people):
    someone = page.side.card.card.id
    consents.record_consent(people, someone, [Channel.EMAIL], source="Slip 12")
    qtbot.waitUntil(lambda: page.side.card.card.rung is Rung.SUPPORTER)
    qtbot.mouseClick(page.side.card.why_button, CLICK)

    qtbot.mouseClick(page.side.card.why.plan_button, CLICK)

    card = card_of(page)
    assert card.next_step == "Invite her to the next outing"
    assert card.next_step_on == next_outing(clock.today())
    qtbot.waitUntil(lambda: not page.side.card.why.plan_button.isVisible())
    window.undo.take_back()
    assert card_of(page).next_step == ""


def test_a_next_step_of_hers_is_never_written_over(qtbot, page, people):
    edit_person(people, page.side.card.card.id, {"next_step": "Call her"})
    qtbot.waitUntil(lambda: page.side.card.card.next_step == "Call her")
    qtbot.mouseClick(page.side.card.why_button, CLICK)

    assert not page.side.card.why.plan_button.isVisible()
    assert "There is a next step already: this comes after it." in said_on(page)


def test_who_closed_every_way_to_be_reached_is_proposed_nothing(qtbot, page, people):
    consents.refuse(people, page.side.card.card.id, list(Channel), "at the door")
    qtbot.waitUntil(lambda: page.side.card.card.standing.why.proposal is None)
    qtbot.mouseClick(page.side.card.why_button, CLICK)

    assert not page.side.card.why.plan_button.isVisible()


def test_nobody_under_sixteen_has_a_score(qtbot, page, people):
    edit_person(people, page.side.card.card.id, {"birth_year": str(clock.today().year - 15)})
    qtbot.waitUntil(lambda: page.side.card.card.birth_year is not None)
    qtbot.mouseClick(page.side.card.why_button, CLICK)

    assert "No score is made of anybody under 16." in said_on(page)


def test_she_objects_by_a_form_that_asks_where_and_one_undo_takes_it_back(qtbot, window, engaged):
    card = engaged.side.card
    qtbot.mouseClick(card.why_button, CLICK)
    qtbot.mouseClick(card.why.objection.object_button, CLICK)
    form, source = card.why.objection.object_form, card.why.objection.source.line
    qtbot.waitUntil(lambda: not source.visibleRegion().isEmpty())
    qtbot.keyClick(source, Qt.Key.Key_Return)
    assert form.rows[0].problem() == "Please fill this in."
    assert card_of(engaged).rung is Rung.VOLUNTEER

    qtbot.keyClicks(source, "at the stall, to Yann")
    qtbot.keyClick(source, Qt.Key.Key_Return)

    assert card_of(engaged).rung is Rung.UNRANKED
    qtbot.waitUntil(lambda: "Does not want to be ranked" in rules.texts_on(engaged.side))
    assert not card._ladder.isVisible()
    assert "today · at the stall, to Yann" in said_on(engaged)
    assert not {"Score of what she did", "Stall"} & said_on(engaged)
    assert window.above.toast.text() == "Objection noted"
    row = engaged.list.current_row()
    qtbot.waitUntil(lambda: engaged.list.current_row().rung is Rung.UNRANKED)
    assert row.id == card_of(engaged).id

    window.undo.take_back()
    assert card_of(engaged).rung is Rung.VOLUNTEER
    qtbot.waitUntil(lambda: "Volunteer · stage 4 of 6" in rules.texts_on(engaged.side))


def test_the_objection_is_lifted_once_it_is_said_where(qtbot, engaged, people):
    card, someone = engaged.side.card, card_of(engaged).id
    objections.object_to_ranking(people, someone, "at the stall")
    qtbot.waitUntil(lambda: card.card.rung is Rung.UNRANKED)
    assert card.why_button.text() == "What this means"
    qtbot.mouseClick(card.why_button, CLICK)
    qtbot.mouseClick(card.why.objection.lift_button, CLICK)
    line = card.why.objection.lift_source.line

    qtbot.keyClicks(line, "on the phone")
    qtbot.keyClick(line, Qt.Key.Key_Return)

    assert card_of(engaged).rung is Rung.VOLUNTEER
    qtbot.waitUntil(lambda: "What is there" in said_on(engaged))


def test_the_list_shows_a_dash_in_place_of_her_rung(qtbot, engaged, people):
    objections.object_to_ranking(people, card_of(engaged).id, "at the stall")
    qtbot.waitUntil(lambda: engaged.list.current_row().rung is Rung.UNRANKED)

    index = engaged.list.model.index(0, 1)
    assert engaged.list.model.data(index, Qt.ItemDataRole.AccessibleTextRole) == "—"


@pytest.mark.parametrize("percent", [90, 100, 115, 130, 150])
def test_it_fits_beside_the_list_at_every_size_of_text(qtbot, appearance, window, engaged, percent):
    i18n.speak("fr", paths.resources() / "locale")
    appearance.wear("light", percent)
    window.retranslate()
    window.restyle()
    rules.settle()
    engaged.open_person(card_of(engaged).id)
    engaged.side.card.explain_or_not()
    rules.settle()

    assert rules.overflowing_areas(window) == []
    assert rules.clipped_texts(window) == []
    appearance.wear("light", 100)


def test_the_form_that_asks_where_is_brought_into_view(qtbot, window, engaged):
    window.resize(1366, 600)
    card = engaged.side.card
    qtbot.mouseClick(card.why_button, CLICK)
    rules.settle()

    qtbot.mouseClick(card.why.objection.object_button, CLICK)

    form = card.why.objection.object_form
    qtbot.waitUntil(lambda: form.visibleRegion().boundingRect() == form.rect())


def test_who_came_through_her_is_shown_once_headquarters_allows_it(qtbot, engaged, people):
    engaged.side.card.why_button.click()
    assert "through her" not in " ".join(said_on(engaged))

    with people.transaction("people.rehearse") as session:
        session.add(
            Permission(name=Switch.INFLUENCE, reference="AIPD-2026-04", since=clock.today())
        )
    engaged.side.card.why.show_person(card_of(engaged))

    said = " ".join(said_on(engaged))
    assert "Who came through her" in said
    assert "AIPD-2026-04" in said
    assert "Nobody yet." in said


def test_a_theme_deduced_is_told_apart_and_taken_away_by_keys(qtbot, page, people):
    card = page.side.card
    for days in (1, 9):
        day = clock.today() - timedelta(days=days)
        actions.log_action(people, ActionKind.MEETING, [card.card.id], on=day, theme="Housing")
    qtbot.waitUntil(lambda: bool(card.card.standing.themes))
    qtbot.mouseClick(card.why_button, CLICK)
    said = said_on(page)
    assert {"Themes deduced", "Housing"} <= said
    assert any(words.startswith("Came to 2 actions on it") for words in said)

    (button,) = (b for b in card.why.themes.findChildren(IconButton) if b.isVisible())
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: not card.card.standing.themes)
    assert not card.why.themes.isVisible()
