"""The floor of a first upload: the same batches sealed, packed, posted and copied in by no rule of ours.

    python benchmarks/bare_upload.py FOLDER       FOLDER: of a laptop that was never paired

What no program in Python with these libraries does without: rows are read from SQLCipher and put in
JSON, packed and carried over HTTP; the other end unpacks and decodes them, encrypts what tells who
somebody is and copies it into a table with the three indexes that every record needs. Nothing is
checked, merged, frozen, acknowledged or remembered on either side.
"""

import gc
import http.client
import json
import os
import struct
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import msgspec
import nacl.bindings as nacl
import psycopg
import zstandard

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks"), str(ROOT / "tests")]

from organiser.database import Database  # noqa: E402  (after the path)

KEY, NONCE = b"k" * 32, 24
AT_ONCE = 12_000
TABLE = """
CREATE TABLE bare (scope bigint, id uuid, kind text, seq bigint, state smallint, subject uuid,
                   fields jsonb, secret bytea, versions jsonb, at bigint);
CREATE UNIQUE INDEX ON bare (scope, id, kind);
CREATE UNIQUE INDEX ON bare (scope, seq);
CREATE INDEX ON bare (scope, subject);
"""
_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(list[tuple[str, str, str | None, dict[str, object]]]).decode


def floor(folder: Path) -> tuple[int, float, float, float]:
    """Return how many records went up, and CPU seconds of both ends and of PostgreSQL."""
    import postgres
    import psutil
    from laptop import _open
    from serving import spent_by

    from organiser.sync.values import codecs

    address = postgres.cluster() + "postgres"
    port = address.rpartition(":")[2].partition("/")[0]
    database = next(
        process for process in psutil.process_iter(["name", "cmdline"])
        if process.info["name"] == "postgres" and port in (process.info["cmdline"] or ())
    )  # fmt: skip
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(TABLE)
        server = HTTPServer(("127.0.0.1", 0), _door(connection))
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        laptop, names = _open(folder), {kind: each.columns for kind, each in codecs().items()}
        gc.collect()
        gc.freeze()
        gc.set_threshold(50_000, 20, 50)
        before, began = spent_by(database), time.process_time()
        many, said = _send(laptop, names, server.server_port)
        spent, by_database = time.process_time() - began, spent_by(database) - before
        server.shutdown()
    postgres.stop()
    return many, spent, by_database, said


def _send(
    database: Database, columns_of: Mapping[str, Sequence[str]], port: int
) -> tuple[int, float]:
    """Read every new row and send it; return how many, and the MB that went."""
    many, size = 0, 0
    packer = zstandard.ZstdCompressor(level=1)
    line = http.client.HTTPConnection("127.0.0.1", port)
    waiting: list[tuple[str, str, str | None, object]] = []
    with database.bare() as file:
        for (kind,) in file.execute("SELECT DISTINCT kind FROM outbox").fetchall():
            columns = columns_of[kind]
            names = ", ".join(
                f'lower(hex("{name}"))' if name == "id" or name.endswith("_id") else f'"{name}"'
                for name in columns
            )
            told = msgspec.defstruct(kind, [(f"f{at}", object, "") for at in range(len(columns))],
                                     omit_defaults=True)  # fmt: skip
            for record, *values in file.execute(f"SELECT lower(hex(id)), {names} FROM {kind}"):
                waiting.append((kind, record, record, told(*values)))
    for start in range(0, len(waiting), AT_ONCE):
        some = waiting[start : start + AT_ONCE]
        body = packer.compress(_encode(some))
        line.request("POST", "/", body)
        line.getresponse().read()
        many, size = many + len(some), size + len(body)
    database.close()
    return many, size / 1e6


def _door(connection: psycopg.Connection) -> type[BaseHTTPRequestHandler]:
    class Door(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        seq = 0

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            raw = zstandard.ZstdDecompressor().decompress(body, max_output_size=1 << 26)
            data = _copied(_decode(raw), Door.seq)
            Door.seq += AT_ONCE
            with (
                connection.transaction(),
                connection.cursor() as cursor,
                cursor.copy("COPY bare FROM STDIN (FORMAT BINARY)") as copy,
            ):
                copy.write(data)
            self.send_response(200)
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"ok")

        def log_message(self, *_words: object) -> None:
            """Say nothing."""

    return Door


def _copied(rows: list[tuple[str, str, str | None, dict[str, object]]], seq: int) -> bytes:
    nonces, parts = os.urandom(NONCE * len(rows)), [b"PGCOPY\n\xff\r\n\0" + bytes(8)]
    size, whole = struct.Struct(">i").pack, struct.Struct(">iq").pack
    for at, (kind, record, subject, fields) in enumerate(rows):
        nonce, name = nonces[at * NONCE : (at + 1) * NONCE], kind.encode()
        secret = nonce + nacl.crypto_secretbox_easy(_encode(fields), nonce, KEY)
        versions = b'\1{"*": [%d, 1795000000000, "1.1", 0]}' % (seq + at)
        parts.append(b"".join((
            b"\0\x0a", whole(8, 1), b"\0\0\0\x10", bytes.fromhex(record), size(len(name)), name,
            whole(8, seq + at), b"\0\0\0\2\0\0", b"\0\0\0\x10", bytes.fromhex(subject or record),
            b"\0\0\0\3\1{}", size(len(secret)), secret, size(len(versions)), versions, whole(8, 1),
        )))  # fmt: skip
    return b"".join((*parts, b"\xff\xff"))


if __name__ == "__main__":
    records, both, its_database, sent = floor(Path(sys.argv[1]))
    print(json.dumps({"records": records, "cpu": both + its_database, "postgres": its_database,
                      "megabytes": sent}))  # fmt: skip
