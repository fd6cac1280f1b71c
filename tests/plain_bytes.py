"""Reads an encrypted file down to its bytes, what lies free in its pages included."""

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from organiser.usecases.field import printing

PAGE, RESERVED = 4096, 80


def plain_bytes(file: Path, key: bytes) -> bytes:
    """Every page of an encrypted file as it lies there, what is free included."""
    content, out = file.read_bytes(), []
    for start in range(0, len(content), PAGE):
        page = content[start : start + PAGE]
        body = page[16 : PAGE - RESERVED] if start == 0 else page[: PAGE - RESERVED]
        first_vector = page[PAGE - RESERVED : PAGE - RESERVED + 16]
        cipher = Cipher(algorithms.AES(key), modes.CBC(first_vector)).decryptor()
        out.append(cipher.update(body) + cipher.finalize())
    return b"".join(out)


def found_in(database, words) -> list[str]:
    """Which of *words* stand anywhere in the file: in any table, or in its bare bytes."""
    database.settle()
    plain = plain_bytes(database.file, database.key())
    assert b"alembic_version" in plain
    return [word for word in words if word.encode() in plain or word in _cells(database)]


def _cells(database) -> str:
    with database.raw() as connection:
        names = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND sql NOT NULL"
        ).scalars()
        cells = [
            cell
            for name in list(names)
            for row in connection.exec_driver_sql(f"SELECT * FROM {name}")
            for cell in row
        ]
        manifests = connection.exec_driver_sql(
            "SELECT manifest FROM sheet_page UNION ALL SELECT head FROM sheet"
        ).scalars()
        frozen = [printing.unpacked(content) for content in manifests]
    return "\n".join([*map(str, cells), *frozen])
