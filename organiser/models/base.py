"""What every table has in common: identity, topic, and which columns may leave."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import BigInteger, Dialect, LargeBinary, MetaData, String, TypeDecorator, event
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from organiser import clock
from organiser.domain.identifier import id_by_key, new_id
from organiser.domain.kinds import Reach


class Id(TypeDecorator[UUID]):
    """A UUID as its sixteen bytes."""

    impl = LargeBinary(16)
    cache_ok = True

    def process_bind_param(self, value: UUID | bytes | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002
        """Write."""
        return value.bytes if isinstance(value, UUID) else value

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> UUID | None:  # noqa: ARG002
        """Read."""
        return None if value is None else UUID(bytes=value)


class Moment(TypeDecorator[datetime]):
    """A moment as milliseconds since 1970, UTC."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        """Write."""
        return None if value is None else clock.stamp(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Read."""
        return None if value is None else clock.moment(value)


class Choice(TypeDecorator[StrEnum]):
    """One word of a closed list, as that word."""

    impl = String
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Write."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:  # noqa: ARG002
        """Read."""
        return None if value is None else self.kind(value)


class Base(DeclarativeBase):
    """Names every constraint, so that a migration can find it again."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {UUID: Id, datetime: Moment}
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Record(Base):
    """A row with an identity of its own, the same here and at headquarters."""

    __abstract__ = True

    topic: ClassVar[str]
    """The subject that screens listen to; see `organiser.database`."""

    synced_columns: ClassVar[Mapping[str, Reach]] = {}
    """The columns that may leave this computer. A column not named here never does."""

    derived_columns: ClassVar[frozenset[str]] = frozenset()
    """Columns worked out from others: neither sent nor undone by themselves."""

    subject_column: ClassVar[str | None] = None
    """The column that names the person a record is about."""

    forgotten_columns: ClassVar[frozenset[str]] = frozenset()
    """Of a record that outlives the person it is about: what it tells of her, emptied then."""

    natural_key: ClassVar[tuple[str, ...]] = ()
    """Of what there can be once only: the columns that say which. Its id follows from them, so
    that two laptops that write it write one record."""

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)


@event.listens_for(Record, "before_insert", propagate=True)
def _name_by_key(_mapper: object, _connection: object, row: Record) -> None:
    given: UUID | None = row.id
    if row.natural_key and given is None:
        row.id = id_by_key(row.__tablename__, *(getattr(row, name) for name in row.natural_key))


def totalled(*columns: str) -> dict[str, Reach]:
    """Say that *columns* may be counted at headquarters."""
    return dict.fromkeys(columns, Reach.COUNTED)


def identity(*columns: str) -> dict[str, Reach]:
    """Say that *columns* tell who somebody is."""
    return dict.fromkeys(columns, Reach.IDENTITY)


def sealed(*columns: str) -> dict[str, Reach]:
    """Say that *columns* are for the committee's eyes only."""
    return dict.fromkeys(columns, Reach.SEALED)
