"""What was done, as tables."""

import csv
import io
from datetime import timedelta

import pytest
from make import person
from python_calamine import CalamineWorkbook

from organiser import clock
from organiser.domain.action import ActionKind
from organiser.domain.export import Deeds
from organiser.errors import OrganiserError
from organiser.usecases import actions
from organiser.usecases.exports.deeds import COLUMNS, export_deeds
from organiser.usecases.exports.table_files import write_table
from organiser.usecases.people import editing

YESTERDAY = clock.today() - timedelta(days=1)


def read(file):
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture
def anne(database):
    return person(database, "Anne Le Gall")


def test_actions_stand_with_who_came(database, anne, tmp_path):
    other = person(database, "Camille Riou")
    actions.log_action(
        database, ActionKind.STALL, [anne, other], on=YESTERDAY, hours=2.5, note="=1"
    )

    count = export_deeds(database, Deeds.ACTIONS, tmp_path / "a.csv")

    (row,) = read(tmp_path / "a.csv")
    assert count == 1
    assert (row["on"], row["kind"], row["came"], row["hours"]) == (
        YESTERDAY.isoformat(), "stall", "2", "2.5",
    )  # fmt: skip
    assert (row["note"], row["is_public"]) == ("'=1", "0")


def test_training_names_who_followed_it(database, anne, tmp_path):
    actions.note_training(database, "Première porte", [anne], on=YESTERDAY)

    export_deeds(database, Deeds.TRAINING, tmp_path / "t.csv")

    (row,) = read(tmp_path / "t.csv")
    assert (row["first_name"], row["last_name"], row["course"]) == (
        "Anne", "Le Gall", "Première porte",
    )  # fmt: skip


def test_a_history_is_a_line_for_each_fact_of_each_person(database, anne, tmp_path):
    actions.log_action(database, ActionKind.STALL, [anne], on=YESTERDAY)
    editing.edit_person(database, anne, {"note": "préfère le soir"})
    person(database, "Camille Riou")

    export_deeds(database, Deeds.TIMELINE, tmp_path / "h.csv")

    rows = read(tmp_path / "h.csv")
    assert {(row["first_name"], row["kind"]) for row in rows} >= {
        ("Anne", "added"), ("Anne", "action"), ("Camille", "added"),
    }  # fmt: skip
    assert next(row["at"] for row in rows if row["kind"] == "action") == YESTERDAY.isoformat()


@pytest.mark.parametrize("which", Deeds)
def test_a_spreadsheet_has_the_same_columns(database, anne, tmp_path, which):
    actions.log_action(database, ActionKind.STALL, [anne], on=YESTERDAY)

    export_deeds(database, which, tmp_path / "a.xlsx", is_workbook=True)

    rows = CalamineWorkbook.from_path(str(tmp_path / "a.xlsx")).get_sheet_by_index(0).to_python()
    assert tuple(rows[0]) == COLUMNS[which]


def test_a_place_that_cannot_be_written_leaves_nothing(database, anne, tmp_path):
    with pytest.raises(OrganiserError):
        export_deeds(database, Deeds.ACTIONS, tmp_path / "nowhere" / "a.csv")


@pytest.mark.parametrize(
    ("phone", "kept"),
    [
        ("+33 6 39 98 12 34", "+33 6 39 98 12 34"), ("+33639981234, +33199001234",) * 2,
        ("+cmd|'/C calc'!A12345678", "'+cmd|'/C calc'!A12345678"),
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"), ("@SUM(1)", "'@SUM(1)"),
    ],
)  # fmt: skip
def test_a_number_is_left_as_it_is_and_a_formula_is_none(phone, kept):
    out = io.StringIO()

    write_table(("phones",), [{"phones": phone}], out)

    assert list(csv.reader(out.getvalue().splitlines()))[1] == [kept]
