"""Which columns of which tables name a person: read from the tables, so that none is forgotten."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Column, Table

from organiser.models import tables
from organiser.models.base import Id, Record

NAMED_WITHOUT_KEY = frozenset({("person", "referrer_id"), ("person", "point_person_id")})
"""Columns that name a person without a foreign key; a test asks about every other one."""
OWNED_WITHOUT_KEY = frozenset({("conflict", "person_id")})
"""Rows that go with the person they name although no foreign key says so: they may come first."""
NAME_NOBODY = frozenset({
    ("person", "import_id"), ("duplicate_proposal", "import_id"), ("sheet", "replaces_id"),
    ("newcomer", "moved_from"), ("vote_help", "with_id"),
    ("journal", "record_id"), ("outbox", "record_id"), ("outbox", "subject_id"),
    ("household", "address_id"), ("action", "series_id"),
    ("outreach", "after_id"), ("conflict", "record_id"), ("settled", "conflict_id"),
    ("line_state", "committee_id"), ("line_aside", "record_id"), ("line_aside", "subject_id"),
    ("line_offer", "record_id"), ("directive", "series_id"), ("directive_reading", "directive_id"),
    ("proposal", "series_id"), ("proposal_answer", "series_id"), ("proposal_answer", "into_id"),
    ("proposal_draft", "series_id"), ("seconding", "proposal_id"), ("seen_answer", "series_id"),
    ("shared_proposal", "into_id"), ("outreach", "directive_id"), ("drive_count", "about_id"),
    ("outreach", "selection_id"), ("walk", "pathway_id"),
    ("sent_file", "owner_id"),
})  # fmt: skip
"""Columns of ids that name something else, or that are handled by those who keep the journal."""


@dataclass(frozen=True, slots=True)
class PersonColumn:
    """A column that names a person, and what becomes of its row when she goes."""

    kind: type[Record]
    name: str
    owns: bool
    """Whether the row is hers and goes with her."""
    is_subject: bool
    """Whether the row is about her; what is told of her in it goes even where the row stays."""

    @property
    def table(self) -> str:
        """Return the name of the table."""
        return str(self.kind.__tablename__)


def person_columns() -> tuple[PersonColumn, ...]:
    """Return every column of the file that names a person, the table of people left out."""
    return tuple(_found())


def _found() -> Iterator[PersonColumn]:
    for kind in tables.kinds():
        if not issubclass(kind, Record):
            continue
        table = kind.__table__
        assert isinstance(table, Table)
        for column in table.columns:
            rule = _rule(column)
            is_subject = column.name == kind.subject_column and column.name != "id"
            if rule is not None or is_subject or (table.name, column.name) in NAMED_WITHOUT_KEY:
                owns = rule == "CASCADE" or (table.name, column.name) in OWNED_WITHOUT_KEY
                yield PersonColumn(kind, column.name, owns, is_subject)


def _rule(column: Column[object]) -> str | None:
    """Return what the file does with the row of a column that leads to a person; None if none."""
    for key in column.foreign_keys:
        if key.target_fullname == "person.id":
            return key.ondelete or "CASCADE"
    return None


def unexplained_columns() -> tuple[tuple[str, str], ...]:
    """Return the columns of ids of which nothing says whom or what they name; there are none."""
    known = NAMED_WITHOUT_KEY | NAME_NOBODY | {(c.table, c.name) for c in _found()}
    return tuple(
        (table.name, column.name)
        for table in tables.METADATA.sorted_tables
        for column in table.columns
        if isinstance(column.type, Id)
        and not column.primary_key
        and column.name != "id"
        and not column.foreign_keys
        and (table.name, column.name) not in known
    )
