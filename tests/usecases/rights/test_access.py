"""Who asks gets all that is kept of her, from whichever table, whole or not at all."""

import csv
import io
import json
import zipfile

import pytest
from filled import PLANTED, filled
from make import person
from pypdfium2 import PdfDocument

from organiser import audit
from organiser.errors import OrganiserError
from organiser.models.persons import person_columns
from organiser.usecases.rights import access, everything


def given(database, her, tmp_path):
    access.export_access(database, her, tmp_path / "a.zip")
    return zipfile.ZipFile(tmp_path / "a.zip")


def text_of(pdf: bytes) -> str:
    document = PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.parametrize("column", person_columns(), ids=lambda c: f"{c.table}.{c.name}")
def test_access_gives_what_every_table_holds_of_her(database, tmp_path, column):
    her = person(database, "Anne Riou")
    has_words = filled(database, column, her)

    with given(database, her, tmp_path) as bag:
        rows = json.loads(bag.read("data.json"))["tables"][column.table]
        lines = bag.read(f"csv/{column.table}.csv").decode("utf-8-sig")

    assert len(rows) >= 1
    is_told = has_words and (column.owns or column.is_subject)
    assert not is_told or PLANTED in json.dumps(rows) + lines


def test_the_letter_can_be_read(database, tmp_path, traced):
    with given(database, traced.id, tmp_path) as bag:
        text = text_of(bag.read("letter.pdf"))

    for word in ("Solenn Kerzhéro", "12 rue des Lilas", "solenn.kz@example.org", "bulletin 77123",
                 "CNIL", "Stall", "points"):  # fmt: skip
        assert word in text


def test_somebody_else_is_named_by_nothing_but_the_link(database, tmp_path, traced):
    with given(database, traced.id, tmp_path) as bag:
        everything_ = b"".join(bag.read(name) for name in bag.namelist() if name != "letter.pdf")
        people = json.loads(bag.read("data.json"))["tables"]["person"]

    assert {"id": str(traced.friend), "names_her_as": "referrer_id"} in people
    assert b"Venue avec" not in everything_


def test_the_uses_of_her_card_are_told(database, home, tmp_path, traced):
    (home / audit.FILE).unlink()
    audit.note(home, "person.view", (str(traced.id),))
    audit.note(home, "person.view", (str(traced.friend),))

    with given(database, traced.id, tmp_path) as bag:
        uses = json.loads(bag.read("data.json"))["uses"]

    assert [use["what"] for use in uses] == ["person.view"]


def test_tables_open_in_a_spreadsheet_and_hold_no_formula(database, tmp_path):
    her = person(database, "Anne Riou", note="=2+2")

    with given(database, her, tmp_path) as bag:
        rows = list(csv.DictReader(io.StringIO(bag.read("csv/person.csv").decode("utf-8-sig")),
                                   delimiter=";"))  # fmt: skip

    assert rows[0]["note"] == "'=2+2"


def test_a_file_that_cannot_be_written_is_not_there_by_half(database, tmp_path):
    her = person(database, "Anne Riou")

    with pytest.raises(OrganiserError):
        access.export_access(database, her, tmp_path / "none" / "a.zip")

    assert list(tmp_path.glob("none*")) == []


def test_no_table_with_a_person_is_left_out():
    assert {column.table for column in person_columns()} <= everything.tables_with_people()
