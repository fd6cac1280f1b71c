"""The page of the proposals: write, send, second, read the answer; each act can be taken back."""

from make import person
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from organiser.domain.proposal import Said
from organiser.ui.proposals.dialogs import ProposalDialog, SecondDialog
from organiser.ui.proposals.words import state_of
from organiser.usecases import undo
from organiser.usecases.badges import read_waits
from organiser.usecases.proposals import reading
from organiser.usecases.proposals.reading import Whose


def rows(database):
    return reading.read_proposals(database)


def dialog(kind):
    return next(
        part
        for part in QApplication.topLevelWidgets()
        if isinstance(part, kind) and part.isVisible()
    )


def test_each_says_where_it_stands(page, database):
    assert [state_of(row)[0] for row in rows(database)] == [
        "Still a draft", "New answer", "Being studied"
    ]  # fmt: skip


def test_a_draft_is_written_and_kept(page, database):
    page.write()
    form = dialog(ProposalDialog)
    form.heading.put("Une salle")
    form.text.put("Pour se réunir.")
    form.heard.put(5)
    form.submit()

    assert rows(database)[0].said == Said("Une salle", "Pour se réunir.", "", 5)


def test_counts_by_street_are_seen_before_they_leave(page, database):
    for at in range(6):
        person(database, f"Anne Riou{at}", address=f"{at} rue des Lilas", themes="logement",
               postcode="35238", city="Rennes")  # fmt: skip
    page.write()
    form = dialog(ProposalDialog)
    form.heading.put("Loyers")
    form.text.put("Trop chers.")
    form.theme.put("santé")
    form.with_streets.box.click()
    nobody = form.streets.text()
    form.theme.put("logement")
    seen = form.streets.text()
    form.submit()

    draft = rows(database)[0]
    assert "Fewer than five" in nobody
    assert seen.endswith(": 6")
    assert [each.people for each in draft.said.streets] == [6]
    assert page.side.streets.text().endswith(": 6")


def test_who_is_named_is_warned_of_and_nothing_is_forbidden(page):
    page.write()
    form = dialog(ProposalDialog)

    form.text.put("Mme Le Goff le demande")
    assert form.caution.isVisibleTo(form)

    form.text.put("Douze personnes le demandent")

    assert not form.caution.isVisibleTo(form)
    form.reject()


def test_what_is_sent_is_a_draft_again_once_it_is_taken_back(page, database):
    QTest.keyClicks(page.list.table, "s")
    assert Whose.DRAFT not in {row.whose for row in rows(database)}

    undo.undo(database)

    assert rows(database)[0].whose is Whose.DRAFT


def test_what_was_sent_begins_another_version_and_stays(page, database):
    page.list.table.selectRow(1)
    page.change()
    form = dialog(ProposalDialog)
    form.heading.put("Bloquer tous les loyers")
    form.submit()
    page.send()

    ours = [row for row in rows(database) if row.whose is Whose.OURS]

    assert [(row.version, row.said.title) for row in ours] == [(2, "Bloquer tous les loyers")]


def test_another_committees_is_seconded_with_its_number(page, database, made, qtbot):
    page.list.table.selectRow(2)
    QTest.keyClicks(page.list.table, "s")
    form = dialog(SecondDialog)
    form.heard.put(9)
    form.submit()
    assert rows(database)[2].heard_here == 9
    qtbot.waitUntil(lambda: page.row().heard_here == 9)

    page.second_no_more()

    assert rows(database)[2].heard_here == 0


def test_an_answer_is_on_today_until_it_was_read(page, database, home):
    assert read_waits(database, home).proposals == 1
    page.list.table.selectRow(1)
    assert "chapitre 3" in page.side._answer.text()

    QTest.keyClicks(page.list.table, "r")

    assert read_waits(database, home).proposals == 0


def test_a_committee_without_proposals_may_begin_one(database, open_at):
    page = open_at("proposals").pages.page("proposals")

    page.none.button.click()

    dialog(ProposalDialog).reject()
    assert page.row() is None
