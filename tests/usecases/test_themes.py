"""Themes deduced from where somebody came: told apart, told of, taken away for good."""

import zipfile
from datetime import timedelta

import pytest
from make import person
from pypdfium2 import PdfDocument
from sqlalchemy import text

from organiser import clock
from organiser.domain.action import ActionKind
from organiser.usecases import actions, objections, undo
from organiser.usecases.people import merging
from organiser.usecases.people.card import read_card
from organiser.usecases.people.editing import edit_person
from organiser.usecases.people.themes import remove_theme
from organiser.usecases.rights import access


def come(database, person_id, theme="Logement", days=1):
    day = clock.today() - timedelta(days=days)
    return actions.log_action(database, ActionKind.MEETING, [person_id], on=day, theme=theme)


@pytest.fixture
def her(database):
    someone = person(database, "Anne Riou")
    for days in (1, 20):
        come(database, someone, days=days)
    return someone


def deduced(database, person_id):
    return [theme.theme for theme in read_card(database, person_id).standing.themes]


def test_what_is_deduced_is_no_trait_of_hers(database, her):
    assert deduced(database, her) == ["Logement"]
    assert read_card(database, her).words("theme") == ()


def test_what_she_declares_is_deduced_no_more(database, her):
    edit_person(database, her, {"themes": "logement"})

    assert deduced(database, her) == []
    assert read_card(database, her).words("theme") == ("logement",)


def test_taken_away_it_stays_away_until_that_is_undone(database, her):
    remove_theme(database, her, "Logement")
    come(database, her, "LOGEMENT", days=0)
    assert deduced(database, her) == []

    undo.undo(database)  # the action of today
    undo.undo(database)
    assert deduced(database, her) == ["Logement"]


def test_who_objects_to_being_ranked_has_none(database, her):
    objections.object_to_ranking(database, her, "lettre")

    assert deduced(database, her) == []


def test_two_entries_of_one_person_have_the_themes_of_both(database):
    one, other = person(database, "Anne Riou"), person(database, "Anne Riou")
    come(database, one), come(database, other, days=20)
    assert deduced(database, one) == deduced(database, other) == []

    merging.merge(database, one, other)

    assert deduced(database, one) == ["Logement"]


def test_she_is_told_of_it_with_what_it_follows_from(database, her, tmp_path):
    access.export_access(database, her, tmp_path / "a.zip")

    with zipfile.ZipFile(tmp_path / "a.zip") as bag:
        pages = PdfDocument(bag.read("letter.pdf"))
    letter = " ".join(" ".join(p.get_textpage().get_text_range() for p in pages).split())
    assert "Logement: deduced" in letter
    assert "Came to 2 actions on it" in letter


def test_nothing_of_it_is_stored(database, her):
    deduced(database, her)

    with database.reading() as session:
        assert session.execute(text("SELECT count(*) FROM trait")).scalar_one() == 0
