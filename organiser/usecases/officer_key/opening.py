"""Opens what headquarters wrote out of one person: all of it is given to her, notes too (R25)."""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from organiser import clock
from organiser.credentials.officer_key import open_key
from organiser.domain.exchange.matrix import KINDS
from organiser.errors import CannotOpen, UnreadableFile
from organiser.i18n import _
from organiser.sync import sealing
from organiser.sync.officer_key import NotOfAnOfficer, open_closed
from organiser.sync.sealing import CannotUnseal
from organiser.sync.values import LOST
from organiser.usecases.officer_key.letter import Contents, Row, letter
from organiser.usecases.rights.access_files import FORMAT, explained, write_files


@dataclass(frozen=True, slots=True)
class Given:
    """What was written for her."""

    rows: int
    opened: int
    """Fields that headquarters could not read."""
    sealed: int
    """Those that these keys do not open either."""


def open_export(export: Path, keys: Sequence[tuple[Path, str]], out: Path) -> Given:
    """Write the ZIP for one person from the file *export*; *keys*: files, each with its passphrase.

    The keys that a committee handed over open its notes; what they do not open is said.
    """
    private = tuple(open_key(file, passphrase) for file, passphrase in keys)
    contents = _read(export, private)
    report = letter(contents)
    tables: dict[str, list[dict[str, Any]]] = {}
    for row in contents.rows + contents.beside:
        tables.setdefault(row.kind, []).append({"id": row.id.hex, **row.fields})
    for each in contents.naming:
        tables.setdefault(each["kind"], []).append({"id": each["id"], "names_her_as": each["as"]})
    data = {
        "format": FORMAT, "made_at": clock.now().isoformat(),
        "read_at_headquarters": contents.made_at, "explained": explained(report),
        "uses": list(contents.looks), "tables": tables,
    }  # fmt: skip
    write_files(out, report, json.dumps(data, ensure_ascii=False, indent=1), tables)
    every = contents.rows + contents.beside
    return Given(
        len(every), sum(len(row.opened) for row in every), sum(len(row.sealed) for row in every)
    )


def _read(export: Path, private: tuple[bytes, ...]) -> Contents:
    try:
        said = open_closed(export.read_bytes(), private)
        keys = tuple(_keys(said["wraps"], private))
        scope = str(said["scope"])
        return Contents(
            said["committee"], said["controller"], said["officer"], said["made_at"],
            UUID(hex=said["person"]), tuple(said["looks"]),
            tuple(_row(each, scope, keys) for each in said["records"]),
            tuple(_row(each, scope, keys) for each in said["beside"]), tuple(said["naming"]),
        )  # fmt: skip
    except CannotUnseal as error:
        raise CannotOpen(_("This file was written for another officer’s key.")) from error
    except (OSError, NotOfAnOfficer, KeyError, TypeError, ValueError) as error:
        raise UnreadableFile(
            _("This is not a file that headquarters wrote for the officer.")
        ) from error


def _keys(wraps: Sequence[Mapping[str, Any]], private: tuple[bytes, ...]) -> list[bytes]:
    """Return the committee's keys, as far as they were handed to one of the officer's."""
    found = []
    for wrap in wraps:
        for each in private:
            with suppress(CannotUnseal):
                found.append(sealing.unwrap(str(wrap["wrapped"]), each))
    return found


def _row(said: Mapping[str, Any], scope: str, keys: Sequence[bytes]) -> Row:
    row = Row(said["kind"], UUID(hex=said["id"]), dict(said["fields"]), frozenset(), frozenset())
    names = KINDS[row.kind].sealed if row.kind in KINDS else frozenset()
    told = {name for name in names if row.fields.get(name) not in {None, ""}}
    opened = {}
    for name in told:
        for key in keys:
            with suppress(CannotUnseal):
                opened[name] = sealing.unseal(key, _place(row, scope, name), row.fields[name])
    return replace(
        row, fields={**row.fields, **opened}, opened=frozenset(opened),
        sealed=frozenset(told - opened.keys()),
    )  # fmt: skip


def _place(row: Row, scope: str, name: str) -> bytes:
    """Return where a field was sealed for; what was not kept, for where it came from."""
    if name == LOST and "field" in row.fields:
        came_from = UUID(hex=str(row.fields["record_id"]))
        return sealing.place_of(scope, came_from, str(row.fields["field"]))
    return sealing.place_of(scope, row.id, name)
