"""The same people come out of one file, however it was saved, decorated or damaged."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from people import EXPECTED, HEADS, PEOPLE, read, told

Rows = list[tuple[str, ...]]
ROWS: Rows = [HEADS, *PEOPLE]


def _cell(text: str, sign: str, *, always: bool) -> str:
    return '"' + text.replace('"', '""') + '"' if always or sign in text or "\n" in text else text


def text_of(rows: Rows, sign: str = ";", end: str = "\r\n", *, quoted: bool = False) -> str:
    lines = (sign.join(_cell(cell, sign, always=quoted) for cell in row) for row in rows)
    return "".join(line + end for line in lines)


def _replaced(column: str, change: Callable[[str], str]) -> Rows:
    at = HEADS.index(column)
    return [HEADS, *((*row[:at], change(row[at]), *row[at + 1 :]) for row in PEOPLE)]


def _with_line(at: int, line: str) -> str:
    lines = text_of(ROWS).splitlines(keepends=True)
    return "".join([*lines[:at], line + "\r\n", *lines[at:]])


PLAIN = text_of(ROWS)

ENCODED = {
    "utf-8": PLAIN.encode(),
    "utf-8 with a mark": PLAIN.encode("utf-8-sig"),
    "windows": PLAIN.encode("cp1252"),
    "old mac": text_of(ROWS, end="\r").encode("mac_roman"),
    "dos": PLAIN.encode("cp850"),
    "utf-16 with a mark": PLAIN.encode("utf-16"),
    "utf-16 big end first with a mark": b"\xfe\xff" + PLAIN.encode("utf-16-be"),
    "utf-16 without a mark": PLAIN.encode("utf-16-le"),
    "utf-16 big end first without a mark": PLAIN.encode("utf-16-be"),
    "utf-32": PLAIN.encode("utf-32"),
    "one stray windows byte in utf-8": PLAIN.encode().replace(
        "Zoé".encode(), "Zoé".encode("cp1252")
    ),
}

CUT = {
    "commas": text_of(ROWS, ","),
    "tabs": text_of(ROWS, "\t"),
    "bars": text_of(ROWS, "|"),
    "carets": text_of(ROWS, "^"),
    "tildes": text_of(ROWS, "~"),
    "everything quoted": text_of(ROWS, quoted=True),
    "everything quoted, commas": text_of(ROWS, ",", quoted=True),
    "single quotes": text_of(ROWS, ",", quoted=True).replace("'", "''").replace('"', "'"),
    "declared": "sep=;\r\n" + PLAIN,
    "declared, commas": "sep=,\r\n" + text_of(ROWS, ","),
    "lines quoted whole": "".join(f'"{line}"\r\n' for line in text_of(ROWS, ",").splitlines()),
    "lines quoted whole, quotes doubled": "".join(
        '"' + line.replace('"', '""') + '"\r\n'
        for line in text_of(ROWS, ",", quoted=True).splitlines()
    ),
}

LINE_ENDS = {
    "unix": text_of(ROWS, end="\n"),
    "mac": text_of(ROWS, end="\r"),
    "mixed": PLAIN.replace("\r\n", "\n", 2),
    "no end at the end": PLAIN.rstrip("\r\n"),
    "many ends at the end": PLAIN + "\r\n" * 9,
    "an end in a cell": text_of(_replaced("Adresse", lambda text: text.replace(" ", "\n", 1))),
    "blank lines between": text_of(ROWS, end="\r\n\r\n"),
    "doubled carriage returns": text_of(ROWS, end="\r\r\n"),
}

DECORATED = {
    "a title above": "Comité de soutien de Plouexemple\r\n" + PLAIN,
    "a title and a blank line above": "Liste;;;;;;;\r\n;;;;;;;\r\n" + PLAIN,
    "four titles above": "Comité\r\nListe au 3 mai\r\n\r\nConfidentiel\r\n" + PLAIN,
    "groups of heads above": "Identité;;;Contact;;Adresse;;\r\n" + PLAIN,
    "heads repeated": _with_line(3, ";".join(HEADS)),
    "heads repeated in capitals": _with_line(3, ";".join(HEADS).upper()),
    "a total below": PLAIN + "TOTAL : 4;;;;;;;\r\n",
    "a counted total below": PLAIN + "Total;4;;;;;;\r\n",
    "empty columns at the end": "".join(line + ";;;\r\n" for line in PLAIN.splitlines()),
    "an empty column first": "".join(";" + line + "\r\n" for line in PLAIN.splitlines()),
    "blanks around cells": text_of([tuple(f" {cell} " for cell in row) for row in ROWS]),
    "unbreakable blanks": text_of([tuple(cell + "\u00a0" for cell in row) for row in ROWS]),
    "a rule below the heads": _with_line(1, ";".join(["---"] * len(HEADS))),
}

VALUES = {
    "a lost zero in phones": text_of(
        _replaced("Téléphone", lambda text: text.replace(" ", "")[1:])
    ),
    "a lost plus in phones": text_of(
        _replaced("Téléphone", lambda text: "33" + text.replace(" ", "")[1:])
    ),
    "phones abroad style": text_of(_replaced("Téléphone", lambda text: "+33 (0)" + text[1:])),
    "dots in phones": text_of(_replaced("Téléphone", lambda text: text.replace(" ", "."))),
    "a lost zero in postcodes": text_of(_replaced("Code postal", lambda text: text.lstrip("0"))),
    "dates with dashes": text_of(_replaced("Né(e) le", lambda text: text.replace("/", "-"))),
    "dates month first": text_of(
        _replaced("Né(e) le", lambda text: "/".join((text[3:5], text[:2], text[6:])))
    ),
    "iso dates": text_of(
        _replaced("Né(e) le", lambda text: "-".join((text[6:], text[3:5], text[:2])))
    ),
    "mail links": text_of(_replaced("Courriel", lambda text: f"mailto:{text}")),
    "mail in capitals": text_of(_replaced("Courriel", str.upper)),
}

DAMAGED = {
    "zero bytes": PLAIN.encode().replace(b"Plouexemple", b"Plou\x00exemple"),
    "a mark of the end of file": PLAIN.encode() + b"\x1a",
    "a bell": PLAIN.replace("Zoé", "Z\x07oé").encode(),
    "hidden signs": PLAIN.replace("Zoé", "\u200bZo\u202eé").encode(),
    "a second mark in the middle": PLAIN.replace("GU", "\ufeffGU").encode(),
    "an unclosed quote": PLAIN.replace("D'EXEMPLE;", "\"D'EXEMPLE;").encode(),
    "a quote inside": PLAIN.replace("7 rue", '7" rue').encode(),
    "a comma in a cell that lost its quotes": text_of(ROWS, ",")
    .replace("4 place", "4, place")
    .encode(),
}

TEXTS = {**CUT, **LINE_ENDS, **DECORATED, **VALUES}
BYTES = {**ENCODED, **DAMAGED, **{name: text.encode() for name, text in TEXTS.items()}}


@pytest.mark.parametrize("name", BYTES)
def test_the_same_people_come_out_of_every_text(tmp_path: Path, name: str):
    file = tmp_path / "people.csv"
    file.write_bytes(BYTES[name])

    found = read(file)

    assert told(found) == EXPECTED


def _xlsx(
    path: Path, rows: Rows, *, sheets: tuple[str, ...] = ("Feuil1",), numbers: bool = False
) -> None:
    book = xlsxwriter.Workbook(str(path), {"strings_to_numbers": numbers})
    for name in sheets:
        sheet = book.add_worksheet(name)
        if name == sheets[-1]:
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
        else:
            sheet.write_string(0, 0, "Lisez-moi")
    book.close()


def _xls(path: Path, rows: Rows) -> None:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("Feuil1")
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write(at, column, cell)
    book.save(str(path))


def _ods(path: Path, rows: Rows) -> None:
    from xml.sax.saxutils import escape

    cells = "".join(
        "<table:table-row>"
        + "".join(
            '<table:table-cell office:value-type="string"><text:p>'
            f"{escape(cell)}</text:p></table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
        f'<office:body><office:spreadsheet><table:table table:name="Feuille1">{cells}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)


BOOKS: dict[str, Callable[[Path], None]] = {
    "xlsx": lambda path: _xlsx(path, ROWS),
    "xlsx with titles": lambda path: _xlsx(path, [("Comité",), (), *ROWS]),
    "xlsx with a sheet before": lambda path: _xlsx(path, ROWS, sheets=("Notice", "Liste")),
    "xlsx with numbers": lambda path: _xlsx(
        path, _replaced("Téléphone", lambda text: text.replace(" ", "")), numbers=True
    ),
    "xls": lambda path: _xls(path, ROWS),
    "ods": lambda path: _ods(path, ROWS),
}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("name", BOOKS)
def test_the_same_people_come_out_of_every_workbook(tmp_path: Path, name: str):
    file = tmp_path / "people.bin"
    BOOKS[name](file)

    found = read(file)

    assert told(found) == EXPECTED


def test_a_truncated_file_gives_everybody_before_the_cut(tmp_path: Path):
    file = tmp_path / "people.csv"
    file.write_bytes(PLAIN.encode()[: PLAIN.encode().index(b"zoe@example")])

    found = read(file)

    assert told(found)[:3] == EXPECTED[:3]
    assert len(found) == 4
    assert "row_short" in [problem.code for problem in found[3].problems]


def test_a_phone_that_a_spreadsheet_spoilt_is_reported_and_the_person_comes_in(tmp_path: Path):
    file = tmp_path / "people.csv"
    file.write_text(PLAIN.replace("06 39 98 10 20", "6,3998E+08"), encoding="utf-8")

    found = read(file)

    assert not found[0].phones
    assert [problem.code for problem in found[0].problems] == ["phone_scientific"]
    assert told(found)[1:] == EXPECTED[1:]


def test_a_formula_stays_text(tmp_path: Path):
    file = tmp_path / "people.csv"
    file.write_text(PLAIN.replace("7 rue du Château", '=HYPERLINK("x")'), encoding="utf-8")

    found = read(file)

    assert found[3].address.street == '=HYPERLINK("x")'


def test_an_unclosed_quote_costs_its_own_row_only(tmp_path: Path):
    many = [(f"NOM{at}", "Jean", "", f"p{at}@example.org", "", "", "", "") for at in range(3_000)]
    text = (
        text_of([HEADS, *many]).replace("NOM7;", '"NOM7;').replace("NOM2900;Jean", 'NOM2900;"Jean')
    )
    file = tmp_path / "people.csv"
    file.write_text(text, encoding="utf-8")

    found = read(file)

    assert len(found) == 3_000
    assert [each.line for each in found] == list(range(2, 3_002))
    assert [each.line for each in found if "stray_quote" in [p.code for p in each.problems]] == [
        9,
        2_902,
    ]


def test_lines_are_those_of_the_file_when_cells_hold_line_ends(tmp_path: Path):
    file = tmp_path / "people.csv"
    file.write_text(LINE_ENDS["an end in a cell"], encoding="utf-8", newline="")

    found = read(file)

    assert [each.line for each in found] == [2, 4, 6, 8]


def test_a_huge_cell_is_read_whole(tmp_path: Path):
    file = tmp_path / "people.csv"
    out = io.StringIO()
    out.write("Nom;Prénom;Remarques\r\n")
    out.write(f"DURAND;Léa;{'a' * 300_000}\r\nPETIT;Zoé;\r\n")
    file.write_text(out.getvalue(), encoding="utf-8")

    found = read(file)

    assert [each.last_name for each in found] == ["DURAND", "PETIT"]
    assert len(found[0].note) == 300
    assert len(found[0].problems[0].detail) == 300_000
