"""Copies of the whole database to a file and back, by each database's own means.

PostgreSQL's tools write its custom format; SQLite copies itself while it is written to. The copy
holds no key: without the folder of the keys nobody reads a name in it.
"""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from django.db import connection

from organiser import clock, files
from organiser.errors import CannotOpen, UnreadableFile
from organiser.i18n import _

_SQLITE = b"SQLite format 3\0"
_POSTGRESQL = b"PGDMP"
_BLOCK = 1 << 20
_SUFFIX = ".copy"
_END = "RESET search_path; UPDATE history SET is_open = false; COMMIT;"


def back_up(target: Path) -> int:
    """Write a copy of the database to *target*; return its size in bytes."""
    with files.replacing(target) as fresh:
        fresh.chmod(0o600)
        if connection.vendor == "postgresql":
            done = _run("pg_dump", "--format=custom", "--no-owner", "--file", str(fresh))
            if done.returncode != 0:
                raise _stopped("pg_dump", done.stderr)
        else:
            connection.ensure_connection()
            with closing(sqlite3.connect(fresh)) as copy:
                connection.connection.backup(copy)
    return target.stat().st_size


def dated(folder: Path) -> Path:
    """Return the name of a copy that is made now, in a folder of copies."""
    return folder / f"organiser-hq-{clock.now():%Y-%m-%d-%H%M%S}{_SUFFIX}"


def drop_older(folder: Path, days: int) -> int:
    """Drop the copies of ours that are older than so many days; return how many."""
    then = (clock.now() - timedelta(days=days)).timestamp()
    old = [file for file in folder.glob(f"organiser-hq-*{_SUFFIX}") if file.stat().st_mtime < then]
    for file in old:
        file.unlink()
    return len(old)


def check(source: Path) -> None:
    """Refuse what is no copy of ours, before anything is touched."""
    try:
        with source.open("rb") as stream:
            head = stream.read(len(_SQLITE))
    except OSError as error:
        raise UnreadableFile(_("{file} cannot be read.").format(file=source)) from error
    if connection.vendor == "postgresql":
        is_ours = head.startswith(_POSTGRESQL) and _is_archive(source)
    else:
        is_ours = head == _SQLITE and _is_whole(source)
    if not is_ours:
        raise UnreadableFile(
            _("{file} is no copy of this kind of database, or is damaged.").format(file=source)
        )


def put_back(source: Path) -> None:
    """Have the database be what *source* holds: all of it, or nothing is changed."""
    if connection.vendor == "postgresql":
        _put_back_at_once(source)
        return
    connection.ensure_connection()
    with closing(_opened(source)) as copy:
        copy.backup(connection.connection)


def _put_back_at_once(source: Path) -> None:
    """Drop every table and function, read the copy, in one transaction that a whole copy ends.

    `pg_restore --clean` cannot drop the parts of a table.
    """
    tables = ", ".join(map(connection.ops.quote_name, connection.introspection.table_names()))
    first = f"BEGIN; DROP TABLE IF EXISTS {tables} CASCADE;" if tables else "BEGIN;"
    first += "".join(f" DROP FUNCTION {each} CASCADE;" for each in _functions())
    connection.close()
    with TemporaryFile() as said:
        is_done = _piped(source, first, _END, said)
        if not is_done:
            said.seek(0)
            raise _stopped("pg_restore", said.read().decode(errors="replace"))


def _functions() -> list[str]:
    """Return the functions of our schema that belong to no extension."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.oid::regprocedure::text FROM pg_proc p "
            "WHERE p.pronamespace = current_schema()::regnamespace AND NOT EXISTS "
            "(SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')"
        )
        return [str(name) for (name,) in cursor.fetchall()]


def _piped(source: Path, first: str, last: str, said: IO[bytes]) -> bool:
    """Have psql read *first*, the copy and, if it was whole, *last*; whether all went well."""
    gives = [_program("pg_restore"), "--no-owner", "--file=-", str(source)]
    reads = [_program("psql"), "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1"]
    silent = subprocess.DEVNULL
    with (
        subprocess.Popen(gives, stdout=subprocess.PIPE, stderr=silent) as giving,  # noqa: S603  (PostgreSQL's own programs)
        subprocess.Popen(  # noqa: S603  (the same)
            reads, stdin=subprocess.PIPE, stdout=silent, stderr=said, env=_environment()
        ) as reading,
    ):
        assert reading.stdin is not None
        assert giving.stdout is not None
        with suppress(BrokenPipeError):  # it stopped, and says why itself
            reading.stdin.write(f"{first}\n".encode())
            shutil.copyfileobj(giving.stdout, reading.stdin, _BLOCK)
            is_whole = giving.wait() == 0
            reading.stdin.write(f"{last if is_whole else ''}\n".encode())
            reading.stdin.close()
            return reading.wait() == 0 and is_whole
        return False


def _is_archive(source: Path) -> bool:
    done = _run("pg_restore", "--list", str(source))
    return done.returncode == 0 and " TABLE DATA public history " in done.stdout


def _is_whole(source: Path) -> bool:
    try:
        with closing(_opened(source)) as copy:
            copy.execute("SELECT epoch FROM history").fetchone()
            return bool(copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok")
    except sqlite3.DatabaseError:
        return False


def _opened(source: Path) -> sqlite3.Connection:
    """Open a copy as it lies there: nothing is written beside it."""
    return sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def _run(program: str, *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(  # noqa: S603  (PostgreSQL's own program, words of ours)
        [_program(program), *words], env=_environment(), capture_output=True, encoding="utf-8",
        errors="replace", check=False,
    )  # fmt: skip


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        words = _("{program} is not on this machine: install PostgreSQL’s client programs.")
        raise CannotOpen(words.format(program=name))
    return found


def _stopped(program: str, said: str) -> CannotOpen:
    first = next((line for line in said.splitlines() if "ERROR" in line or "error" in line), "")
    return CannotOpen(_("{program} stopped: {why}").format(program=program, why=first))


def _environment() -> dict[str, str]:
    """Return where the database is, as its own programs read it; a password is on no screen."""
    told: dict[str, Any] = dict(connection.settings_dict)
    words = {
        "PGHOST": told["HOST"], "PGPORT": told["PORT"], "PGUSER": told["USER"],
        "PGPASSWORD": told["PASSWORD"], "PGDATABASE": told["NAME"],
        "PGSSLMODE": told["OPTIONS"].get("sslmode"),
        "PGSSLROOTCERT": told["OPTIONS"].get("sslrootcert"),
    }  # fmt: skip
    return {**os.environ, **{name: str(value) for name, value in words.items() if value}}
