"""The page of rights: what she sees, what each button does, what erasing asks first."""

import zipfile

import pytest
from make import bring_in, candidate, names
from PySide6.QtCore import Qt

from organiser import clock
from organiser.domain.breach import Severity
from organiser.domain.retention import Rule
from organiser.domain.rights import Document, RequestKind
from organiser.ui.rights.erase_dialog import EraseDialog
from organiser.ui.rights.form_dialog import FormDialog
from organiser.usecases import limiting, silence, undo
from organiser.usecases.field import states
from organiser.usecases.rights import breaches, desk
from organiser.usecases.today import Task, ToDo
from tests.ui.today.scene import print_sheet
from tests.usecases.outreach.people import say_who_answers


def dialog_of(page, kind):
    return next(d for d in page.findChildren(kind) + page.window().findChildren(kind))


def test_an_empty_desk_says_what_it_is_for(page):
    assert "No request" in page.requests.empty.text()
    assert not page.requests._side.isVisible()


def test_a_request_is_noted_by_its_form(qtbot, page, her, database):
    page.requests.ask_request()
    dialog = dialog_of(page, FormDialog)
    who, kind, _on, told, _check = dialog.fields
    who.line.setText("Solène Le Bihan")
    who.names.look_for("Solène")
    kind.put(RequestKind.ERASE)
    told.put("lettre du 3 novembre")

    dialog.submit()

    (line,) = desk.requests(database)
    assert (line.name, line.kind) == ("Solène Le Bihan", RequestKind.ERASE)
    qtbot.waitUntil(lambda: page.requests.model.rowCount() == 1)


def test_a_request_shows_the_days_that_are_left(qtbot, database, request_id, page):
    qtbot.waitUntil(lambda: page.requests.chosen() is not None)

    assert "days left" in page.requests._told.text()
    assert page.requests._title.text() == "Solène Le Bihan"


def test_one_click_exports_all_of_her_data(qtbot, database, request_id, her, page, tmp_path):
    page.requests._write_access(her, tmp_path / "a.zip")

    qtbot.waitUntil((tmp_path / "a.zip").exists)
    assert "data.json" in zipfile.ZipFile(tmp_path / "a.zip").namelist()


def test_limiting_is_one_click_and_undone_by_one(database, request_id, her, page):
    page.requests.buttons["limit"].click()
    assert limiting.read(database, her) is not None
    assert page.requests.buttons["limit"].text() == "Use her data again"

    undo.undo(database)

    assert limiting.read(database, her) is None


def test_erasing_waits_for_her_name_typed_out(qtbot, database, request_id, page):
    page.requests.buttons["erase"].click()
    dialog = dialog_of(page, EraseDialog)
    assert not dialog.act_button.isEnabled()
    dialog.typed.put("Solene Le Bihan")
    assert not dialog.act_button.isEnabled()
    dialog.submit()
    assert names(database) == ["Solène Le Bihan"]

    dialog.typed.put("Solène Le Bihan")
    qtbot.mouseClick(dialog.act_button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: names(database) == [])
    qtbot.waitUntil(lambda: desk.requests(database)[0].answered_on == clock.today())
    qtbot.waitUntil(lambda: page.requests._title.text() == "A person who was erased")
    assert not page.requests.buttons["give"].isVisible()


def test_enter_in_the_erase_dialog_keeps_her(qtbot, database, request_id, page):
    page.requests.buttons["erase"].click()
    dialog = dialog_of(page, EraseDialog)

    qtbot.keyClick(dialog, Qt.Key.Key_Return)

    assert names(database) == ["Solène Le Bihan"]


def test_an_answer_is_noted(database, request_id, page):
    page.requests.buttons["answer"].click()
    dialog = dialog_of(page, FormDialog)
    dialog.fields[0].put("remis en main propre")

    dialog.submit()

    assert desk.requests(database)[0].answer == "remis en main propre"


def test_who_is_kept_for_too_long_is_shown_before_anybody_goes(qtbot, database, her, page):
    with database.transaction("test") as session:
        session.connection().exec_driver_sql("UPDATE person SET created_at = 1700000000000")
    page.show_part(page.durations)

    qtbot.waitUntil(lambda: page.durations.model.rowCount() == 1)
    assert page.durations.erase_button.text() == "Erase 1 person…"
    assert names(database) == ["Solène Le Bihan"]

    page.durations.purge()
    qtbot.waitUntil(lambda: names(database) == [])


def test_a_duration_is_shortened_and_a_longer_one_refused(qtbot, page):
    page.show_part(page.durations)
    page.durations.ask_days(Rule.NEVER_CONTACTED)
    dialog = dialog_of(page, FormDialog)
    dialog.fields[0].put(61)
    dialog.submit()
    assert dialog.isVisible()

    dialog.fields[0].put(30)
    dialog.submit()

    days = page.durations.days[Rule.NEVER_CONTACTED]
    qtbot.waitUntil(lambda: "30 days" in days.text())


@pytest.mark.parametrize("which", [Document.REGISTER, Document.DPIA])
def test_a_document_is_saved(qtbot, page, tmp_path, which):
    page.papers.documents.save(which, tmp_path / "d.pdf")

    qtbot.waitUntil((tmp_path / "d.pdf").exists)


def test_a_document_nobody_answers_for_is_refused_in_words(qtbot, messages, page, tmp_path):
    with qtbot.waitSignal(messages.failed) as failed:
        page.papers.documents.save(Document.NOTICE, tmp_path / "d.pdf")

    assert "data protection officer" in failed.args[0].text


def test_a_day_of_voting_is_added_and_removed(database, page):
    page.papers.elections.ask_day()
    dialog = dialog_of(page, FormDialog)
    dialog.fields[0].put("Présidentielle")
    dialog.fields[1].put(clock.today())
    dialog.submit()

    assert [line.day.title for line in silence.elections(database)] == ["Présidentielle"]


def test_an_incident_counts_down(qtbot, database, page):
    breaches.note_breach(
        database, "Feuille perdue", aware_at=clock.now(), people=25, severity=Severity.HIGH
    )

    qtbot.waitUntil(lambda: page.papers.breaches._place.count() == 1)
    line = breaches.breaches(database)[0]
    assert "72" in page.papers.breaches._left(line) or "71" in page.papers.breaches._left(line)


def test_a_lost_sheet_leads_to_its_incident_filled_in(qtbot, database, window):
    bring_in(database, *(candidate(f"P{n} Riou", n, street=f"{n} rue des Lilas") for n in (1, 2)))
    print_sheet(database, "Lilas", clock.today())
    window.go("sheets")
    sheets = window.pages.page("sheets")
    sheets.show_printed([states.list_sheets(database)[0].id])
    sheets.packets.buttons["lost"].click()

    window.above.toast.way_button.click()
    qtbot.waitUntil(lambda: window.findChild(FormDialog) is not None)
    dialog = window.findChild(FormDialog)
    dialog.submit()

    (line,) = breaches.breaches(database)
    assert (line.people, line.severity) == (2, Severity.RISK)
    assert "On it: 2 addresses." in line.what


def test_the_incident_of_a_lost_sheet_can_be_noted_later(qtbot, database, window):
    bring_in(database, candidate("Anne Riou", street="1 rue des Lilas"))
    print_sheet(database, "Lilas", clock.today())
    (row,) = states.list_sheets(database)
    states.note_event(database, [row.id], "lost")
    window.go("sheets")
    sheets = window.pages.page("sheets")
    sheets.show_printed([row.id])

    sheets.packets.buttons["incident"].click()

    qtbot.waitUntil(lambda: window.findChild(FormDialog) is not None)
    window.findChild(FormDialog).reject()
    assert breaches.breaches(database) == ()


def test_who_came_by_a_list_is_told_by_letter_and_stands_there_no_more(
    qtbot, database, window, page, tmp_path
):
    say_who_answers(database)
    bring_in(
        database,
        candidate("Anne Riou", 2, emails=["anne@example.org"], street="1 rue des Lilas"),
        candidate("Enora Kerneis", 3, phones=["06 39 98 12 34"]),
    )
    today = window.pages.page("today")
    today.do(ToDo(Task.UNTOLD, 2))
    part = page.informing
    qtbot.waitUntil(lambda: part.model.rowCount() == 2)
    in_front = page.parts.currentWidget() is part

    part.save_letters(tmp_path / "letters.pdf")
    qtbot.waitUntil(lambda: part.model.rowCount() == 1)

    assert in_front
    assert (tmp_path / "letters.pdf").read_bytes().startswith(b"%PDF")
    assert part._who.text() == "1 person to be told"
    undo.undo(database)
    qtbot.waitUntil(lambda: part.model.rowCount() == 2)


def test_the_email_of_information_is_marked_once_it_was_sent(qtbot, database, page):
    say_who_answers(database)
    bring_in(database, candidate("Anne Riou", 2, emails=["anne@example.org"]))
    part = page.informing
    page.show_part(part)
    qtbot.waitUntil(lambda: part.model.rowCount() == 1)

    part.ask_emails()
    shown = part.sending.isVisibleTo(part)
    part.sending.sent_button.click()

    assert shown
    qtbot.waitUntil(lambda: part.model.rowCount() == 0)


def test_who_knows_already_is_told_by_a_word(qtbot, database, page):
    bring_in(database, candidate("Enora Kerneis", 3, phones=["06 39 98 12 34"]))
    part = page.informing
    page.show_part(part)
    qtbot.waitUntil(lambda: part.model.rowCount() == 1)

    part.ask_word()
    dialog = dialog_of(page, FormDialog)
    dialog.fields[0].put("à la réunion du 3 novembre")
    dialog.submit()

    qtbot.waitUntil(lambda: part.model.rowCount() == 0)


def test_a_long_list_shows_the_most_urgent_and_is_about_everybody(
    qtbot, database, page, monkeypatch
):
    monkeypatch.setattr("organiser.ui.rights.informing._MOST", 2)
    bring_in(database, *(candidate(f"Anne Riou{n}", n, phones=[]) for n in range(2, 7)))
    part = page.informing
    page.show_part(part)
    qtbot.waitUntil(lambda: part.model.rowCount() == 2)

    part.ask_word()
    dialog_of(page, FormDialog).fields[0].put("à la réunion du 3 novembre")
    said = part._who.text(), part._more.text()
    dialog_of(page, FormDialog).submit()

    assert said == ("5 people to be told", "3 people more do not fit in the list")
    qtbot.waitUntil(lambda: part.model.rowCount() == 0)
