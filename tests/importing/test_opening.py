"""A file that cannot be read gets one sentence of its own; a table says what was found."""

import io
import zipfile
from pathlib import Path

import pytest
from people import CONTACTS

from organiser.importing import unreadable
from organiser.importing.opening import open_table
from organiser.importing.table import Why


def _zip(**parts: bytes) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return memory.getvalue()


PROTECTED = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
)
UNREADABLE = {
    "nothing": (b"", unreadable.EmptyFile),
    "blank lines": (b"\r\n\r\n;;;\r\n", unreadable.EmptyFile),
    "pdf": (b"%PDF-1.7\n1 0 obj", unreadable.NotATable),
    "program": (b"MZ\x90\x00\x03\x00\x00\x00" + bytes(100), unreadable.NotATable),
    "zip": (_zip(readme=b"hello"), unreadable.NotATable),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(100), unreadable.PictureChosen),
    "photo": (b"\xff\xd8\xff\xe0" + bytes(100), unreadable.PictureChosen),
    "noise": (bytes(range(256)) * 40, unreadable.NotATable),
    "page": (b"<!DOCTYPE html><html><body>Bonjour</body></html>", unreadable.NotATable),
    "prose": (("Bonjour à toutes,\nvoici le compte rendu.\n" * 9).encode(), unreadable.NotATable),
    "password": (PROTECTED, unreadable.ProtectedWorkbook),
    "half a workbook": (_zip(**{"xl/workbook.xml": b"<"}), unreadable.DamagedWorkbook),
    "cut workbook": (_zip(**{"xl/workbook.xml": b"<a/>"})[:40], unreadable.DamagedWorkbook),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_is_no_table_says_what_it_is(tmp_path: Path, name: str):
    data, error = UNREADABLE[name]
    file = tmp_path / "people.csv"
    file.write_bytes(data)

    with pytest.raises(error):
        open_table(file)


def test_each_reason_has_a_sentence_of_its_own():
    reasons = [
        unreadable.MissingFile(), unreadable.FolderChosen(), unreadable.LockedFile(),
        unreadable.EmptyFile(), unreadable.ProtectedWorkbook(), unreadable.DamagedWorkbook(),
        unreadable.PictureChosen(), unreadable.NotATable(), unreadable.TooLarge(),
    ]  # fmt: skip

    assert len({str(reason) for reason in reasons}) == len(reasons)
    assert len({reason.code for reason in reasons}) == len(reasons)


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path):
    with pytest.raises(unreadable.MissingFile):
        open_table(tmp_path / "nowhere.csv")
    with pytest.raises(unreadable.FolderChosen):
        open_table(tmp_path)


def test_a_file_of_more_than_500_million_bytes_is_refused_unread(tmp_path: Path):
    file = tmp_path / "people.csv"
    with file.open("wb") as sparse:
        sparse.truncate(500_000_001)

    with pytest.raises(unreadable.TooLarge):
        open_table(file)


def test_spoilt_accents_stop_the_import_and_the_repair_gives_everybody():
    file = CONTACTS / "7-reu-mojibake-utf8-lu-cp1252.csv"

    with pytest.raises(unreadable.WrongEncoding) as stopped:
        open_table(file)
    mended = open_table(file, repair=True)

    assert stopped.value.code == "encodage"
    assert (stopped.value.spoilt, stopped.value.mended) == ("libellÃ©", "libellé")
    rows = [cells for _line, cells in mended]
    assert len(rows) == 59
    assert {cells[12] for cells in rows} >= {"Française"}


def test_a_table_says_what_was_left_out_and_where(tmp_path: Path):
    file = tmp_path / "people.csv"
    file.write_text("Liste\n\nNom;Prénom\nA;Zoé\n\nNom;Prénom\nB;Léa\nTotal;2\n", encoding="utf-8")

    table = open_table(file)
    rows = list(table)

    assert rows == [(4, ("A", "Zoé")), (7, ("B", "Léa"))]
    assert [(each.line, each.why) for each in table.dropped] == [
        (1, Why.TITLE), (5, Why.BLANK), (6, Why.REPEATED_HEADING), (8, Why.SUM),
    ]  # fmt: skip
    assert table.found.heading_line == 3
    assert list(table) == rows


def test_two_heads_of_the_same_name_are_legal():
    table = open_table(CONTACTS / "contacts-outlook-fr-cp1252.csv")

    assert table.headers.count("Titre") == 2
    assert (table.found.encoding, table.found.delimiter) == ("cp1252", ",")


def test_an_encoding_or_a_sheet_that_does_not_exist_is_told(tmp_path: Path):
    file = tmp_path / "people.csv"
    file.write_text("Nom;Prénom\nA;Zoé\n", encoding="utf-8")

    with pytest.raises(unreadable.UnknownEncoding):
        open_table(file, encoding="klingon")
