"""A drive that a directive asks for: its button leads to the lists, the list stays hers."""

import pytest

from organiser.domain.outreach import Use
from organiser.domain.segments.rules import LivesIn
from organiser.ui.lists.sentence import sentence_of
from organiser.usecases.outreach import drives
from tests.ui.directives.scene import asked
from tests.ui.lists.test_pages import settle


@pytest.fixture
def directives(window, database):
    asked(database, drive_use=Use.CALL, drive_whom="Qui a dit venir", drive_words="Samedi ?")
    window.go("directives")
    return window.pages.page("directives")


def test_the_button_leads_to_the_lists(window, directives):
    directives.pane.drive.start_button.click()

    assert window.pages.key == "lists"
    assert window.pages.page("lists").launching.words.value() == "Samedi ?"


def test_the_list_may_change_while_the_form_is_open(window, directives, database, qtbot):
    directives.start_drive()
    lists = window.pages.page("lists")
    settle(qtbot, lists)
    lists._take_sentence(sentence_of(LivesIn(("Betton",))))
    settle(qtbot, lists)
    lists.launching.team.put("Malika")
    lists.launching.keep()

    (drive,) = drives.read_drives(database)

    assert (drive.people, drive.team, drive.words) == (3, "Malika", "Samedi ?")
    assert "Betton" in drive.why


def test_a_form_of_her_own_is_about_the_list_as_it_was(window, database, qtbot):
    window.go("lists")
    lists = window.pages.page("lists")
    settle(qtbot, lists)
    lists.ask_launch()
    lists._take_sentence(sentence_of(LivesIn(("Ailleurs",))))
    settle(qtbot, lists)
    lists.launching.drive_title.put("Tout le monde")
    lists.launching.keep()

    assert drives.read_drives(database)[0].people == 3


def test_the_button_of_the_page_launches_what_is_asked_and_forgets_nothing(
    window, directives, database, qtbot
):
    directives.start_drive()
    lists = window.pages.page("lists")
    settle(qtbot, lists)

    lists.primary().run()

    (drive,) = drives.read_drives(database)
    assert drive.words == "Samedi ?"
