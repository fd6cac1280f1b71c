"""Strikes people out of printed sheets: their codes and lines stay, so that they are still read."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import Connection

from organiser.domain.manifest import Manifest, Page, Row, from_json, to_json
from organiser.usecases.field.printing import packed, unpacked
from organiser.usecases.rights.traces import STRUCK, Traces


@dataclass(frozen=True, slots=True)
class _Who:
    """Ids and doors as the pages write them, and the names printed at those doors."""

    ids: Collection[str]
    doors: Collection[str]
    names: Collection[str]


def strike(
    connection: Connection,
    subjects: Collection[bytes],
    traces: Traces,
    homes: Collection[bytes],
    names: Collection[str],
) -> tuple[int, set[bytes]]:
    """Strike *subjects* out of every sheet; return how many pages, and which *homes* they name.

    At her own door she is struck out by any of her *names*, whoever else bears it.
    """
    doors = {str(UUID(bytes=key)): key for key in homes}
    who = _Who({str(UUID(bytes=key)) for key in subjects}, frozenset(doors), frozenset(names))
    changed, named = 0, set[bytes]()
    pages = connection.exec_driver_sql("SELECT id, manifest FROM sheet_page").all()
    for key, content in pages:
        text = unpacked(content)
        named |= {door for word, door in doors.items() if word in text}
        changed += _rewrite(connection, "sheet_page", "manifest", key, text, who, traces)
    for key, content in connection.exec_driver_sql("SELECT id, head FROM sheet").all():
        _rewrite(connection, "sheet", "head", key, unpacked(content), who, traces)
    return changed, named


def _rewrite(
    connection: Connection,
    table: str,
    column: str,
    key: bytes,
    text: str,
    who: _Who,
    traces: Traces,
) -> bool:
    old = from_json(text) if any(word in text for word in (*who.ids, *who.doors)) else None
    manifest = None if old is None else _without(old, who)
    if manifest == old and traces.struck(text) == text:
        return False
    manifest = manifest or from_json(text)
    fresh = from_json(traces.struck(to_json(manifest)))
    connection.exec_driver_sql(
        f"UPDATE {table} SET {column} = ? WHERE id = ?",  # noqa: S608  (our words)
        (packed(fresh), key),
    )
    return True


def _without(manifest: Manifest, who: _Who) -> Manifest:
    return replace(manifest, pages=tuple(_page_without(page, who) for page in manifest.pages))


def _page_without(page: Page, who: _Who) -> Page:
    return replace(page, rows=tuple(_row_without(row, who) for row in page.rows))


def _row_without(row: Row, who: _Who) -> Row:
    """The door stays, without her: what comes back of it is of the door.

    A line of calls is of her alone: where there is no door, nothing of it stays.
    """
    if row.person is not None and str(row.person) in who.ids:
        if row.door is None:
            return replace(row, person=None, shown=None)
        shown = row.shown and replace(row.shown, name=STRUCK if row.shown.name else "")
        return replace(row, person=None, shown=shown)
    if row.shown is None or str(row.door) not in who.doors:
        return row
    said = ", ".join(STRUCK if n in who.names else n for n in row.shown.name.split(", "))
    return replace(row, shown=replace(row.shown, name=said))
