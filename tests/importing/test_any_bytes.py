"""Any bytes at all give people or one sentence, soon."""

import io
import os
import random
import time
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from people import CONTACTS, HEADS, PEOPLE, read

from organiser.errors import OrganiserError

SHARE = int(os.environ.get("ORGANISER_TORTURE", "1"))
_SOONEST = 15.0
"""CPU seconds beside other tests; far above what a small file takes, far below a hang."""


def _workbook() -> bytes:
    memory = io.BytesIO()
    book = xlsxwriter.Workbook(memory, {"in_memory": True})
    sheet = book.add_worksheet("Liste")
    for at, row in enumerate((HEADS, *PEOPLE)):
        sheet.write_row(at, 0, row)
    book.close()
    return memory.getvalue()


SEEDS = [file.read_bytes() for file in sorted(CONTACTS.iterdir())] + [_workbook()]


def _mutated(chance: random.Random) -> bytes:
    data = bytearray(chance.choice(SEEDS))
    for _change in range(chance.randint(1, 12)):
        at = chance.randrange(len(data) or 1)
        match chance.randrange(7):
            case 0:
                data[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del data[at : at + chance.randrange(60)]
            case 2:
                data[at:at] = bytes(chance.randrange(256) for _byte in range(chance.randrange(20)))
            case 3:
                data[at:at] = chance.choice(
                    [b'"', b"'", b"\x00", b"\r", b"\n", b";", b"\xff\xfe", b"=\r\n"]
                )
            case 4:
                data = data[: at + 1]
            case 5:
                data[at:at] = data[at // 2 : at // 2 + chance.randrange(400)]
            case _:
                data[at : at + 4] = b"\xc3\xa9\xe9\x81"
    return bytes(data)


@pytest.mark.parametrize("part", range(10))
def test_mutated_files_give_people_or_a_sentence(tmp_path: Path, part: int):
    chance = random.Random(part)
    for _time in range(15 * SHARE):
        file = tmp_path / "any"
        file.write_bytes(_mutated(chance))
        start = time.process_time()

        try:
            found = read(file)
        except OrganiserError as error:
            found = []
            assert str(error)  # noqa: PT017 - either is right

        assert time.process_time() - start < _SOONEST
        assert all("\x00" not in each.last_name + each.first_name + each.note for each in found)


def test_a_mutated_part_of_a_workbook_gives_people_or_a_sentence(tmp_path: Path):
    chance = random.Random(7)
    with zipfile.ZipFile(io.BytesIO(SEEDS[-1])) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _time in range(25 * SHARE):
        name = chance.choice(sorted(parts))
        data = bytearray(parts[name])
        for _change in range(chance.randint(1, 6)):
            at = chance.randrange(len(data))
            data[at : at + chance.randrange(4)] = bytes([chance.randrange(256)])
        file = tmp_path / "any"
        with zipfile.ZipFile(file, "w") as archive:
            for part, content in parts.items():
                archive.writestr(part, bytes(data) if part == name else content)

        try:
            read(file)
        except OrganiserError as error:
            assert str(error)  # noqa: PT017 - either is right


@pytest.mark.parametrize(
    "data",
    [
        b'"' * 200_000,
        b'";' * 100_000,
        b'a;b\n"' + b"x\n" * 200_000,
        (b'"x;y\n' + b"z\n" * 30) * 3_000,
        b"BEGIN:VCARD\n" * 20_000,
        b"BEGIN:VCARD\nN;ENCODING=QUOTED-PRINTABLE:a=\n" * 5_000,
        b"BEGIN:VCARD\nNOTE:a\n" + b" b\n" * 100_000,
        b"\n" * 500_000,
        b";" * 500_000,
        b"\xff" * 100_000,
        b"a" * 3_000_000,
        b"PK\x03\x04" + b"\x00" * 1_000,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 3_000,
        "é".encode("utf-16") * 10_000,
        b"nom;prenom\n" + b"a et b & c / d;" * 20_000,
        b"nom;tel\nX;" + b"06 " * 50_000,
        b"nom;mail\nX;" + b"a@b." * 50_000,
        b"nom;adresse\nX;" + b"bat " * 20_000,
        b"nom;note\nX;" + b"ne pas " * 20_000,
        b"nom\nX " + b"nee " * 20_000,
    ],
    ids=range(20),
)
def test_bytes_meant_to_hang_do_not(tmp_path: Path, data: bytes):
    file = tmp_path / "any.csv"
    file.write_bytes(data)
    start = time.process_time()

    try:
        read(file)
    except OrganiserError as error:
        assert str(error)  # noqa: PT017 - either is right

    assert time.process_time() - start < _SOONEST
